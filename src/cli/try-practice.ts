import { createInterface } from 'node:readline/promises';
import { loadContent } from '../../adapters/files/load-content.ts';
import { plainText, type Voice } from '../card/plain-text.ts';
import type { Library } from '../content/library.ts';
import type { Practice } from '../content/schema/practice.ts';
import { roomCard } from '../features/practice/room-card.ts';
import type { Couple, Partner, Side } from '../model/couple.ts';
import { sides } from '../model/couple.ts';
import { PartnerWords } from '../model/partner-words.ts';
import { advance, dueAt, type Move, newSession, type SessionEvent } from '../model/practice/advance.ts';
import { type MoveKind, movesOf } from '../model/practice/moves.ts';
import { currentPage, endingOf, entryOf, pageNumber, type Session, stepOf } from '../model/practice/session.ts';
import { say } from './output.ts';

const names = ['Sam', 'Alex'] as const;

/** What can happen next, as a line to pick. */
type Choice = { readonly label: string; readonly event: SessionEvent };

/**
 * Plays a practice in the terminal, as both read it: each card, and below it everything that one of the two could do.
 * Where nobody types, it plays itself: always what comes first, until it ends.
 */
export async function tryPractice(folder: string, id: string): Promise<void> {
  const library = (await loadContent(folder)).library('en');
  const practice = library.practices.get(id);
  if (practice === undefined) {
    say(`There is no practice "${id}". There are: ${[...library.practices.keys()].join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const ask = process.stdin.isTTY ? askPerson() : askNobody();
  const start = Date.now();
  let session = newSession(practice, { id: 'try', coupleId: couple.id, by: 0 }, start);
  let now = start;
  for (let seen = -1; endingOf(session) === null; ) {
    show(library, practice, session, seen);
    seen = pageNumber(session);
    const choices = choicesOf(practice, session);
    const picked = await ask.choose(choices);
    if (picked === null) break;
    if (picked.event.kind === 'time') now = Math.max(now, dueAt(session) ?? now);
    const event = await filled(picked, ask.words);
    const outcome = advance(practice, session, event, now);
    if ('session' in outcome) session = outcome.session;
  }
  if (endingOf(session) !== null) show(library, practice, session, -1);
  ask.close();
}

function show(library: Library, practice: Practice, session: Session, seen: number): void {
  const index = pageNumber(session) - (endingOf(session) === null ? 0 : 1);
  const card = plainText(roomCard({ session, practice, library, couple }, index), voice);
  say(`${seen === index ? '' : '\n────────────────────────────────────────\n'}${card}\n`);
}

/** Everything that one of the two could do, the usual first; and what time would bring. */
function choicesOf(practice: Practice, session: Session): readonly Choice[] {
  const page = pageNumber(session);
  const moves = sides.flatMap((side) =>
    movesOf(practice, session, side).flatMap((kind) =>
      variants(practice, session, side, kind).map((move) => ({ side, move, isDone: isDone(session, side, kind) })),
    ),
  );
  const choices = moves
    .toSorted((a, b) => rank(a) - rank(b))
    .map(
      ({ side, move }): Choice => ({
        label: `${names[side]}: ${describe(move)}`,
        event: { kind: 'move', side, page, move },
      }),
    );
  const time: Choice = { label: 'Time passes', event: { kind: 'time' } };
  return [
    ...choices,
    time,
    ...sides.map((side): Choice => ({ label: `${names[side]}: stop`, event: { kind: 'stop', side } })),
  ];
}

/** What was answered is not answered again, and what can be written comes before going on without it. */
function rank({ move, isDone: done }: { readonly move: Move; readonly isDone: boolean }): number {
  const isWriting = ['answer', 'draft', 'propose', 'pick', 'line'].includes(move.kind);
  if (isWriting) return done ? 9 : 0;
  return { send: 1, yes: 2, 'not-quite': 8, minutes: 10, leave: 7 }[move.kind as string] ?? 5;
}

function isDone(session: Session, side: Side, kind: MoveKind): boolean {
  const { visit } = currentPage(session);
  const as = kind === 'propose' ? 'proposal' : kind;
  if (as !== 'answer' && as !== 'draft' && as !== 'pick' && as !== 'proposal' && as !== 'line') return false;
  // A proposal stands for both: the other one only has to say yes.
  const who = as === 'proposal' ? sides : [side];
  return who.some((one) => entryOf(session, visit, one, as) !== null);
}

function variants(practice: Practice, session: Session, side: Side, kind: MoveKind): readonly Move[] {
  const step = stepOf(practice.steps, currentPage(session));
  switch (kind) {
    case 'begin':
      return [{ kind, first: side }];
    case 'send':
      return [
        { kind, to: 'room' },
        { kind, to: 'other' },
      ];
    case 'minutes':
      return step?.kind === 'wait' ? step.minutes.map((minutes) => ({ kind, minutes })) : [];
    case 'pick':
      return step?.kind === 'choose'
        ? step.options.map(({ id }) => ({ kind, words: { pick: new PartnerWords(id) } }))
        : [];
    case 'answer':
    case 'draft':
    case 'propose':
    case 'line':
      return [{ kind, words: {} }];
    case 'join':
    case 'go-on':
    case 'done':
    case 'yes':
    case 'not-quite':
    case 'leave':
    case 'finish':
      return [{ kind }];
  }
}

function describe(move: Move): string {
  switch (move.kind) {
    case 'pick':
      return `pick ${Object.values(move.words)
        .map((one) => one.reveal())
        .join()}`;
    case 'minutes':
      return `${move.minutes} minutes`;
    case 'send':
      return `send it to the ${move.to === 'room' ? 'channel' : 'other alone'}`;
    default:
      return move.kind.replaceAll('-', ' ');
  }
}

/** Puts words into what is written. */
async function filled({ event }: Choice, words: (label: string) => Promise<string>): Promise<SessionEvent> {
  if (event.kind !== 'move') return event;
  const { move } = event;
  if (!('words' in move) || move.kind === 'pick') return event;
  const text = new PartnerWords(await words(`${names[event.side]} writes`));
  return { ...event, move: { ...move, words: { words: text } } };
}

type Asking = {
  readonly choose: (choices: readonly Choice[]) => Promise<Choice | null>;
  readonly words: (label: string) => Promise<string>;
  readonly close: () => void;
};

function askPerson(): Asking {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  return {
    choose: async (choices) => {
      say(choices.map(({ label }, index) => `  ${index + 1}. ${label}`).join('\n'));
      for (;;) {
        const typed = await reader.question('Which? (q to leave) ').catch(() => 'q');
        if (typed.trim() === 'q') return null;
        const found = choices[Number(typed) - 1];
        if (found !== undefined) return found;
      }
    },
    words: (label) => reader.question(`${label}: `),
    close: () => reader.close(),
  };
}

function askNobody(): Asking {
  let turns = 0;
  return {
    choose: async (choices) => {
      turns += 1;
      // Another time for a wait is no way on.
      const first = choices.find(({ event }) => event.kind !== 'move' || event.move.kind !== 'minutes');
      if (first === undefined || turns > longest) return null;
      say(`  → ${first.label}`);
      return first;
    },
    words: async () => '(a few words)',
    close: () => undefined,
  };
}

/** A practice that goes round and round is left after so many turns. */
const longest = 120;

const voice: Voice = {
  person: ({ user }) => user,
  moment: (at) => new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(at),
};

function partner(side: Side): Partner {
  return {
    side,
    user: { platform: 'web', space: 'try', user: names[side] },
    locale: 'en',
    zone: 'UTC',
    hears: 'mention',
    nudges: true,
    depthLimit: 3,
    themesNever: [],
    packs: [],
    leftAt: null,
  };
}

const couple: Couple = {
  id: 'try',
  room: { platform: 'web', space: 'try', room: 'try' },
  partners: [partner(0), partner(1)],
  createdAt: 0,
  reveal: 'room',
  answers: 'sealed',
  quietHours: { from: '00:00', to: '00:00' },
  pause: null,
  ending: null,
};

import type { Practice } from '../../../src/content/schema/practice.ts';
import { longest } from '../../../src/features/practice/write-form.ts';
import { type Side, sides } from '../../../src/model/couple.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { advance, dueAt, type Move, newSession, type SessionEvent } from '../../../src/model/practice/advance.ts';
import { type MoveKind, movesOf } from '../../../src/model/practice/moves.ts';
import { currentPage, endingOf, pageNumber, type Session, stepOf } from '../../../src/model/practice/session.ts';

const start = Date.parse('2026-11-02T15:00:00Z');

/** Every way in which a practice can stand, along every branch of it, with the longest words that can be written. */
export function everyStateOf(practice: Practice, coupleId: string): readonly Session[] {
  const id = '00000000-0000-4000-8000-000000000000';
  const known = new Map<string, Session>();
  let fresh = [newSession(practice, { id, coupleId, by: 0 }, start)];
  while (fresh.length > 0) {
    for (const one of fresh) known.set(stateOf(one), one);
    const next = new Map(fresh.flatMap((one) => after(practice, one)).map((one) => [stateOf(one), one]));
    fresh = [...next].flatMap(([state, one]) => (known.has(state) ? [] : [one]));
  }
  return [...known.values()];
}

/** What decides how it goes on. */
function stateOf({ pages, swapped, entries, held }: Session): string {
  const { visit, until: _, ...page } = pages.at(-1) ?? pages[0];
  const own = entries
    .filter((one) => one.visit === visit)
    .map(({ side, kind, words }) => [side, kind, words['pick']?.reveal() ?? '']);
  return JSON.stringify([page, swapped, own.toSorted(), held]);
}

function after(practice: Practice, session: Session): readonly Session[] {
  if (endingOf(session) !== null) return [];
  const page = pageNumber(session);
  const moves = sides.flatMap((side) =>
    movesOf(practice, session, side).flatMap((kind) =>
      movesWith(practice, session, side, kind).map((move) => ({ side, move })),
    ),
  );
  const events: readonly SessionEvent[] = [
    ...moves.map(({ side, move }) => ({ kind: 'move' as const, side, page, move })),
    { kind: 'time' },
    { kind: 'stop', side: 1 },
  ];
  return events.flatMap((event) => {
    const at = event.kind === 'time' ? (dueAt(session) ?? start) : session.restsSince;
    const outcome = advance(practice, session, event, at);
    return 'session' in outcome ? [outcome.session] : [];
  });
}

/** Every variant of a move; whoever may begin is the same for both. */
export function movesWith(practice: Practice, session: Session, side: Side, kind: MoveKind): readonly Move[] {
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
    case 'answer': {
      if (step?.kind === 'ask' && step.format !== 'words') {
        const pick = step.format === 'scale' ? '5' : (step.options[side]?.id ?? '');
        return [{ kind, words: { pick: new PartnerWords(pick) } }];
      }
      return [{ kind, words: { words: full(longest.answer) } }];
    }
    case 'draft': {
      const parts = step?.kind === 'write' ? step.parts : [];
      return [{ kind, words: Object.fromEntries(parts.map(({ id }) => [id, full(longest.draft)])) }];
    }
    case 'propose':
    case 'line':
      return [{ kind, words: { words: full(longest[kind]) } }];
    default:
      return [{ kind }];
  }
}

/** Words that platforms write longer than they were typed. */
function full(length: number): PartnerWords {
  return new PartnerWords('&<*'.repeat(length).slice(0, length));
}

import { expect } from 'vitest';
import type { Practice } from '../../src/content/schema/practice.ts';
import { otherSide, type Side, sides } from '../../src/model/couple.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { advance, type Move, newSession, type SessionEvent } from '../../src/model/practice/advance.ts';
import { type MoveKind, movesOf } from '../../src/model/practice/moves.ts';
import { currentPage, endingOf, entryOf, pageNumber, type Session, stepOf } from '../../src/model/practice/session.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { cardWith, type Person, type World } from './driver.ts';

/** A shipped practice. */
export async function shippedPractice(id: string): Promise<Practice> {
  const practice = (await shippedContent()).library('en').practices.get(id);
  if (practice === undefined) throw new Error(`there is no practice ${id}`);
  return practice;
}

/**
 * Sam asks for a practice, and the two walk it to its end, pressing what their cards say. `turn` says which of the ways
 * is taken at a fork; on every other way the first saying back is not quite it. A session beside it, without any platform,
 * knows whose turn it is.
 */
export async function walk(world: World, practice: Practice, turn: number): Promise<void> {
  const about = { id: 'beside', coupleId: 'beside', by: 0 } as const;
  let session = newSession(practice, about, world.now());
  await world.sam.command('practice', { name: practice.title });
  await world.sam.click(practice.alone === true ? 'Start it now' : 'Ask to do this together');
  await world.settle();
  let isDoubted = turn % 2 === 0;
  for (let count = 0; endingOf(session) === null && count < 150; count += 1) {
    const doubt = isDoubted ? null : notQuite(practice, session);
    if (doubt !== null) isDoubted = true;
    const event = doubt ?? next(practice, session, turn);
    if (event.kind === 'move') await press(world, practice, session, event);
    else await world.pass(Math.max(60_000, (currentPage(session).until ?? 0) - world.now() + 60_000));
    await world.settle();
    const outcome = advance(practice, session, event, world.now());
    if (!('session' in outcome))
      throw new Error(`${practice.id}: ${JSON.stringify(event)} is refused: ${outcome.refused}`);
    session = outcome.session;
  }
  expect(endingOf(session)).toBe('done');
  expect((await cardWith(world.alex, 'That’s it for today.')).text).toContain(practice.title);
}

type MoveEvent = Extract<SessionEvent, { kind: 'move' }>;

/** That what was said back is not quite it, from whoever can say so now. */
function notQuite(practice: Practice, session: Session): SessionEvent | null {
  const side = sides.find((one) => movesOf(practice, session, one).includes('not-quite'));
  if (side === undefined) return null;
  return { kind: 'move', side, page: pageNumber(session), move: { kind: 'not-quite' } };
}

/** What comes next: what can be said is said, and at a fork another way every time. */
function next(practice: Practice, session: Session, turn: number): SessionEvent {
  const page = pageNumber(session);
  const { visit } = currentPage(session);
  const step = stepOf(practice.steps, currentPage(session));
  const isIn = (side: Side, kind: 'answer' | 'draft' | 'pick' | 'line') => entryOf(session, visit, side, kind) !== null;
  const order: readonly MoveKind[] = [
    'answer',
    'draft',
    'send',
    'pick',
    'line',
    'yes',
    'propose',
    'join',
    'begin',
    'done',
    'go-on',
    'finish',
  ];
  for (const kind of order) {
    for (const side of sides) {
      if (!movesOf(practice, session, side).includes(kind)) continue;
      if ((kind === 'answer' || kind === 'draft' || kind === 'pick' || kind === 'line') && isIn(side, kind)) continue;
      if (kind === 'send' && turn % 3 === 2) return { kind: 'move', side, page, move: { kind: 'leave' } };
      // Whoever comes to a fork again goes another way.
      const before =
        new Set(
          session.pages
            .filter((one) => one.first === currentPage(session).first && stepOf(practice.steps, one) === step)
            .map((one) => one.visit),
        ).size - 1;
      return { kind: 'move', side, page, move: moveOf(kind, side, turn + before, step) };
    }
  }
  return { kind: 'time' };
}

function moveOf(kind: MoveKind, side: Side, turn: number, step: ReturnType<typeof stepOf>): Move {
  switch (kind) {
    case 'begin':
      return { kind, first: side };
    case 'send':
      return { kind, to: (side + turn) % 2 === 0 ? 'room' : 'other' };
    case 'pick': {
      const options = step?.kind === 'choose' ? step.options : [];
      return { kind, words: { pick: new PartnerWords(options[turn % Math.max(1, options.length)]?.id ?? '') } };
    }
    case 'answer':
    case 'draft':
    case 'propose':
    case 'line':
      return { kind, words: { words: new PartnerWords(`${kind} of ${side}`) } };
    case 'minutes':
      return { kind, minutes: 20 };
    default:
      return { kind };
  }
}

/** Presses on the platform what the move is called there. */
async function press(world: World, practice: Practice, session: Session, { side, move }: MoveEvent): Promise<void> {
  const person: Person = side === 0 ? world.sam : world.alex;
  const step = stepOf(practice.steps, currentPage(session));
  const isShown =
    currentPage(session).place.kind === 'step' && (currentPage(session).place as { part: string }).part === 'shown';
  switch (move.kind) {
    case 'answer': {
      await person.click('Answer');
      if (step?.kind === 'ask' && step.format === 'words') return person.submit({ words: `answer of ${person.name}` });
      return person.click(step?.kind === 'ask' && step.format === 'options' ? (step.options[side]?.label ?? '') : '4');
    }
    case 'draft': {
      await person.click('Write');
      const parts = step?.kind === 'write' ? step.parts : [];
      return person.submit(Object.fromEntries(parts.map(({ id }) => [id, `${id} of ${person.name}`])));
    }
    case 'propose':
      await person.click(isShown ? 'Put it differently' : 'Write it down');
      return person.submit({ words: `proposal of ${person.name}` });
    case 'line':
      await person.click('Add a line');
      return person.submit({ words: `line of ${person.name}` });
    case 'send':
      await person.click(move.to === 'room' ? 'Send it to the channel' : 'Send it to your partner');
      if (move.to === 'other') {
        await world.settle();
        await (side === 0 ? world.alex : world.sam).click('Read it');
      }
      return;
    case 'pick':
      return person.click(
        step?.kind === 'choose'
          ? (step.options.find(({ id }) => id === move.words['pick']?.reveal())?.label ?? '')
          : '',
      );
    case 'leave':
      return person.click('Keep it to myself');
    case 'yes':
      return person.click(step?.kind === 'agree' ? 'Yes, agreed' : 'Yes, that’s it');
    case 'begin':
      return person.click(move.first === side ? 'I’ll go first' : 'You go first');
    case 'join':
    case 'done':
    case 'go-on':
    case 'finish':
      return person.click({ join: 'I’m in', done: 'I’m done', 'go-on': 'Go on', finish: 'Finish' }[move.kind]);
    case 'not-quite':
      return person.click('Not quite');
    case 'minutes':
      throw new Error(`a walk does not press ${move.kind} for ${otherSide(side)}`);
  }
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import type { Library } from '../../../src/content/library.ts';
import type { Practice } from '../../../src/content/schema/practice.ts';
import { roomCard } from '../../../src/features/practice/room-card.ts';
import type { Side } from '../../../src/model/couple.ts';
import { day, minute } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { advance, dueAt, type Move, newSession } from '../../../src/model/practice/advance.ts';
import { movesOf, whoseTurn } from '../../../src/model/practice/moves.ts';
import { currentPage, endingOf, pageNumber, type Session, stepOf } from '../../../src/model/practice/session.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { proofRuns } from '../../proof-runs.ts';
import { sampleCouple } from '../check-in/couple-loop.ts';
import { mayShow } from './may-show.ts';
import { randomPractice } from './random-script.ts';

const runs = 500 * proofRuns;
const couple = sampleCouple();
const start = Date.parse('2026-11-02T15:00:00Z');

/** What one of the two, a time-out or the clock does: which of the moves that there are, on which page. */
const deed = fc.record({
  what: fc.constantFrom('move', 'move', 'move', 'move', 'move', 'wrong', 'old', 'hold', 'time', 'restart'),
  side: fc.constantFrom<Side>(0, 1),
  nth: fc.nat({ max: 11 }),
  minutes: fc.constantFrom(1, 5, 30, 300),
});

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const everyMove = [
  'join',
  'begin',
  'go-on',
  'done',
  'yes',
  'not-quite',
  'answer',
  'draft',
  'send',
  'leave',
  'pick',
  'minutes',
  'propose',
  'line',
  'finish',
] as const;

test(`whatever the two do in whatever practice: ${runs} histories`, async () => {
  const library = (await shippedContent()).library('en');
  let visited = new Set<string>();
  fc.assert(
    fc.property(randomPractice, fc.array(deed, { minLength: 20, maxLength: 60, size: 'max' }), (practice, deeds) => {
      const history = new History(library, practice);
      for (const one of deeds) history.do(one);
      history.letRest();
      visited = visited.union(history.visited);
    }),
    { numRuns: runs },
  );
  // Otherwise there is nothing that this has proved.
  expect(visited.size).toBeGreaterThan(15);
}, 600_000);

/** One session, with what was written in it under names of its own, and what has to hold whatever happens. */
class History {
  readonly visited = new Set<string>();
  readonly #library: Library;
  readonly #practice: Practice;
  readonly #secrets: { readonly text: string; readonly side: Side; readonly visit: number }[] = [];
  #session: Session;
  #now = start;
  #count = 0;

  constructor(library: Library, practice: Practice) {
    this.#library = library;
    this.#practice = practice;
    this.#session = newSession(practice, { id: 'session', coupleId: couple.id, by: 0 }, start);
    this.#expectSound();
  }

  do({ what, side, nth, minutes }: Deed): void {
    const before = this.#session;
    const page = pageNumber(before);
    switch (what) {
      case 'move': {
        const moves = movesOf(this.#practice, before, side);
        const kind = moves[nth % Math.max(1, moves.length)];
        if (kind !== undefined) this.#move(side, this.#made(kind, side, nth), page);
        break;
      }
      case 'wrong':
        this.#move(side, this.#made(everyMove[nth] ?? 'join', side, nth), page);
        break;
      case 'old':
        if (page > 0) {
          this.#move(side, this.#made(everyMove[nth] ?? 'join', side, nth), nth % page);
          expect(this.#session).toBe(before);
        }
        break;
      case 'hold':
        this.#event({ kind: this.#session.held ? 'resume' : 'hold' });
        break;
      case 'time':
        this.#now += minutes * minute;
        this.#event({ kind: 'time' });
        break;
      case 'restart':
        this.#session = structuredCloneOf(this.#session);
        break;
    }
    this.#expectSound();
  }

  /** Nobody does anything any more: it ends by itself. */
  letRest(): void {
    if (this.#session.held) this.#event({ kind: 'resume' });
    for (let times = 0; times < 5 && endingOf(this.#session) === null; times += 1) {
      this.#now = (dueAt(this.#session) ?? this.#now) + (times % 2 === 0 ? 0 : 3 * day);
      this.#event({ kind: 'time' });
      this.#expectSound();
    }
    expect(endingOf(this.#session)).not.toBeNull();
  }

  #made(kind: (typeof everyMove)[number], side: Side, nth: number): Move {
    const step = stepOf(this.#practice.steps, currentPage(this.#session));
    switch (kind) {
      case 'begin':
        return { kind, first: side };
      case 'send':
        return { kind, to: nth % 2 === 0 ? 'room' : 'other' };
      case 'minutes':
        return { kind, minutes: step?.kind === 'wait' ? (step.minutes[nth % step.minutes.length] ?? 1) : 20 };
      case 'pick':
        return {
          kind,
          words: {
            pick: new PartnerWords(step?.kind === 'choose' ? (step.options[nth % step.options.length]?.id ?? '') : 'x'),
          },
        };
      case 'answer':
      case 'draft':
      case 'propose':
      case 'line':
        return { kind, words: { words: this.#secret(side) } };
      default:
        return { kind };
    }
  }

  #secret(side: Side): PartnerWords {
    this.#count += 1;
    const text = `secret-${this.#count}-of-${side}`;
    this.#secrets.push({ text, side, visit: currentPage(this.#session).visit });
    return new PartnerWords(text);
  }

  #move(side: Side, move: Move, page: number): void {
    const outcome = advance(this.#practice, this.#session, { kind: 'move', side, page, move }, this.#now);
    if ('session' in outcome) {
      expect(movesOf(this.#practice, this.#session, side)).toContain(move.kind);
      this.#session = outcome.session;
    }
  }

  #event(event: { kind: 'hold' | 'resume' | 'time' }): void {
    const outcome = advance(this.#practice, this.#session, event, this.#now);
    if ('session' in outcome) this.#session = outcome.session;
  }

  #expectSound(): void {
    const session = this.#session;
    const { place } = currentPage(session);
    const step = stepOf(this.#practice.steps, currentPage(session));
    this.visited.add(`${step?.kind ?? place.kind} ${place.kind === 'step' ? place.part : ''}`);
    const isOver = endingOf(session) !== null;
    if (!isOver && !session.held) {
      expect(dueAt(session)).not.toBeNull();
      expect(whoseTurn(this.#practice, session).length > 0 || currentPage(session).until !== null).toBe(true);
    }
    if (!isOver) {
      const stopped = advance(this.#practice, session, { kind: 'stop', side: 1 }, this.#now);
      expect('session' in stopped && endingOf(stopped.session)).toBe('stopped');
    }
    this.#expectCards(isOver);
  }

  #expectCards(isOver: boolean): void {
    const session = this.#session;
    const view = { session, practice: this.#practice, couple, library: this.#library };
    const last = pageNumber(session) - (isOver ? 1 : 0);
    const cards = [...Array(last + 1).keys()].map((index) => roomCard(view, index));
    for (const [index, card] of cards.entries()) {
      expect(checkCard(card)).toEqual([]);
      const isLive = card.elements.some(
        (one) =>
          one.kind === 'buttons' &&
          one.buttons.some((each) => 'action' in each && each.action.startsWith('practice.press')),
      );
      expect(isLive).toBe(index === last && !isOver && !session.held);
    }
    const seen = cards.map((card: Card) => cardText(card)).join('\n');
    for (const { text, side, visit } of this.#secrets) {
      if (!seen.includes(text)) continue;
      expect(mayShow(session, side, text), text).toBe(true);
      const isSentAlone = session.pages.some((page) => page.visit === visit && page.sentTo === 'other');
      expect(isSentAlone, text).toBe(false);
    }
  }
}

/** What a restart leaves: plain data. */
function structuredCloneOf(session: Session): Session {
  const words = session.entries.map((one) => one.words);
  const plain = JSON.parse(JSON.stringify(session)) as Session;
  return { ...plain, entries: plain.entries.map((one, index) => ({ ...one, words: words[index] ?? {} })) };
}

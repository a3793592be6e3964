import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { howToTell } from '../../src/features/being-told.ts';
import type { Hears } from '../../src/model/couple.ts';
import { hour, minute } from '../../src/model/instant.ts';
import { cardText } from '../fakes/seen-text.ts';
import { CoupleLoop } from './check-in/couple-loop.ts';

let loop: CoupleLoop;

beforeAll(async () => {
  loop = await CoupleLoop.open();
});

beforeEach(() => loop.begin());

afterAll(() => loop[Symbol.asyncDispose]());

/** A couple whose partners hear of things in these ways; both are awake at 15:00 in Lisbon, 10:00 in New York. */
function couple(sam: Hears, alex: Hears) {
  const [one, other] = loop.couple.partners;
  return {
    ...loop.couple,
    partners: [
      { ...one, hears: sam },
      { ...other, hears: alex },
    ] as const,
  };
}

describe('whoever is concerned hears of it once', () => {
  const day = Date.parse('2026-11-02T15:00:00Z');
  /** Midnight in Lisbon, seven in the evening in New York. */
  const night = Date.parse('2026-11-03T00:00:00Z');
  const told = (sam: Hears, alex: Hears, at: number) => {
    const { telling, direct } = howToTell(couple(sam, alex), [0, 1], at);
    return { named: telling.users.map(({ user }) => user), silent: telling.silent, direct };
  };

  test.each([
    ['both named', 'mention', 'mention', day, { named: ['sam', 'alex'], silent: false, direct: [] }],
    ['one by a note', 'direct', 'mention', day, { named: ['alex'], silent: false, direct: [0] }],
    ['both by a note', 'direct', 'direct', day, { named: [], silent: true, direct: [0, 1] }],
    ['nobody', 'nothing', 'nothing', day, { named: [], silent: true, direct: [] }],
    [
      'one asleep: both by a note, which waits for one',
      'mention',
      'mention',
      night,
      { named: [], silent: true, direct: [0, 1] },
    ],
    ['one asleep, the other not at all', 'direct', 'nothing', night, { named: [], silent: true, direct: [0] }],
  ] as const)('%s', (_, sam, alex, at, expected) => expect(told(sam, alex, at)).toEqual(expected));

  test('who has left hears of nothing', () => {
    const [sam, alex] = loop.couple.partners;
    const { telling } = howToTell({ ...loop.couple, partners: [sam, { ...alex, leftAt: 1 }] }, [0, 1], day);
    expect(telling.users.map(({ user }) => user)).toEqual(['sam']);
  });
});

/** What was posted for all, with who was notified of it. */
const posted = () =>
  loop.platform.messages
    .filter(({ audience }) => audience === null)
    .map(({ card, told }) => [card.tone, told] as const);

const notes = (name: string) =>
  loop.platform.messages.filter(({ audience, card }) => audience === name && cardText(card).includes('here it is'))
    .length;

const answer = async (person: 'sam' | 'alex') => {
  loop.system.advance(minute);
  await loop[person].command('checkin answer');
  await loop[person].click('Answer');
  await loop[person].submit({ words: `${person} says so` });
  await loop.settle();
};

test('a question names both, a reveal the one who waits, a reply the one it is for, and no edit anybody', async () => {
  await loop.ask('words-1');
  await answer('alex');
  await answer('sam');
  await loop.sam.click('Reply');
  await loop.sam.click('Say it back');
  await loop.sam.submit({ words: 'so it is' });
  await loop.settle();
  expect(posted()).toEqual([
    // The question's card, which leads to the reveal by now.
    ['calm', ['sam', 'alex']],
    ['reveal', ['alex']],
    ['warm', ['alex']],
  ]);
  expect([notes('sam'), notes('alex')]).toEqual([0, 0]);
});

test('whoever asks for a question by hand is not told of it', async () => {
  await loop.sam.command('checkin now');
  await loop.settle();
  expect(posted()).toEqual([['question', ['alex']]]);
});

test('those who want a note get one that leads to the message, and those who want nothing get nothing', async () => {
  await loop.save(couple('direct', 'nothing'));
  await loop.ask('words-1');
  await answer('sam');
  await answer('alex');
  expect(posted().map(([, told]) => told)).toEqual([[], []]);
  expect([notes('sam'), notes('alex')]).toEqual([2, 0]);
  await loop.run({ name: 'refresh-check-in', checkInId: (await loop.newest()).id });
  expect(notes('sam')).toBe(2);
});

test('who wants nothing is not reminded either', async () => {
  await loop.save(couple('mention', 'nothing'));
  await loop.ask('words-1');
  await answer('sam');
  const before = loop.platform.calls.whisper;
  await loop.pass(5 * hour);
  expect(loop.platform.calls.whisper).toBe(before);
});

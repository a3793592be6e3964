import { describe, expect, test } from 'vitest';
import { type Card, text } from '../../src/card/card.ts';
import { plain } from '../../src/card/markup.ts';
import { createCheckIn } from '../../src/features/check-in/index.ts';
import { shiftWords } from '../../src/features/quiet-shift.ts';
import { pausedCard, rhythmCard, savedCard } from '../../src/features/rhythm/cards.ts';
import { nextCard } from '../../src/features/rhythm/next-card.ts';
import { skippedCard, takenBackCard } from '../../src/features/rhythm/skip-cards.ts';
import { rhythmWords } from '../../src/features/rhythm-words.ts';
import { settingsCard } from '../../src/features/settings/settings-card.ts';
import { clockWords, timeSentence, typeableClock, whenForBoth } from '../../src/features/time-words.ts';
import type { Couple } from '../../src/model/couple.ts';
import { hour } from '../../src/model/instant.ts';
import { newRitual, type Ritual } from '../../src/model/ritual.ts';
import { readTime } from '../../src/schedule/read-time.ts';
import { timetableOf } from '../../src/schedule/timetable.ts';
import { cardText } from '../fakes/seen-text.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { newCouple } from './rhythm/rhythm-world.ts';

const content = await shippedContent();
const now = Date.parse('2026-11-30T12:00Z');
const dueAt = Date.parse('2026-12-02T19:00Z');

/** Where the two live, and what they are told of one moment, in America and in Britain. */
const homes = [
  ['one zone', 'Europe/Berlin', 'Europe/Berlin', '8:00 PM.', '20:00.'],
  ['two zones with one clock', 'Europe/Berlin', 'Europe/Paris', '8:00 PM.', '20:00.'],
  [
    'two zones on one day',
    'Europe/Berlin',
    'America/Los_Angeles',
    '8:00 PM in Berlin (11:00 AM in Los Angeles).',
    '20:00 in Berlin (11:00 in Los Angeles).',
  ],
  [
    'two zones on two days, with long names',
    'America/Argentina/Buenos_Aires',
    'Australia/Broken_Hill',
    '4:00 PM in Buenos Aires (Thursday, December 3 at 5:30 AM in Broken Hill).',
    '16:00 in Buenos Aires (Thursday 3 December at 05:30 in Broken Hill).',
  ],
  ['no zone that is known', 'UTC', 'UTC', '7:00 PM (UTC).', '19:00 (UTC).'],
] as const;

const twelve = /\d:\d\d [AP]M/;
const twentyFour = /(?<![\d:])\d{1,2}:\d\d(?![\d:]| [AP]M)/;

describe.each(homes)('for %s', (_, one, other, american, british) => {
  test.each([
    ['en-US', `Wednesday, December 2 at ${american}`, twentyFour],
    ['en-GB', `Wednesday 2 December at ${british}`, twelve],
  ])('every card has one clock, that of %s', (locale, when, wrong) => {
    const couple = coupleIn(locale, one, other);
    const cards = cardsOf(couple, locale);
    for (const card of cards) {
      const text = cardText(card);
      expect(text).not.toMatch(wrong);
      expect(text).not.toMatch(/[A-Z][a-z]+\/[A-Z]|\{|undefined/);
      for (const line of text.split('\n')) {
        const places = [...line.matchAll(/\b(Berlin|Paris|Los Angeles|Buenos Aires|Broken Hill)\b/g)].map(
          ([name]) => name,
        );
        expect(new Set(places).size, line).toBe(places.length);
        if (sameClock(one, other))
          expect(
            places.filter(() => !/Berlin time|Time zone/.test(line)),
            line,
          ).toEqual([]);
      }
    }
    expect(cards.map(cardText).join('\n')).toContain(`is on ${when}`);
  });
});

test('what a field opens with can be read again, and what is wrong with it is said in the reader’s own way', () => {
  for (const locale of ['en', 'en-US', 'en-GB', 'en-CA', 'en-AU', 'de', 'pt-BR', 'ja', 'ar-EG', 'not a locale']) {
    const { say } = content.library(locale);
    for (const time of ['00:00', '00:30', '08:00', '12:00', '20:00', '23:59']) {
      expect(readTime(typeableClock(say, time)), `${time} in ${locale}`).toEqual({ ok: true, value: time });
    }
    const sentence = timeSentence(say, 'rhythm.time-unclear');
    expect(sentence).toContain(clockWords(say, '07:30'));
    expect(twelve.test(sentence) && twentyFour.test(sentence)).toBe(false);
  }
});

test('whoever speaks another language has its clock, in English', () => {
  const { say } = content.library('de');
  expect(whenForBoth(say, coupleIn('de', 'Europe/Berlin', 'Europe/Berlin'), dueAt)).toBe(
    'Wednesday, 2 December at 20:00',
  );
});

function sameClock(one: string, other: string): boolean {
  return one === other || other === 'Europe/Paris';
}

function coupleIn(locale: string, one: string, other: string): Couple {
  const couple = newCouple('c1', now);
  const [first, second] = couple.partners;
  return {
    ...couple,
    partners: [
      { ...first, locale, zone: one },
      { ...second, locale, zone: other },
    ],
  };
}

/** Every card of the rhythm and of the settings that names a time. */
function cardsOf(couple: Couple, locale: string): readonly Card[] {
  const { say } = content.library(locale);
  const rhythm = { days: [1, 3, 5], time: '20:00', zone: couple.partners[0].zone } as const;
  const question: Ritual = { ...newRitual(couple.id, { name: 'question', on: true, rhythm }), nextAt: dueAt };
  const us: Ritual = { ...question, name: 'us', rhythm: { ...rhythm, days: [7] }, nextAt: dueAt + 96 * hour };
  const open = { ...couple, quietHours: { from: '22:00', to: '08:00' } };
  const free = { ...couple, quietHours: { from: '00:00', to: '00:00' } };
  const paused: Couple = { ...free, pause: { why: 'asked', until: dueAt } };
  const skips = (['late', 'asked'] as const).map((why) => ({
    ...question,
    lastSkip: { dueAt: dueAt - 48 * hour, why },
  }));
  const timetable = (...rituals: readonly Ritual[]) => timetableOf({ couple: free, rituals, now });
  const both = timetable(question, us);
  return [
    rhythmCard(say, free, both),
    savedCard(say, free, both, { rhythm, us: 7, depth: 2, usInstead: true }),
    pausedCard(say, paused),
    nextCard(say, free, both, 'unanswered'),
    ...skips.map((ritual) => nextCard(say, free, timetable(ritual), 'nothing')),
    ...skips.flatMap((ritual) =>
      [true, false].map((already) => skippedCard(say, free, timetable(ritual), ritual, already)),
    ),
    takenBackCard(say, free, both, question),
    settingsCard({ content, side: 0, rituals: createCheckIn(() => []).rituals }, open, [question, us]),
    { tone: 'calm', elements: [text(shiftWords(say, free, { ritual: question, dueAt, comesAt: dueAt + 12 * hour }))] },
    { tone: 'calm', elements: [text(plain(rhythmWords(say, free, { ...rhythm, days: [1, 2, 3, 4, 5, 6, 7] })))] },
    { tone: 'calm', elements: [text(plain(timeSentence(say, 'rhythm.time-unclear')))] },
  ];
}

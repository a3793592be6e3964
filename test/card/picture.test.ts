import { describe, expect, test } from 'vitest';
import type { Card, Element } from '../../src/card/card.ts';
import { checkCard } from '../../src/card/check-card.ts';
import { limits } from '../../src/card/limits.ts';
import { feelings, type Month, monthKinds, type Picture } from '../../src/card/picture.ts';
import { altText, placePictures } from '../../src/card/place-pictures.ts';
import { plainText } from '../../src/card/plain-text.ts';
import type { UserRef } from '../../src/model/place.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';
import { cardText } from '../fakes/seen-text.ts';
import { feelingsOf, feelingsOverMonthsOf, monthOf } from './pictures.ts';

const user = (name: string): UserRef => ({ platform: 'web', space: 'preview', user: name });
const people = [user('Sam'), user('Alex')] as const;
const nameOf = ({ user: name }: UserRef) => name;
const card = (picture: Picture): Card => ({ tone: 'calm', elements: [{ kind: 'picture', picture }] });

describe('the text beside a picture says', () => {
  test('what each of the two said of everything, in words', () => {
    expect(altText(feelingsOf(people), nameOf)).toBe(
      'How it feels to you both, October 2026: Sam / Alex. We laugh together: Very much / Mostly. I can be myself ' +
        'with you: Mostly / Mostly. We make time for each other: A little / Somewhat. You notice how I’m doing: ' +
        'Somewhat / –. We find our way back after a quarrel: Hardly at all / Very much. I feel close to you: Very ' +
        'much / Very much. We look forward to the same things: – / –.',
    );
  });

  test('how it went over the months, those that are alike told as one', () => {
    const one = feelingsOverMonthsOf(people, 6);
    const short = altText({ ...one, rows: one.rows.slice(3, 4) }, nameOf);
    expect(short).toBe(
      'How it felt to you both: Sam / Alex. You notice how I’m doing: May–Jun Mostly / Mostly, Jul–Aug Very much / ' +
        'Very much, Sep–Oct Hardly at all / Hardly at all.',
    );
  });

  test('of more months than fit the first and the last of everything, so that each row is still told', () => {
    const picture = feelingsOverMonthsOf(people, 12);
    const alt = altText(picture, nameOf);
    expect(alt.length).toBeLessThanOrEqual(limits.picture.alt);
    for (const { label } of picture.rows) expect(alt).toContain(`${label}: Nov`);
    expect(alt).toMatch(/Oct [^.]*\.$/);
  });

  test('what happened in a month, and on which days', () => {
    expect(altText(monthOf(people, { felt: null }), nameOf)).toBe(
      'October 2026. Shared: 1, 5, 8, 12, 15–17, 19, 22, 26, 29. Thanks: 5 (2×), 17, 30. Done together: 5. ' +
        'Planned or kept: 5, 24.',
    );
    const { felt } = monthOf(people);
    const one = felt === null ? null : { ...felt, rows: felt.rows.slice(3, 4) };
    expect(altText(monthOf(people, { felt: one }), nameOf)).toMatch(
      /Planned or kept: 5, 24\. How it felt to you both: Sam \/ Alex\. You notice how I’m doing: May–Jun Mostly/,
    );
  });

  test('as much where names are as long as they may be', () => {
    const label = 'l'.repeat(limits.picture.label);
    const step = 's'.repeat(limits.picture.step - 1);
    const picture = feelings({
      title: 't'.repeat(limits.picture.title),
      people,
      steps: ['1', '2', '3', '4', '5'].map((one) => `${step}${one}`),
      rows: Array.from({ length: limits.picture.rows }, (_, index) => ({
        label: `${index}${label.slice(1)}`,
        at: [0, 4],
      })),
    });
    expect(checkCard(card(picture))).toEqual([]);
    expect(altText(picture, () => 'n'.repeat(80)).length).toBeLessThanOrEqual(limits.card.imageAlt);
  });
});

test('the largest picture over months is still told within the limit', () => {
  const { label, step, months, rows, title } = limits.picture;
  const picture: Picture = {
    kind: 'feelings-over-months',
    title: 't'.repeat(title),
    people,
    steps: ['1', '2', '3', '4', '5'].map((one) => one.padEnd(step, 's')),
    months: Array.from({ length: months }, (_, index) => `${index}`.padStart(4, 'M')),
    rows: Array.from({ length: rows }, (_, row) => ({
      label: `${row}`.padEnd(label, 'l'),
      at: Array.from({ length: months }, (_, month) => [month % 5, (month + 1) % 5] as const),
    })),
  };
  expect(checkCard(card(picture))).toEqual([]);
  expect(altText(picture, () => 'n'.repeat(80)).length).toBeLessThanOrEqual(limits.card.imageAlt);
});

test('the fullest month, with all that was felt, is still told within the limit', () => {
  const { label, step, months, rows, title, kind } = limits.picture;
  const days = Array.from({ length: 16 }, (_, index) => index * 2 + 1);
  const picture = monthOf(people, {
    title: 't'.repeat(title),
    counted: monthKinds.map((what) => ({ what, label: what.padEnd(kind, 'k'), days })),
    felt: {
      title: 'f'.repeat(title),
      people,
      steps: ['1', '2', '3', '4', '5'].map((one) => one.padEnd(step, 's')),
      months: Array.from({ length: months }, (_, index) => `${index}`.padStart(4, 'M')),
      rows: Array.from({ length: rows }, (_, row) => ({
        label: `${row}`.padEnd(label, 'l'),
        at: Array.from({ length: months }, (_, month) => [month % 5, (month + 1) % 5] as const),
      })),
    },
  });
  expect(checkCard(card(picture))).toEqual([]);
  const alt = altText(picture, () => 'n'.repeat(80));
  expect(alt.length).toBeLessThanOrEqual(limits.card.imageAlt);
  for (const { label: said } of picture.counted) expect(alt).toContain(`${said}: 16×.`);
});

test('a card says a picture where it is read aloud, and shows something else in its place where it is asked to', () => {
  const words = plainText(card(monthOf(people, { felt: null })), { person: nameOf, moment: () => '' });
  expect(words).toContain('Thanks: 5 (2×), 17, 30.');
  const both: Card = {
    tone: 'calm',
    elements: [...card(monthOf(people)).elements, ...card(feelingsOf(people)).elements],
  };
  const image = (url: string): Element => ({ kind: 'image', url, alt: 'A' });
  expect(placePictures(both, (_, index) => image(`https://a.org/${index}`)).elements).toEqual([
    image('https://a.org/0'),
    image('https://a.org/1'),
  ]);
});

test('a platform that draws nothing has it in words', async () => {
  const platform = new FakePlatform();
  await platform.post({ platform: 'web', space: 'preview', room: 'us' }, card(feelingsOf(people)), 'k1');
  expect(platform.seenBy('Sam').map((one) => cardText(one.card))).toEqual([
    expect.stringMatching(/@Sam \/ @Alex\. We laugh together: Very much \/ Mostly\./),
  ]);
});

test.each<[string, Picture, RegExp]>([
  ['a step that does not exist', { ...feelingsOf(people), steps: ['One', 'Two'] }, /a step is not among/],
  ['a row without its months', { ...feelingsOverMonthsOf(people), months: ['Sep', 'Oct'] }, /one pair for each month/],
  ['a title that is empty', { ...monthOf(people), title: ' ' }, /the title of a picture is empty/],
  ['a day that the month does not have', { ...monthOf(people), length: 28 }, /a day that the month does not have/],
  ['rows that do not fit', { ...feelingsOf(people), rows: [] }, /0 rows, not 1 to 7/],
  ['one kind twice', twice(monthOf(people)), /kind/],
  ['days of the week that are missing', { ...monthOf(people), weekdays: [] }, /0 days of the week/],
  ['a month too few in what was felt', without(monthOf(people)), /one pair for each month/],
  [
    'a label that is too long',
    { ...monthOf(people), counted: [{ what: 'kept', label: 'l'.repeat(21), days: [] }] },
    /21 long, 20/,
  ],
])('a picture with %s is refused', (_, picture, problem) => {
  expect(checkCard(card(picture)).join('\n')).toMatch(problem);
});

test('a month begins on its own day of the week, whichever day a week begins with', () => {
  expect(monthOf(people)).toMatchObject({ before: 3, length: 31 });
});

function twice(month: Month): Picture {
  return { ...month, counted: [...month.counted.slice(0, 1), ...month.counted.slice(0, 1)] };
}

function without(month: Month): Picture {
  return { ...month, felt: month.felt === null ? null : { ...month.felt, months: ['Oct'] } };
}

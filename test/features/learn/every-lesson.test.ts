import { expect, test } from 'vitest';
import { messageBody } from '../../../adapters/discord/message-body.ts';
import { plainVoice } from '../../../adapters/discord/render-markup.ts';
import { renderCard } from '../../../adapters/slack/render-card.ts';
import type { Card } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { limits } from '../../../src/card/limits.ts';
import { lessonCard } from '../../../src/features/learn/lesson-card.ts';
import { foundCard, listCard } from '../../../src/features/learn/list-card.ts';
import { checkBody } from '../../fakes/discord-twin/check-body.ts';
import { buttonsOf, cardText, optionsOf } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { checkMessage } from '../../fakes/slack-twin/check-blocks.ts';

const library = (await shippedContent()).library('en');
const lessons = [...library.lessons.values()];
const readers = (['own', 'nobody', 'others'] as const).map((asking) => ({ library, asking }));
const [own] = readers;

/** Every page of a lesson, as each of those who may read it sees it. */
function pagesOf(lesson: (typeof lessons)[number]): readonly Card[] {
  return readers.flatMap((reader) => lesson.pages.map((_, at) => lessonCard(reader, lesson, at + 1)));
}

function problemsOf(card: Card): readonly string[] {
  return [
    ...checkCard(card),
    ...checkBody('message', { ...messageBody(card, plainVoice), nonce: 'a', enforce_nonce: true }, []),
    ...checkMessage(renderCard(card)),
    ...buttonsOf(card).filter(({ label }) => label.length > limits.card.buttonLabelAdvised),
  ].map((problem) => `${cardText(card).split('\n')[0]}: ${JSON.stringify(problem)}`);
}

test.each(lessons)('$id: every page can be shown on every platform, and says in words how firm it is', (lesson) => {
  const cards = pagesOf(lesson);
  expect(cards.flatMap(problemsOf)).toEqual([]);
  for (const card of cards) expect(cardText(card)).toContain('Where this comes from');
});

test('the list and what is found in it fit every platform, and lead to every lesson under its heading', () => {
  const card = listCard(library);
  expect([card, foundCard(library, lessons)].flatMap(problemsOf)).toEqual([]);
  expect(optionsOf(card).map(({ value }) => value)).toEqual(lessons.map(({ id }) => id));
});

test('a lesson leads to the channel on its last page, and only for the two whose channel it is', () => {
  for (const lesson of lessons) {
    const links = (reader: (typeof readers)[number], at: number) =>
      buttonsOf(lessonCard(reader, lesson, at)).flatMap(({ action = '' }) => action.split(':')[0] ?? '');
    const last = lesson.pages.length;
    for (const reader of readers) {
      const leading = links(reader, last).filter((name) => ['learn.ask', 'practice.show'].includes(name));
      const isFor = reader.asking === 'own' && lesson.alone !== true;
      expect(leading, lesson.id).toEqual(isFor ? ['learn.ask', 'practice.show'] : []);
      expect(links(reader, last)).toContain('tips.show');
    }
    if (last > 1) expect(links(own as (typeof readers)[number], 1)).toEqual(['learn.page', 'learn.list']);
  }
});

test('what is about outside help is for one alone: it points to support on every page, and to nothing in the channel', () => {
  const alone = lessons.filter((one) => one.alone === true);
  expect(alone.map(({ id }) => id)).toEqual(['outside-help']);
  for (const card of alone.flatMap(pagesOf)) expect(cardText(card)).toContain('use /support. Only you see it');
});

test('two things side by side are said by row, and in full where there is only one column', () => {
  const lesson = lessons.find(({ pages }) => pages.some(({ table }) => table !== undefined));
  const at = lesson?.pages.findIndex(({ table }) => table !== undefined) ?? -1;
  if (lesson === undefined) throw new Error('no lesson has a table');
  const [columns, rows] = [lesson.pages[at]?.table?.columns ?? [], lesson.pages[at]?.table?.rows ?? []];
  const text = cardText(lessonCard(own as (typeof readers)[number], lesson, at + 1));
  const lines = rows.flatMap(({ name, cells }) => [name, ...cells.map((cell, index) => `${columns[index]}: ${cell}`)]);
  expect(text).toContain(lines.join('\n'));
});

import { expect, test } from 'vitest';
import { partsOf } from '../../src/bot/parts.ts';
import { features } from '../../src/bot/registry.ts';
import { pseudoContent } from '../fakes/pseudo/pseudo-content.ts';
import { pseudo, pseudoWords, unpseudo } from '../fakes/pseudo/pseudo-words.ts';
import { allStories } from './all-stories.ts';
import { seeCorners } from './corners.ts';
import { EveryControl } from './every-control.ts';
import { FakeWorld } from './fake-world.ts';
import { problemsBeyondCards } from './pseudo/beyond-cards.ts';
import { shippedCards } from './pseudo/shipped.ts';
import { StrangeEyes } from './pseudo/strange-eyes.ts';

/**
 * The same stories where Attune speaks a language that nobody does: words a third longer, strange letters, from right to
 * left. Its people understand it, so all goes on as ever; what is no word of that language is ours and not in `content/`.
 */
const content = await pseudoContent();
const { definitions } = partsOf(features);
/** With one language there is none to choose; and what is kept of a form is taken back here. */
const unseen = ['settings.language', 'draft.reopen'];
const eyes = new StrangeEyes();
const controls = new EveryControl(unpseudo, (shown) => eyes.see(shown));
/** What is asked for by its name is so by the name that it has here. */
const titles = new Set([...content.library('en').practices.values()].map(({ title }) => unpseudo(title)));
const write = (text: string, what: 'name' | 'words'): string =>
  what === 'words' ? pseudoWords(text) : titles.has(text) ? pseudo(text) : text;
const open = async () => controls.watch(await FakeWorld.open({ settle: true, content, read: unpseudo, write }));

allStories(open);

test('every question, page, idea, tip and country of the library is shown whole', () => {
  const found = new StrangeEyes();
  for (const shown of shippedCards(content.library('en'))) found.see(shown);
  expect(found.problems).toEqual([]);
});

test('so is all that people read before there is a card', () => {
  expect(problemsBeyondCards(content.library('en'))).toEqual([]);
});

test('in the corners that these stories leave out too, all of it is in content/, nothing is cut, every limit holds, and every control of every card does what it says', async () => {
  await using world = await open();
  await seeCorners(world);
  await controls.tryHome(world, world.sam.user);
  expect(eyes.problems).toEqual([]);
  expect(controls.problems).toEqual([]);
  const all = definitions.flatMap((one) => (one.kind === 'command' ? [] : [one.name]));
  expect(all.filter((name) => !controls.reached.has(name))).toEqual(unseen);
});

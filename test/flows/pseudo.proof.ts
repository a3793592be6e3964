import { expect, test } from 'vitest';
import { pseudoContent } from '../fakes/pseudo/pseudo-content.ts';
import { pseudo, pseudoWords, unpseudo } from '../fakes/pseudo/pseudo-words.ts';
import { seeCorners } from './corners.ts';
import { EveryControl } from './every-control.ts';
import { FakeWorld } from './fake-world.ts';
import { shippedCards } from './pseudo/shipped.ts';
import { StrangeEyes } from './pseudo/strange-eyes.ts';
import { appreciateStories } from './stories/appreciate.ts';
import { aroundStories } from './stories/around.ts';
import { checkInStories } from './stories/check-in.ts';
import { dateStories } from './stories/date.ts';
import { formatStories } from './stories/formats.ts';
import { goalStories } from './stories/goal.ts';
import { journeyStories } from './stories/journeys.ts';
import { learnStories } from './stories/learn.ts';
import { momentStories } from './stories/moments.ts';
import { ownPromptStories } from './stories/own-prompt.ts';
import { pairingStories } from './stories/pairing.ts';
import { practiceStories } from './stories/practice.ts';
import { questionnaireStories } from './stories/questionnaires.ts';
import { replyStories } from './stories/reply.ts';
import { reviewStories } from './stories/review.ts';
import { rhythmStories } from './stories/rhythm.ts';
import { ritualStories } from './stories/rituals.ts';
import { toldStories } from './stories/told.ts';
import { practiceWalks } from './walks/practices.ts';
import { questionnaireWalks } from './walks/questionnaires.ts';

/**
 * The same stories where Attune speaks a language that nobody does: words a third longer, strange letters, from right to
 * left. Its people understand it, so all goes on as ever; what is no word of that language is ours and not in `content/`.
 */
const content = await pseudoContent();
const eyes = new StrangeEyes();
const controls = new EveryControl(unpseudo, (shown) => eyes.see(shown));
/** What is asked for by its name is so by the name that it has here. */
const titles = new Set([...content.library('en').practices.values()].map(({ title }) => unpseudo(title)));
const write = (text: string, what: 'name' | 'words'): string =>
  what === 'words' ? pseudoWords(text) : titles.has(text) ? pseudo(text) : text;
const open = async () => controls.watch(await FakeWorld.open({ settle: true, content, read: unpseudo, write }));

pairingStories(open);
rhythmStories(open);
ritualStories(open);
checkInStories(open);
formatStories(open);
replyStories(open);
aroundStories(open);
appreciateStories(open);
momentStories(open);
questionnaireStories(open);
learnStories(open);
toldStories(open);
practiceStories(open);
reviewStories(open);
journeyStories(open);
dateStories(open);
goalStories(open);
ownPromptStories(open);
practiceWalks(open);
questionnaireWalks(open);

test('every question, page, idea, tip and country of the library is shown whole', () => {
  const found = new StrangeEyes();
  for (const shown of shippedCards(content.library('en'))) found.see(shown);
  expect(found.problems).toEqual([]);
});

test('in the corners that these stories leave out too, all of it is in content/, nothing is cut, and every limit holds', async () => {
  await using world = await open();
  await seeCorners(world);
  await controls.tryHome(world, world.sam.user);
  expect(eyes.problems).toEqual([]);
  expect(controls.problems).toEqual([]);
});

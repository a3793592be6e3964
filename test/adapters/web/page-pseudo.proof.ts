import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { webLimits } from '../../../adapters/web/limits.ts';
import type { Step } from '../../../adapters/web/sample/step.ts';
import type { WebKey } from '../../../adapters/web/words.ts';
import { commandSpecs } from '../../../src/bot/command-specs.ts';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { standing } from '../../../src/cli/next-check-in.ts';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { inChromium, leftOut } from '../../fakes/chromium.ts';
import { madeSigns, unpseudo } from '../../fakes/pseudo/pseudo-words.ts';
import { plainWordsIn } from '../../flows/pseudo/plain-words.ts';
import { openPreview } from './open-preview.ts';
import { aroundTheCards, forOneAlone, lostTouch, theEnd } from './pseudo/afterwards.ts';
import { aroundTheRoom, firstQuestion, pairUp, rhythmForm, wrongCommands } from './pseudo/evening.ts';
import { content, literalsOf, StrangePage, words } from './pseudo/strange-page.ts';
import { WebPerson } from './web-person.ts';
import { WebStory } from './web-story.ts';

const commands = commandSpecs(partsOf(features).commands, content.library('en'));

/** What has one name in every language: platforms, commands and their options; and what is typed here. */
const known = new Set([
  ...'Attune Discord Slack Good morning Half a thought Robin please foo tpi nowhere'.split(' '),
  ...commands.flatMap((one) => [
    one.name,
    ...[one, ...one.subcommands].flatMap(({ name, options }) => [name, ...options.map((option) => option.name)]),
  ]),
]);

/**
 * What these walks do not come by: forms and cards that no feature of ours makes, what is for who has no script, and a
 * clock that is ahead of the real one.
 */
const unseen: readonly WebKey[] = [
  'preview.card-picture',
  'preview.clock-none',
  'preview.form-choose-least',
  'preview.form-choose-most',
  'preview.happened-only-untitled',
  'preview.happened-private-untitled',
  'preview.no-script',
  'preview.reset-clock',
  'preview.write-needed',
  'preview.write-under',
];

/**
 * The page in a language that nobody speaks: words a third longer, in strange letters, on a page from right to left. What
 * is no word of it is ours and not in `content/`.
 */
describe.skipIf(leftOut)(inChromium('the page in a language that nobody speaks'), { timeout: 180_000 }, () => {
  const seen = new Set<string>();
  const keep = (read: ReadonlySet<string>) => {
    for (const text of read) seen.add(text);
  };

  test('a couple’s first evening, with all that can go wrong in it', async () => {
    await using story = await WebStory.open({
      content,
      web: (store) => ({ words: () => words, renderers, standing: () => standing(store, story.now()) }),
    });
    await using on = await StrangePage.open(story.address);
    expect(await on.locator('html').getAttribute('dir')).toBe('rtl');
    await aroundTheRoom(on);
    await wrongCommands(on);
    await pairUp(on);
    await rhythmForm(on);
    keep(await firstQuestion(on));
    await aroundTheCards(on);
    await forOneAlone(on);
    await lostTouch(on);
    await theEnd(on);
    await story.restart();
    await on.hears('preview.lost');
    keep(on.read);
  });

  test('a stranger, a sample month as it can go, and a long conversation', async () => {
    const chat: Step = { day: 1, at: '09:00', who: 'alex', does: { kind: 'chat', line: 'hello' } };
    const missing: Step = { ...chat, does: { kind: 'press', action: 'no.such' } };
    let gate = Promise.withResolvers<void>();
    let steps = [chat, { ...chat, day: 9 }];
    await using preview = await openPreview({
      words: () => words,
      sampleWords: { answers: new Map(), lines: { hello: 'Good morning' } },
      sampleSteps: () => steps,
      onJump: () => gate.promise,
    });
    await using on = await StrangePage.open(`${preview.address}/?as=guest`);
    await on.fits();
    await on.page.goto(preview.address);
    await on.ready();
    for (const how of ['filled', 'stopped', 'failed']) {
      gate = Promise.withResolvers<void>();
      steps = how === 'failed' ? [missing] : steps;
      await on.click('.other-way');
      await on.sees('.sample-progress');
      await on.hears('preview.sample-begun');
      await on.fits();
      await on.refuses('Good morning');
      if (how === 'stopped') await on.click('.sample .deed');
      gate.resolve();
      await on.sees('.sample .guide-more');
      await on.fits();
      await on.click('.sample .guide-more .quiet');
      await on.sees('.guide:not(.sample)');
    }
    // Nobody looks on, so that nothing is drawn two hundred times.
    await on.page.goto(`${preview.address}/health`);
    const alex = new WebPerson('alex', () => preview.address);
    for (let count = 0; count <= webLimits.snapshot; count += 1)
      await alex.post('/api/chat', { id: randomUUID(), as: 'alex', words: 'Good morning', under: null });
    await on.page.goto(preview.address);
    await on.ready();
    keep(on.read);
  });

  test('no word of ours is outside content/, and these walks came by all the others', () => {
    const plain = [...seen].flatMap((text) =>
      plainWordsIn(text, []).flatMap((word) => (known.has(word) ? [] : [`${word} – ${unpseudo(text)}`])),
    );
    expect([...new Set(plain)]).toEqual([]);
    const all = [...seen].map(madeSigns);
    // What the server refuses is for where something else goes wrong, and what is in frames is not read.
    const silent = (Object.keys(words.pieces) as WebKey[]).filter((key) => {
      const said = literalsOf(words.pieces[key]);
      const isOurs = !/\.(?:refused-|error-|look-(?:broken|chosen|text)$)/.test(key) && said.length > 0;
      return isOurs && !said.some((one) => all.some((text) => text.includes(one)));
    });
    expect(silent.filter((key) => !unseen.includes(key))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleMonth } from '../../../adapters/web/sample/month.ts';
import type { Fields, Step } from '../../../adapters/web/sample/step.ts';
import type { WireSample } from '../../../adapters/web/wire.ts';
import { standing } from '../../../src/cli/next-check-in.ts';
import { sampleWords } from '../../../src/cli/preview/sample-words.ts';
import { resetPreview } from '../../../src/cli/reset-preview.ts';
import { day } from '../../../src/model/instant.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { noon } from './open-preview.ts';
import { WebPerson } from './web-person.ts';
import { WebStory } from './web-story.ts';

/**
 * Two weeks, into which everything that comes once is brought; one evening is like the other, so that two are enough. What
 * is brought forward comes in the order of the month.
 */
function shortened(steps: readonly Step[]): readonly Step[] {
  const kept = steps.filter(
    ({ day, does: { kind } }) => day < 2 || day === 15 || (kind !== 'answer' && kind !== 'reply'),
  );
  return kept.map((step) => ({ ...step, day: Math.min(step.day, 15) }));
}

describe('the sample month of the real bot', () => {
  let story: WebStory;
  let ended: WireSample;

  const page = () => new WebPerson('sam', () => story.address);
  const sample = async (): Promise<WireSample> => (await page().snapshot()).sample;

  beforeAll(async () => {
    story = await WebStory.open({
      runsThrough: true,
      web: (store, content) => ({
        sampleWords: sampleWords(content.library('en')),
        sampleSteps: (weekday) => shortened(sampleMonth(weekday)),
        standing: () => standing(store, story.now()),
        onReset: () => resetPreview(store),
      }),
    });
    await page().post('/api/sample', { do: 'fill' });
    await page().sampleOver();
    ended = await sample();
  }, 90_000);

  afterAll(() => story[Symbol.asyncDispose]());

  test('time goes by, through everything that two people do', async () => {
    expect([ended, story.log.filter((line) => line.startsWith('error'))]).toEqual([
      { state: 'over', how: 'filled', month: '2026-11' },
      [],
    ]);
    expect(story.now() - noon).toBeGreaterThan(15 * day);
    const titles = (await story.messages('sam')).flatMap(({ body }) => (body.kind === 'card' ? [body.card.title] : []));
    expect(titles).toEqual(
      expect.arrayContaining(['First two weeks', 'Your pulse, together', 'How it was', 'Three thanks']),
    );
  });

  test('there is a past to look back on, a jar with thanks in it, and a month with a picture', async () => {
    await story.sam.command('checkin history');
    expect((await cardWith(story.sam, 'Looking back')).text).toMatch(/@sam(:| chose| said| says)/);
    await story.alex.command('jar');
    expect((await cardWith(story.alex, 'Our jar')).text).toContain('altos');
    await story.sam.command('review', { month: '2026-11' });
    const month = (await cardWith(story.sam, 'Your November 2026')).text;
    expect(month).toContain('You both answered 2 questions.');
    expect(month).toContain('You did one practice together. You had one date.');
  });

  test('it is refused where two are paired; starting over clears it', async () => {
    await expect(page().post('/api/sample', { do: 'fill' })).rejects.toThrow(/409: .*Start over first/);
    await page().post('/api/reset', { confirm: 'start over', clock: 'back' });
    expect([await sample(), await story.messages('sam'), story.now()]).toEqual([null, [], noon]);
  });
});

test('what they say is all there, and nothing is there that nobody says', async () => {
  const { sample } = (await shippedContent()).library('en');
  const used = sampleMonth(1).flatMap(({ does }) => ('line' in does ? [does.line] : linesOf(does)));
  expect(used.toSorted()).toEqual(Object.keys(sample?.lines ?? {}).toSorted());
});

test('they have words for every question of the first two weeks, and for each of the weekly check-in', async () => {
  const { sample, journeys, prompts } = (await shippedContent()).library('en');
  const known = new Set(sample?.answers.map(({ id }) => id));
  const us = [...prompts.values()].filter((one) => one.format === 'words' && one.ritual === 'us');
  const inUse = us.filter(({ retired }) => retired !== true).map(({ id }) => id);
  const asked = [...(journeys.get('first-two-weeks')?.questions ?? []), ...inUse];
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
});

function linesOf(does: Step['does']): readonly string[] {
  const fields: readonly (Fields | undefined)[] = does.kind === 'command' || does.kind === 'press' ? [does.form] : [];
  return fields
    .flatMap((one) => Object.values(one ?? {}))
    .flatMap((one) => (typeof one === 'object' && 'line' in one ? [one.line] : []));
}

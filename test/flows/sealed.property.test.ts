import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { Ground } from './proof/ground.ts';
import { hold } from './proof/hold.ts';
import { randomSteps } from './proof/random-steps.ts';
import { shorterSteps } from './proof/shorter.ts';
import { playStory } from './proof/story.ts';
import { expectPassUnseen, expectSameForOthers, type Twins, twins } from './proof/twins.ts';

/** Enough to tell a failure at its shortest, on a busy machine. */
const longest = 900_000;

let ground: Ground;

beforeAll(async () => {
  ground = await Ground.open();
}, 120_000);

afterAll(async () => {
  await ground[Symbol.asyncDispose]();
});

describe('whatever the two, a stranger, the platform and time do', () => {
  test(
    'nothing sealed shows anywhere, nothing acknowledged is lost, nothing is posted twice',
    async () => {
      const stories = fc.record({ seed: fc.nat({ max: 9999 }), steps: randomSteps({ least: 15, most: 40 }) });
      await hold(
        stories,
        (story) => shorterSteps(story.steps).map((steps) => ({ ...story, steps: [...steps] })),
        ({ seed, steps }) => playStory(ground, seed, steps),
        6,
      );
    },
    longest,
  );

  test(
    'what somebody answered cannot be told from another answer, by anybody and from anything',
    async () => hold(twins, shorterTwins, (story) => expectSameForOthers(ground, story), 3),
    longest,
  );

  test(
    'a pass cannot be told from no answer',
    async () => hold(twins, shorterTwins, (story) => expectPassUnseen(ground, story), 3),
    longest,
  );
});

function shorterTwins(story: Twins): Iterable<Twins> {
  return shorterSteps(story.after).map((after) => ({ ...story, after }));
}

import { expect, test } from 'vitest';
import { partsOf } from '../../src/bot/parts.ts';
import { features } from '../../src/bot/registry.ts';
import { allStories } from './all-stories.ts';
import { seeCorners } from './corners.ts';
import { EveryControl } from './every-control.ts';
import { FakeWorld } from './fake-world.ts';

const { definitions } = partsOf(features);

const controls = new EveryControl();
const open = async () => controls.watch(await FakeWorld.open({ settle: true }));

allStories(open);

/** With one language there is none to choose; and what is kept of a form is taken back here. */
const unseen = ['settings.language', 'draft.reopen'];

test('every control of every card, in these stories and in the corners that they leave out, does what it says', async () => {
  await using world = await open();
  await seeCorners(world);
  await controls.tryHome(world, world.sam.user);
  expect(controls.problems).toEqual([]);
  const all = definitions.flatMap((one) => (one.kind === 'command' ? [] : [one.name]));
  expect(all.filter((name) => !controls.reached.has(name))).toEqual(unseen);
});

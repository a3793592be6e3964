import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
});

afterEach(() => world[Symbol.asyncDispose]());

test('a walk through', async () => {
  const { sam, alex } = world;
  await sam.command('listen');

  await sam.click('Ask to do this together');

  await alex.click('I’m in');
  await alex.click('You begin');
  await alex.click('Go on');
  await alex.click('I’m done');

  await sam.click('I’m done');
  await sam.click('Not quite');
  await sam.click('Yes, that’s it');
  await alex.click('I’m done');
  await alex.click('Yes, that’s it');
  await alex.click('Answer');

  await alex.click('4');

  await sam.click('Answer');
  await sam.click('5');
  await sam.click('Go on');
  await sam.click('Add a line');
  await sam.submit({ words: 'We can do this.' });
  await alex.click('Finish');
  expect((await cardWith(alex, 'That’s it for today')).text).toContain('We can do this.');
});

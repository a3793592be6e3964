import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardWith } from '../../flows/driver.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { AppreciateWorld } from './appreciate-world.ts';

let jar: AppreciateWorld;
beforeEach(async () => {
  jar = await AppreciateWorld.open();
});
afterEach(() => jar[Symbol.asyncDispose]());

const open = () => jar.world.sam.act('appreciate.jar');
const shown = async () => (await cardWith(jar.world.sam, 'Our jar')).text;

describe('the jar', () => {
  test('with nothing in it says how to begin', async () => {
    await open();
    expect(await shown()).toContain('To add one, use /appreciate');
  });

  test('shows ten at a time with who and when, the newest first, and turns its pages', async () => {
    await jar.fill(23, (number) => `thing ${String(number).padStart(2, '0')}`);
    await open();
    const numbers = async () => [...(await shown()).matchAll(/thing (\d\d)/g)].map((match) => Number(match[1]));
    expect(await numbers()).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15, 14]);
    expect(await shown()).toMatch(/@sam, \d{4}-\d\d-\d\dT\d\d:\d\d: "thing 23"/);
    expect(await shown()).toContain('Page 1 of 3');
    await jar.world.sam.click('Older');
    await jar.world.sam.click('Older');
    expect(await numbers()).toEqual([3, 2, 1]);
    expect((await cardWith(jar.world.sam, 'Our jar')).buttons).toEqual(['Newer']);
    await jar.world.sam.act('appreciate.page:99', jar.world.platform.seenBy('sam').at(-1));
    expect(await numbers()).toEqual([3, 2, 1]);
    await jar.world.sam.act('appreciate.page:x', jar.world.platform.seenBy('sam').at(-1));
    expect(await shown()).toContain('Page 1 of 3');
    expect(jar.problems()).toEqual([]);
  });

  test('of the longest words fits every platform, and each can be read in full', async () => {
    await jar.fill(10, (number) => `${number} ${'so much to say '.repeat(199)}end`, 1);
    await open();
    expect(await shown()).toContain('[…]');
    expect(jar.problems()).toEqual([]);
    const { options } = await cardWith(jar.world.sam, 'Our jar');
    expect(options).toHaveLength(10);
    expect(options[0]).toMatch(/^For you, /);
    await jar.world.sam.pick(options[0] ?? '');
    expect(await shown()).not.toContain('[…]');
    expect(await shown()).toMatch(/^Our jar\n@alex, .*\n"10 so much[\s\S]*end"$/);
    expect(jar.problems()).toEqual([]);
    await jar.world.sam.click('Back to the jar');
    expect((await cardWith(jar.world.sam, 'Our jar')).options).toHaveLength(10);
  });

  test('is shown to the one who asks, and holds nothing of what was taken back', async () => {
    await jar.say('kept here');
    await jar.world.pass(60_000);
    await jar.say('taken back soon');
    const { id } = await jar.newest();
    await jar.world.sam.click('Take it back');
    await jar.world.alex.click('Open our jar');
    expect((await cardWith(jar.world.alex, 'Our jar')).private).toBe(true);
    expect(await lastPrivate(jar.world.alex)).toContain('kept here');
    expect(await lastPrivate(jar.world.alex)).not.toContain('taken back soon');
    const card = jar.world.platform.seenBy('alex').at(-1);
    for (const gone of [id, crypto.randomUUID(), 'x']) {
      await jar.world.alex.act('appreciate.entry:1', card, gone);
      expect(await lastPrivate(jar.world.alex)).toContain('isn’t in your jar');
    }
  });
});

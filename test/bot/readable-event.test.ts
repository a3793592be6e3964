import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { FormEvent } from '../../src/port/inbound-event.ts';
import { allText } from '../flows/driver.ts';
import { FakeWorld } from '../flows/fake-world.ts';
import { askInWords, lastPrivate, pair } from '../flows/moves.ts';

let world: FakeWorld;
beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const unread = 'couldn’t read part of that, so nothing has changed';
const notOffered = 'isn’t one of the choices';

describe('what no text can hold', () => {
  const bad = ['\0', 'before\0after', '\uD83D', 'half \uDE00 of one'];

  test.each(bad)('is refused in the id of a button, in a menu and in an option: %j', async (text) => {
    await world.sam.act(`check-in.pass:${text}`);
    expect(await lastPrivate(world.sam)).toContain(unread);
    await world.sam.act('settings.depth', undefined, text);
    expect(await lastPrivate(world.sam)).toContain(unread);
    await world.sam.command('pair', { partner: text });
    expect(await lastPrivate(world.sam)).toContain(unread);
    expect(errors()).toEqual([]);
  });

  test('is refused by what leaves no trace without a trace', async () => {
    const lines = world.log.length;
    const event = { kind: 'command', id: 'x', by: world.sam.user, room: world.room, path: 'support' } as const;
    const reply = await world.bot.inbox.handle({ ...event, options: { country: '\0' } });
    expect(reply).toMatchObject({ kind: 'private', traceless: true });
    expect(world.log.length).toBe(lines);
  });

  test('is left out of words, and all else in them stays as it was typed', async () => {
    await askInWords(world);
    const literal = '👩‍👩‍👧 naïve\u200B שלום \u202E.';
    await world.sam.click('Answer');
    await world.sam.submit({ words: `\0${literal}\uD83D` });
    expect(await lastPrivate(world.sam)).toContain(`"${literal}"`);
    await world.alex.command('appreciate', { words: `the tea\0, ${literal}` });
    expect((await world.alex.form())?.values['words']).toBe(`the tea, ${literal}`);
  });

  test('in the id of a form gives back what was typed', async () => {
    await submit({ action: 'check-in.answer:\0', typed: { words: 'typed with\0 care' } });
    expect(await lastPrivate(world.sam)).toContain(unread);
    expect(await lastPrivate(world.sam)).toContain('"typed with care"');
  });

  test('a form that nothing knows any more gives back what was typed', async () => {
    await submit({ action: 'check-in.fly', typed: { words: 'typed with care' } });
    expect(await lastPrivate(world.sam)).toContain('typed with care');
  });
});

describe('what is none of the choices', () => {
  const names = ['__proto__', 'constructor', 'toString', '20:00'];

  test.each(names)('is refused as a depth and a topic: %s', async (name) => {
    const shared = (await world.alex.cards()).filter((card) => !card.private).length;
    for (const [path, options] of [
      ['prompt ask', { depth: name }],
      ['tip', { topic: name }],
    ] as const) {
      await world.sam.command(path, options);
      expect(await lastPrivate(world.sam), path).toContain(notOffered);
    }
    expect((await world.alex.cards()).filter((card) => !card.private)).toHaveLength(shared);
  });

  test.each(names)('is refused in a menu and in a form, and nothing is saved: %s', async (name) => {
    for (const action of ['settings.depth', 'settings.language']) {
      await world.sam.act(action, undefined, name);
      expect(await lastPrivate(world.sam), action).toContain(notOffered);
    }
    await submit({ action: 'settings.themes', picked: { within: ['fears', name] } });
    expect(await lastPrivate(world.sam)).toContain(notOffered);
    for (const input of ['days', 'depth', 'us']) {
      const picked = { days: ['1'], depth: ['2'], us: ['off'], [input]: [name] };
      await submit({ action: 'rhythm.save', typed: { time: '19:00', zone: 'Europe/Lisbon' }, picked });
      expect(await lastPrivate(world.sam), input).toContain(notOffered);
    }
    await world.sam.command('settings');
    expect(await lastPrivate(world.sam)).toContain('Themes I never ask about: None');
    expect(errors()).toEqual([]);
  });

  test.each(names.slice(0, 3))('is no day, time, zone or country either: %s', async (name) => {
    for (const path of ['settings.quiet', 'settings.zone']) {
      await submit({ action: path, typed: { from: '20:00', to: name, zone: name } });
      expect(Object.keys((await world.sam.form())?.problems ?? {}), path).toHaveLength(1);
    }
    await world.sam.command('checkin schedule', { days: name, time: name, zone: name });
    expect(await world.sam.form()).toMatchObject({ values: { days: ['1', '3', '5'], time: name, zone: name } });
    await world.sam.command('prompt ask', { theme: name });
    expect(await lastPrivate(world.sam)).toContain('don’t have a theme by that name');
    await world.sam.command('support', { country: name });
    expect(await lastPrivate(world.sam)).toContain('Outside help');
    for (const option of ['days', 'time', 'zone']) {
      const event = { path: 'checkin schedule', option, typed: name, by: world.sam.user, room: world.room };
      expect(JSON.stringify(await world.bot.inbox.suggest(event)), option).not.toContain(name);
    }
    expect(errors()).toEqual([]);
  });
});

test('words after a command that are too long come back whole', async () => {
  const words = 'much '.repeat(700);
  await world.sam.command('appreciate', { words });
  expect(await lastPrivate(world.sam)).toContain('only 3,000 characters');
  expect((await world.sam.cards()).at(-1)?.files[0]?.text).toBe(words);
  expect(await allText(world.alex)).not.toContain('much much');
});

async function submit({
  action,
  typed = {},
  picked = {},
}: {
  readonly action: string;
  readonly typed?: Readonly<Record<string, string>>;
  readonly picked?: FormEvent['picked'];
}): Promise<void> {
  world.platform.forms.clear();
  const words = Object.entries(typed).map(([name, text]) => [name, new PartnerWords(text)] as const);
  const from = { id: crypto.randomUUID(), by: world.sam.user, room: world.room };
  await world.sam.send({ kind: 'form', ...from, action, typed: Object.fromEntries(words), picked });
}

function errors(): readonly string[] {
  return world.log.filter((line) => line.includes('"level":"error"'));
}

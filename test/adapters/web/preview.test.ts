import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { webLimits } from '../../../adapters/web/limits.ts';
import { renderCard } from '../../../adapters/web/render-card.ts';
import { renderForm } from '../../../adapters/web/render-form.ts';
import type { Rendering } from '../../../adapters/web/wire.ts';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { day } from '../../../src/model/instant.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import { fullCard, fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { noon } from './open-preview.ts';
import { openWebDriver } from './open-web-driver.ts';

const say = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];

test('what people say to each other is seen by all, once, and not by the bot', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const { one, other, stranger, inbox } = driver;
  const id = randomUUID();
  for (const _ of [1, 2]) await one.post('/api/chat', { id, as: 'sam', words: 'Hello you', under: null });
  for (const person of [one, other, stranger]) {
    expect(await person.sees()).toMatchObject([{ text: 'Hello you', private: false }]);
  }
  expect(inbox.events).toEqual([]);
});

test('what is said below a reply stands below what that one replies to', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const { message: root } = await driver.platform.post(driver.room, simpleCard('A question to talk about'), 'k1');
  const chat = (as: string, under: string) =>
    driver.one.post<{ message: string }>('/api/chat', { id: randomUUID(), as, words: `From ${as}`, under });
  const reply = await chat('sam', root);
  await chat('alex', reply.message);
  expect((await driver.other.sees()).map(({ under }) => under)).toEqual([null, root, root]);
});

test('a page that lost touch gets what it missed, edits too, and nothing twice', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const { platform, room, one, other } = driver;
  const first = await platform.post(room, simpleCard('First'), 'k1');
  await one.sees();
  await one.view.close();
  const before = one.view.raw.length;
  await platform.edit(first, simpleCard('First, edited'));
  await platform.whisper(one.user, room, simpleCard('For Sam'), 'k2');
  await platform.whisper(other.user, room, simpleCard('For Alex'), 'k3');
  await one.view.connect(driver.preview.address);
  expect((await one.sees()).map(({ text }) => text)).toEqual(['First, edited', 'For Sam']);
  const resumed = one.view.raw.slice(before);
  expect(resumed.map(({ event }) => event)).toEqual(['people', 'clock', 'standing', 'sample', 'message', 'message']);
  expect(resumed.map(({ data }) => data).join()).not.toContain('For Alex');
});

test('a page resumes over a restart, and messages keep their order and ids', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const first = await driver.platform.post(driver.room, simpleCard('First'), 'k1');
  await driver.restart();
  const second = await driver.platform.post(driver.room, simpleCard('Second'), 'k2');
  expect((await driver.one.sees()).map(({ id }) => id)).toEqual([first.message, second.message]);
  expect(driver.one.view.raw.filter(({ event }) => event === 'snapshot')).toHaveLength(1);
});

test('the first look holds the newest messages, and the older ones can be asked for', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const total = webLimits.snapshot + 5;
  for (let count = 0; count < total; count += 1) {
    await driver.platform.post(driver.room, simpleCard(`Card ${count}`), `k${count}`);
  }
  driver.one.view.lastId = null;
  await driver.one.view.close();
  await driver.one.view.connect(driver.preview.address);
  const { snapshot } = driver.one.view;
  expect(snapshot?.messages).toHaveLength(webLimits.snapshot);
  expect(snapshot?.more).toBe(true);
  const older = await driver.one.get(`/api/messages?as=sam&before=${snapshot?.messages[0]?.id}`);
  expect(await older.json()).toMatchObject({ messages: { length: 5 }, more: false });
});

test('people have names and zones of their own, told to all pages and kept', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const { one, other } = driver;
  await one.post('/api/people', { id: 'sam', name: '  Sa\nmira ', zone: 'Asia/Tokyo' });
  await other.view.until(() => other.view.raw.some(({ event }) => event === 'people'));
  await driver.restart();
  const people = await peopleSeenBy(driver.other);
  expect(people[0]).toEqual({ id: 'sam', name: 'Sa mira', zone: 'Asia/Tokyo', zoneKnown: true });
  expect(people[1]).toMatchObject({ id: 'alex', name: 'Alex', zoneKnown: false });
});

test('two people cannot bear one name, and a zone has to exist', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const save = (name: string, zone = 'UTC') => driver.one.post('/api/people', { id: 'sam', name, zone });
  await expect(save('ALEX ')).rejects.toThrow(/409: Someone here already has that name/);
  await expect(save('')).rejects.toThrow(/400/);
  await expect(save('S'.repeat(41))).rejects.toThrow(/400/);
  await expect(save('Sam', 'Mars/Olympus')).rejects.toThrow(/400/);
  await save('sam');
});

test('events carry the zone of the person', async () => {
  const inbox = new FakeInbox().on('command', 'say', 'private', () => ({ kind: 'nothing' }));
  inbox.commands = say;
  await using driver = await openWebDriver(inbox);
  await driver.one.post('/api/people', { id: 'sam', name: 'Sam', zone: 'Asia/Tokyo' });
  await driver.one.command('say');
  expect(inbox.received('command')[0]).toMatchObject({ zone: 'Asia/Tokyo', locale: 'en-GB' });
});

test('starting over erases all, bot time too if that is wanted, and every page starts afresh', async () => {
  const erased: number[] = [];
  await using driver = await openWebDriver(new FakeInbox(), { onReset: async () => void erased.push(1) });
  const { one, other, platform, room } = driver;
  const posted = await platform.post(room, simpleCard('Old'), 'k1');
  await platform.whisper(one.user, room, simpleCard('Old secret'), 'k2');
  await one.post('/api/people', { id: 'sam', name: 'Samira', zone: 'Asia/Tokyo' });
  await one.post('/api/clock', { id: randomUUID(), to: 'day' });
  await one.sees();
  await expect(one.post('/api/reset', { confirm: 'no' })).rejects.toThrow(/400/);
  expect(erased).toHaveLength(0);
  await one.post('/api/reset', { confirm: 'start over' });
  expect(erased).toHaveLength(1);
  await other.view.until(() => other.view.messages.size === 0);
  expect(await one.sees()).toEqual([]);
  expect(await peopleSeenBy(other)).toMatchObject([{ name: 'Sam' }, { name: 'Alex' }, { name: 'Guest' }]);
  expect([...driver.preview.store.entries.values()].join()).not.toMatch(/Old|Samira/);
  expect(driver.preview.clock.now()).toBe(noon + day);
  await one.post('/api/reset', { confirm: 'start over', clock: 'back' });
  expect(driver.preview.clock.now()).toBe(noon);
  await expect(platform.edit(posted, simpleCard('Old again'))).rejects.toMatchObject({ kind: 'gone' });
  const again = await platform.post(room, simpleCard('New'), 'k1');
  expect(again.message).not.toBe(posted.message);
});

test('a page that was away while all was erased starts afresh too', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  await driver.platform.post(driver.room, simpleCard('Old'), 'k1');
  await driver.one.sees();
  await driver.one.view.close();
  await driver.other.post('/api/reset', { confirm: 'start over' });
  await driver.one.view.connect(driver.preview.address);
  expect(await driver.one.sees()).toEqual([]);
});

test('a database that does not answer is a sentence for people and "unavailable" for the bot', async () => {
  const inbox = new FakeInbox().on('command', 'say', 'private', () => ({ kind: 'nothing' }));
  inbox.commands = say;
  await using driver = await openWebDriver(inbox);
  driver.preview.store.broken = true;
  await expect(driver.platform.post(driver.room, simpleCard('Lost'), 'k1')).rejects.toMatchObject({
    kind: 'unavailable',
  });
  await expect(driver.one.command('say')).rejects.toThrow(/500: Attune couldn’t do that just now/);
  driver.preview.store.broken = false;
  await driver.one.again();
  expect(inbox.received('command')).toHaveLength(1);
});

test('a reply that Discord could not show is refused here too', async () => {
  const inbox = new FakeInbox().on('command', 'say', 'private', () => ({
    kind: 'shared',
    card: simpleCard('Too late'),
  }));
  inbox.commands = say;
  await using driver = await openWebDriver(inbox);
  await expect(driver.one.command('say')).rejects.toThrow(/500: .*our mistake/);
  expect(driver.preview.log.lines.join()).toContain('cannot follow the acknowledgement private');
});

test('a command that does not exist, or lacks what it needs, does not reach the bot', async () => {
  const inbox = new FakeInbox();
  inbox.commands = [
    {
      name: 'pair',
      description: 'Pairs.',
      subcommands: [],
      options: [{ name: 'partner', description: 'Who.', required: true, kind: 'partner' }],
    },
  ];
  await using driver = await openWebDriver(inbox);
  await expect(driver.one.command('tip')).rejects.toThrow(/no such command/);
  await expect(driver.one.command('pair')).rejects.toThrow(/needs “partner”/);
  await expect(driver.one.command('pair', { partner: 'nobody' })).rejects.toThrow(/“partner” can’t be that/);
  await expect(driver.one.command('pair', { partner: 'alex', more: 'x' })).rejects.toThrow(/no option “more”/);
  expect(inbox.events).toEqual([]);
});

test('a card can be had as the platforms that are registered get it, each loaded at the first look', async () => {
  const seen: unknown[] = [];
  let loaded = 0;
  const discord = async () => {
    loaded += 1;
    const message = (card: unknown) => seen.push(card) && { flags: 32768, content: 'A & B' };
    return { message, form: () => ({}), pictureAt: () => ({ url: '', named: '' }) };
  };
  await using driver = await openWebDriver(new FakeInbox(), { renderers: { discord } });
  const { message } = await driver.platform.post(driver.room, pressCard(), 'k1');
  expect(driver.one.view.snapshot?.looks).toEqual(['discord']);
  expect(loaded).toBe(0);
  const response = await driver.one.get(`/api/messages/${message}/looks/discord?as=sam&locale=en-GB`);
  expect(await response.json()).toEqual({
    name: 'discord',
    json: '{\n  "flags": 32768,\n  "content": "A & B"\n}',
    look: expect.stringContaining('A &amp; B'),
  });
  for (const other of ['slack', 'nothing']) {
    expect((await driver.one.get(`/api/messages/${message}/looks/${other}?as=sam`)).status).toBeGreaterThan(399);
  }
  expect(seen).toEqual([pressCard()]);
  expect(loaded).toBe(1);
});

test('what is kept nowhere can be had as well, from the page that has it, and stays kept nowhere', async () => {
  await using driver = await openWebDriver(new FakeInbox(), { renderers });
  const words = 'Said to nobody';
  const card = renderCard(fullCard(driver.one.user, words));
  const before = [...driver.preview.store.entries];
  const form = renderForm(fullForm(words));
  for (const name of ['discord', 'slack']) {
    for (const shown of [{ card, files: [] }, { form }]) {
      const { look, json } = await driver.one.post<Rendering>(`/api/looks/${name}`, { as: 'sam', ...shown });
      expect(look).toContain(words);
      expect(json).toContain(words);
    }
  }
  expect([...driver.preview.store.entries]).toEqual(before);
  expect(driver.preview.log.lines.join('\n')).not.toContain(words);
});

test.each([
  ['a card of no tone', { card: { elements: [] }, files: [] }],
  ['an element that is none', { card: { tone: 'calm', elements: [{ kind: 'script', text: 'x' }] }, files: [] }],
  ['a form without inputs', { form: { title: 'A' } }],
  ['nothing', {}],
])('%s has no look', async (_, body) => {
  await using driver = await openWebDriver(new FakeInbox(), { renderers });
  await expect(driver.one.post('/api/looks/discord', { as: 'sam', ...body })).rejects.toThrow(/400/);
});

test('a link that is not https is refused where the card is written', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const card = {
    tone: 'calm',
    elements: [{ kind: 'buttons', buttons: [{ label: 'Go', url: 'javascript:alert(1)' }] }],
  } as const;
  const posting = driver.platform.post(driver.room, card, 'k1');
  await expect(posting).rejects.toSatisfy((error) => error instanceof PlatformError && error.kind === 'rejected');
});

async function peopleSeenBy(person: {
  get(path: string): Promise<Response>;
  view: { raw: readonly { event: string; data: string }[] };
}) {
  const last = person.view.raw.findLast(({ event }) => event === 'people' || event === 'snapshot');
  const data = JSON.parse(last?.data ?? '[]');
  return Array.isArray(data) ? data : data.people;
}

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { quote } from '../../../src/card/card.ts';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { fullForm, simpleCard } from '../../contract/platform-cards.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { openWebDriver, type WebDriver } from './open-web-driver.ts';

const secret = 'What nobody else may read';
const secretCard = { tone: 'calm', elements: [quote(new PartnerWords(secret))] } as const;

/** Everything that ever reached a person: the stream from its first byte, and the answer to every request. */
function reached(person: WebDriver['one']): string {
  return [...person.view.raw.map((event) => event.data), ...person.answers].join('\n');
}

test('a private card never reaches anybody else, on the stream or in an answer', async () => {
  const inbox = new FakeInbox()
    .on('command', 'say', 'private', () => ({
      kind: 'private',
      card: secretCard,
      files: [{ name: 'secret.txt', mediaType: 'text/plain', text: secret }],
    }))
    .on('action', 'test.press', 'private', () => ({ kind: 'nothing' }));
  inbox.commands = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];
  await using driver = await openWebDriver(inbox, { renderers });
  const { one, other, stranger, platform, room } = driver;
  await one.command('say');
  await platform.whisper(one.user, room, secretCard, 'k1');
  const own = await one.sees();
  expect(own.map(({ text }) => text)).toEqual([`"${secret}"`, `"${secret}"`]);
  for (const { id } of own) {
    const look = await one.get(`/api/messages/${id}/looks/discord?as=sam`);
    expect(await look.text()).toContain(secret);
  }
  for (const person of [other, stranger]) {
    expect(await person.sees()).toEqual([]);
    for (const { id } of own) {
      const as = person.user.user;
      for (const path of [`/api/messages/${id}/looks/discord?as=${as}`, `/api/files/${id}/0?as=${as}`]) {
        const response = await person.get(path);
        expect(response.status).toBe(404);
        expect(await response.text()).not.toContain(secret);
      }
      const event = { id: randomUUID(), as, kind: 'action', action: 'test.press', message: id };
      await expect(person.post('/api/events', event)).rejects.toThrow(/410: That card is gone/);
      await expect(person.post('/api/dismiss', { as, message: id })).rejects.toThrow(/404/);
      await expect(person.post('/api/chat', { id: randomUUID(), as, words: 'Hello', under: id })).rejects.toThrow(
        /404/,
      );
    }
  }
  await driver.restart();
  await one.sees();
  for (const person of [other, stranger]) {
    await person.sees();
    expect(reached(person)).not.toContain(secret);
  }
  expect(inbox.received('action')).toEqual([]);
});

test('a form with what somebody wrote goes to that person alone', async () => {
  const inbox = new FakeInbox().on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm(secret) }));
  inbox.commands = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];
  await using driver = await openWebDriver(inbox);
  await driver.one.command('say');
  expect((await driver.one.form())?.values['words']).toBe(secret);
  for (const person of [driver.other, driver.stranger]) expect(reached(person)).not.toContain(secret);
  expect(stored(driver)).not.toContain(secret);
});

test('what leaves no trace is not stored, logged, streamed, or given out a second time', async () => {
  const inbox = new FakeInbox().on('command', 'support', 'private', () => ({
    kind: 'private',
    card: secretCard,
    traceless: true,
    files: [{ name: 'support.txt', mediaType: 'text/plain', text: secret }],
  }));
  inbox.commands = [{ name: 'support', description: 'Outside help.', options: [], subcommands: [] }];
  await using driver = await openWebDriver(inbox);
  const { one } = driver;
  await one.command('support');
  expect(await one.sees()).toMatchObject([{ text: `"${secret}"`, files: [{ text: secret }] }]);
  expect(stored(driver)).not.toContain(secret);
  expect(stored(driver)).not.toContain('support');
  expect(driver.preview.log.lines.join('\n')).not.toMatch(new RegExp(`${secret}|support`));
  for (const person of [one, driver.other, driver.stranger]) {
    expect(person.view.raw.map((event) => event.data).join('\n')).not.toContain(secret);
  }
  const before = one.answers.length;
  await one.again();
  expect(one.answers.slice(before).join('\n')).not.toContain(secret);
});

test('dismissing a private card takes it and its files out of the store', async () => {
  const inbox = new FakeInbox().on('command', 'say', 'private', () => ({
    kind: 'private',
    card: secretCard,
    files: [{ name: 'secret.txt', mediaType: 'text/plain', text: secret }],
  }));
  inbox.commands = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];
  await using driver = await openWebDriver(inbox);
  const { one } = driver;
  await one.command('say');
  const [seen] = await one.sees();
  await one.post('/api/dismiss', { as: 'sam', message: seen?.id });
  await one.view.until(() => one.view.messages.size === 0);
  expect(await one.sees()).toEqual([]);
  expect(stored(driver)).not.toContain(secret);
});

test('what stands in the room is not for one to take away', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const { message } = await driver.platform.post(driver.room, simpleCard('For both'), 'k1');
  await expect(driver.one.post('/api/dismiss', { as: 'sam', message })).rejects.toThrow(/403/);
  expect(await driver.other.sees()).toHaveLength(1);
});

test('a file is saved and never shown as a page', async () => {
  const html = '<script>alert(1)</script>';
  const inbox = new FakeInbox().on('command', 'say', 'private', () => ({
    kind: 'private',
    card: simpleCard('Yours'),
    files: [{ name: 'página "1".html', mediaType: 'text/html; charset=utf-8', text: html }],
  }));
  inbox.commands = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];
  await using driver = await openWebDriver(inbox);
  await driver.one.command('say');
  const [seen] = await driver.one.sees();
  const response = await driver.one.get(`/api/files/${seen?.id}/0?as=sam`);
  expect(await response.text()).toBe(html);
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''p%C3%A1gina%20%221%22.html");
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

function stored(driver: WebDriver): string {
  return [...driver.preview.store.entries].map(([key, value]) => `${key} ${value}`).join('\n');
}

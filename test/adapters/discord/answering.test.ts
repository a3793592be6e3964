import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../adapters/discord/render-form.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import type { Taken } from '../../fakes/discord-twin/twin.ts';
import { onDiscord } from './on-discord.ts';

const steps = (requests: readonly Taken[]) =>
  requests
    .filter(({ path }) => /^\/(interactions|webhooks)\//.test(path))
    .map(({ method, path, body }) => [
      method,
      path.replace(/.*\//, ''),
      path.endsWith('callback') ? body['type'] : undefined,
      Number((body['data'] as { flags?: number } | undefined)?.flags ?? body['flags'] ?? 0),
    ]);

const privately = (): Reply => ({ kind: 'private', card: simpleCard('For you') });
const hidden = 1 << 6;
const v2 = 1 << 15;

describe('an answer', () => {
  test(
    'is announced as private, and says what it is made of when it comes',
    onDiscord(async ({ twin, inbox, people }) => {
      inbox.on('command', 'say', 'private', privately);
      await people.sam.command('say');
      expect(steps(twin.requests)).toEqual([
        ['POST', 'callback', 5, hidden],
        ['PATCH', '@original', undefined, v2],
      ]);
    }),
  );

  test(
    'that was announced to all and is for one is taken back before it is said',
    onDiscord(async ({ twin, inbox, people }) => {
      inbox.on('command', 'say', 'shared', privately);
      await people.sam.command('say');
      expect(steps(twin.requests).map(([method, , type]) => [method, type])).toEqual([
        ['POST', 5],
        ['DELETE', undefined],
        ['POST', undefined],
      ]);
      expect(await people.alex.cards()).toEqual([]);
      expect(await people.sam.cards()).toMatchObject([{ private: true, text: 'For you' }]);
    }),
  );

  test(
    'is acknowledged before anything is looked up, however long that takes',
    onDiscord(async ({ twin, inbox, people }) => {
      const looked = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      let acknowledged = 0;
      inbox.on('command', 'say', 'private', async () => {
        acknowledged = twin.requests.filter(({ path }) => path.endsWith('callback')).length;
        asked.resolve();
        await looked.promise;
        return privately();
      });
      const command = people.sam.command('say');
      await asked.promise;
      expect(acknowledged).toBe(1);
      looked.resolve();
      await command;
      expect(people.sam.acted[0]?.acknowledgedAfter).toBeLessThan(1000);
    }),
  );

  test(
    'of nothing leaves nothing behind',
    onDiscord(async ({ platform, room, inbox, people }) => {
      inbox.on('command', 'say', 'shared', () => ({ kind: 'nothing' }));
      inbox.on('action', 'test.press', 'form', () => ({ kind: 'nothing' }));
      inbox.on('command', 'many options', 'form', () => ({ kind: 'nothing' }));
      await people.sam.command('say');
      await platform.post(room, pressCard(), 'k1');
      await people.sam.click('Press me');
      await people.sam.command('many options', { partner: 'alex' });
      expect(await people.sam.cards()).toHaveLength(1);
    }),
  );

  test(
    'that updates a card which was deleted meanwhile is shown to the one who acted',
    onDiscord(async ({ twin, platform, room, inbox, people }) => {
      const posted = await platform.post(room, pressCard(), 'k1');
      inbox.on('action', 'test.press', 'update', () => {
        const message = twin.world.messages.get(posted.message);
        if (message !== undefined) message.deleted = true;
        return { kind: 'update', card: simpleCard('Still here') };
      });
      await people.sam.click('Press me');
      expect(await people.sam.cards()).toMatchObject([{ private: true, text: 'Still here' }]);
    }),
  );

  test(
    'that updates stands alone where a command opened the form',
    onDiscord(async ({ inbox, people }) => {
      inbox
        .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
        .on('form', 'test.form', 'update', () => ({ kind: 'update', card: simpleCard('Taken') }));
      await people.sam.command('say');
      await people.sam.submit({});
      expect(await people.sam.cards()).toMatchObject([{ private: true, text: 'Taken' }]);
      expect(await people.alex.cards()).toEqual([]);
    }),
  );

  test(
    'that comes too late for a form says so, instead of failing without a word',
    onDiscord(
      async ({ inbox, people }) => {
        inbox.on('command', 'say', 'form', () => new Promise(() => undefined));
        await people.sam.command('say');
        expect(await people.sam.cards()).toMatchObject([{ private: true, text: expect.stringContaining('too long') }]);
      },
      { platform: { formDeadline: 20 } },
    ),
  );

  const refused = { how: 'answer', status: 400, body: { code: 50035, message: 'No' } } as const;
  const refusal = (): Reply => ({ kind: 'private', card: { ...simpleCard('Not that'), tone: 'notice' } });

  test(
    'that Discord refuses becomes an apology with the reference that the log has, where nothing was done',
    onDiscord(async ({ twin, inbox, people, log }) => {
      inbox.on('command', 'say', 'private', refusal);
      twin.fail({ method: 'PATCH', path: /@original/, ...refused });
      await people.sam.command('say');
      const [card] = await people.sam.cards();
      const reference = /went wrong: ([0-9a-f]{8})/.exec(card?.text ?? '')?.[1];
      expect(log.lines.filter((line) => line.includes(`"reference":"${reference}"`))).toEqual([
        expect.stringContaining('"code":"50035"'),
      ]);
    }),
  );

  test.each<[string, Reply]>([
    ['private', privately()],
    ['shared', { kind: 'shared', card: simpleCard('For both') }],
    ['update', { kind: 'update', card: simpleCard('Changed') }],
  ])('that Discord refuses is never called undone where it is done: %s', (_, reply) =>
    onDiscord(async ({ twin, inbox, people, platform, room }) => {
      inbox.on('action', 'test.press', reply.kind as 'shared', () => reply);
      await platform.post(room, pressCard(), 'k1');
      twin.fail({ method: 'PATCH', path: /@original/, ...refused });
      await people.sam.click('Press me');
      await twin.until(() => people.sam.messages().some(({ onlyFor }) => onlyFor !== null), 'an apology');
      expect((await people.sam.cards()).at(-1)?.text).toBe('That’s done, but I couldn’t show it.');
    })(),
  );

  test(
    'that cannot be found any more where another process gives it is left to that one',
    onDiscord(async ({ twin, inbox, platform, room, people, log }) => {
      inbox.on('action', 'test.press', 'form', () => ({ kind: 'nothing', taken: true }));
      await platform.post(room, pressCard(), 'k1');
      const pressed = people.sam.click('Press me');
      await twin.until(() => inbox.received('action').length === 1, 'the press');
      // The other process opens its form now, and is the first whom Discord hears.
      const [waiting] = people.sam.acted;
      await fetch(`${twin.api}/v10/interactions/${waiting?.id}/${waiting?.token}/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 9, data: renderForm(fullForm()) }),
      });
      await pressed;
      expect((await people.sam.form())?.title).toBe('A form');
      expect(steps(twin.requests)).toHaveLength(1);
      expect(log.lines.filter((line) => line.includes('another process'))).toEqual([
        expect.stringMatching(/stop one of the two.*DATABASE_URL/),
      ]);
    }),
  );

  test(
    'that another process has given already is told to the host, once in a while',
    onDiscord(async ({ twin, inbox, people, log, metrics }) => {
      inbox.on('command', 'say', 'private', privately);
      twin.fail({
        method: 'POST',
        path: /callback$/,
        how: 'answer',
        status: 400,
        times: 2,
        body: { code: 40060, message: 'Interaction has already been acknowledged.' },
      });
      for (const _ of [1, 2]) people.sam.command('say').catch(() => undefined);
      await expect.poll(() => metrics.values.get('discord_answered_elsewhere{}')).toBe(2);
      expect(inbox.received('command')).toEqual([]);
      expect(log.lines.filter((line) => line.includes('another process'))).toHaveLength(1);
      for (const one of people.sam.acted) Object.assign(one, { answer: { kind: 'message' } });
      twin.changed();
    }),
  );

  test(
    'that is delivered twice is no other process',
    onDiscord(async ({ inbox, people, log }) => {
      inbox.on('command', 'say', 'private', privately);
      await people.sam.command('say');
      await people.sam.again();
      expect(log.lines.join()).not.toContain('another process');
    }),
  );

  test(
    'with a file goes over connections of its own, whatever else in the process speaks HTTP',
    onDiscord(async ({ inbox, people }) => {
      const shared = Symbol.for('undici.globalDispatcher.1');
      const before: unknown = Reflect.get(globalThis, shared);
      Reflect.set(globalThis, shared, { dispatch: () => expect.unreachable('the shared connections were taken') });
      try {
        const file = { name: 'mine.json', mediaType: 'application/json', text: '{}' };
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Yours'), files: [file] }));
        await people.sam.command('say');
        expect((await people.sam.cards())[0]?.files).toEqual([{ name: 'mine.json', text: '{}' }]);
      } finally {
        Reflect.set(globalThis, shared, before);
      }
    }),
  );

  test(
    'that cannot be written for Discord becomes an apology as well',
    onDiscord(async ({ inbox, people }) => {
      const stars = { kind: 'text', text: [{ kind: 'plain', text: '*'.repeat(1700) }] } as const;
      inbox.on('command', 'say', 'private', () => ({
        kind: 'private',
        card: { tone: 'calm', elements: [stars, stars] },
      }));
      await people.sam.command('say');
      expect((await people.sam.cards())[0]?.text).toContain('I couldn’t show it');
    }),
  );

  test(
    'whose time is over is let go, and logged',
    onDiscord(async ({ twin, inbox, people, log }) => {
      inbox.on('command', 'say', 'update', () => ({ kind: 'nothing' }));
      twin.fail({
        method: 'DELETE',
        path: /@original/,
        how: 'answer',
        status: 401,
        body: { code: 50027, message: '' },
      });
      const asked = people.sam.command('say').catch(() => undefined);
      await expect.poll(() => log.lines.join()).toMatch(/could not be shown.*"kind":"gone"/);
      twin.world.interactions.forEach((one) => {
        one.originalDone = true;
      });
      twin.changed();
      await asked;
    }),
  );

  test(
    'is tried again when Discord does not take it at once',
    onDiscord(
      async ({ twin, inbox, people }) => {
        inbox.on('command', 'say', 'private', privately);
        twin.fail({ method: 'PATCH', path: /@original/, times: 4, how: 'answer', status: 503 });
        await people.sam.command('say');
        expect(await people.sam.cards()).toMatchObject([{ text: 'For you' }]);
      },
      { platform: { retryWaits: [1, 1] } },
    ),
  );

  test(
    'that says what was wrong in a form gives back what was typed, where the form cannot be opened again',
    onDiscord(async ({ inbox, people }) => {
      inbox
        .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
        .on('form', 'test.form', 'private', () => ({
          kind: 'invalid',
          form: fullForm('My own words'),
          problems: { words: 'Say less.' },
        }));
      await people.sam.command('say');
      await people.sam.submit({ words: 'My own words' });
      const [card] = await people.sam.cards();
      for (const part of ['Your words: Say less.', 'What you wrote is below.', '"My own words"']) {
        expect(card?.text).toContain(part);
      }
    }),
  );
});

describe('a suggestion', () => {
  test(
    'is made for what is being typed, within what Discord takes',
    onDiscord(async ({ inbox, people }) => {
      inbox.commands = [];
      inbox.proposals = ({ path, option, typed }) => [
        { value: `${path} ${option} ${typed}`, label: 'l'.repeat(120) },
        { value: '', label: 'Nothing' },
        ...Array.from({ length: 40 }, (_, index) => ({ value: String(index), label: String(index) })),
      ];
      const found = await people.sam.suggest('many options', 'words', 'Eu');
      expect(found).toHaveLength(25);
      expect(found[0]).toEqual({ value: 'many options words Eu', name: 'l'.repeat(100) });
    }),
  );
});

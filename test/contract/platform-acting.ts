import { describe, expect, test } from 'vitest';
import { sameRoom, sameUser } from '../../src/model/place.ts';
import { fullCard, pressCard, simpleCard } from './platform-cards.ts';
import type { OnPlatform } from './platform-suite.ts';

const quietly = () => ({ kind: 'nothing' }) as const;

/** What people do, as it reaches the bot. */
export function describeActing(on: OnPlatform): void {
  describe('what people do', () => {
    test(
      'reaches the inbox with who did it, where, and an id of its own',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox.on('command', 'say', 'private', quietly).on('action', 'test.press', 'private', quietly);
        await platform.post(room, pressCard(), 'k1');
        await one.command('say');
        await one.press('Press me');
        await other.press('Press me');
        const events = [...inbox.received('command'), ...inbox.received('action')];
        expect(events.map((event) => event.by.user)).toEqual([one, one, other].map((person) => person.user.user));
        expect(events.every((event) => sameRoom(event.room, room))).toBe(true);
        expect(new Set(events.map((event) => event.id)).size).toBe(3);
      }),
    );

    test(
      'names the command, its subcommand, and its options',
      on(async ({ inbox, one, other }) => {
        inbox.on('command', 'many options', 'private', quietly);
        const options = { partner: other.user.user, words: 'Some words', count: '3', choice: 'right' };
        await one.command('many options', options);
        await one.command('many options', { partner: other.user.user });
        expect(inbox.received('command').map((event) => event.path)).toEqual(['many options', 'many options']);
        expect(inbox.received('command').map((event) => event.options)).toEqual([
          options,
          { partner: other.user.user },
        ]);
      }),
    );

    test(
      'names the button or the picked value, and the card it stood on',
      on(async ({ platform, room, inbox, one }) => {
        inbox.on('action', 'test.press', 'private', quietly).on('action', 'test.pick', 'private', quietly);
        const posted = await platform.post(room, fullCard(one.user, 'Words'), 'k1');
        await one.press('Danger');
        await one.pick('Second option');
        const [pressed, picked] = inbox.received('action');
        expect(pressed).toMatchObject({ action: 'test.press:danger', message: { message: posted.message } });
        expect(pressed?.value).toBeUndefined();
        expect(picked).toMatchObject({ action: 'test.pick', value: 'b', message: { message: posted.message } });
      }),
    );

    test(
      'is acknowledged before it is handled',
      on(async ({ inbox, one }) => {
        let askedFirst = false;
        inbox.on('command', 'say', 'private', (event) => {
          askedFirst = inbox.asked.includes(event.id);
          return { kind: 'nothing' };
        });
        await one.command('say');
        expect(askedFirst).toBe(true);
      }),
    );

    test(
      'done once and delivered twice, is one event',
      on(async ({ platform, room, inbox, one }) => {
        inbox.on('action', 'test.press', 'shared', () => ({ kind: 'shared', card: simpleCard('Pressed') }));
        await platform.post(room, pressCard(), 'k1');
        await one.press('Press me');
        await one.again();
        expect(inbox.received('action')).toHaveLength(1);
        expect((await one.sees()).filter((seen) => seen.text.includes('Pressed'))).toHaveLength(1);
      }),
    );

    test(
      'works on cards from before a restart, and is not handled again after one',
      on(async (driver) => {
        driver.inbox.on('action', 'test.press', 'update', () => ({ kind: 'update', card: simpleCard('Pressed') }));
        await driver.platform.post(driver.room, pressCard(), 'k1');
        await driver.restart();
        await driver.one.press('Press me');
        await driver.restart();
        await driver.one.again();
        expect(driver.inbox.received('action')).toHaveLength(1);
        expect((await driver.other.sees())[0]?.text).toContain('Pressed');
      }),
    );

    test(
      'by a stranger is told apart from the two',
      on(async ({ platform, room, inbox, one, other, stranger }) => {
        inbox.on('action', 'test.press', 'private', () => ({ kind: 'private', card: simpleCard('Not yours') }));
        await platform.post(room, pressCard(), 'k1');
        await stranger.press('Press me');
        const [event] = inbox.received('action');
        expect(event !== undefined && sameUser(event.by, stranger.user)).toBe(true);
        expect((await stranger.sees()).map((seen) => seen.private)).toEqual([false, true]);
        for (const person of [one, other]) expect(await person.sees()).toHaveLength(1);
      }),
    );
  });
}

import { describe, expect, test } from 'vitest';
import { pressCard, simpleCard } from './platform-cards.ts';
import type { OnPlatform } from './platform-suite.ts';

/** What comes of the bot's replies. */
export function describeReplies(on: OnPlatform): void {
  describe('a reply', () => {
    test(
      'that is private is seen by the one who acted, and nobody else',
      on(async ({ inbox, one, other, stranger }) => {
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('For you alone') }));
        await one.command('say');
        expect(await one.sees()).toMatchObject([{ private: true, text: expect.stringContaining('For you alone') }]);
        expect(await other.sees()).toEqual([]);
        expect(await stranger.sees()).toEqual([]);
      }),
    );

    test(
      'that is shared stands in the room',
      on(async ({ inbox, one, other }) => {
        inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('For all') }));
        await one.command('say');
        for (const person of [one, other]) {
          expect(await person.sees()).toMatchObject([{ private: false, text: expect.stringContaining('For all') }]);
        }
      }),
    );

    test.each(['shared', 'update', 'form'] as const)(
      'to something acknowledged as %s can still be a private card, as every refusal is',
      async (ack) => {
        await on(async ({ platform, room, inbox, one, other }) => {
          inbox.on('action', 'test.press', ack, () => ({ kind: 'private', card: simpleCard('Not now') }));
          await platform.post(room, pressCard(), 'k1');
          await one.press('Press me');
          expect((await one.sees()).map((seen) => seen.private)).toEqual([false, true]);
          expect((await other.sees()).map((seen) => seen.text.includes('Not now'))).toEqual([false]);
        })();
      },
    );

    test(
      'that updates replaces the card with the button, for everybody who sees that card',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox.on('action', 'test.press', 'update', (event) => ({
          kind: 'update',
          card: simpleCard(`After ${event.action}`),
        }));
        await platform.post(room, pressCard('Room', 'room'), 'k1');
        await platform.whisper(one.user, room, pressCard('Private', 'private'), 'k2');
        await one.press('Room');
        await one.press('Private');
        expect((await one.sees()).map((seen) => [seen.private, seen.text, seen.buttons])).toEqual([
          [false, expect.stringContaining('After test.press:room'), []],
          [true, expect.stringContaining('After test.press:private'), []],
        ]);
        expect(await other.sees()).toMatchObject([{ text: expect.stringContaining('After test.press:room') }]);
      }),
    );

    test(
      'that updates in the place of a form replaces a private card, and never one that both see',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox.on('action', 'test.press', 'form', () => ({ kind: 'update', card: simpleCard('Too late for a form') }));
        await platform.whisper(one.user, room, pressCard('Private', 'private'), 'k1');
        await one.press('Private');
        expect(await one.sees()).toMatchObject([
          { private: true, text: expect.stringContaining('Too late'), buttons: [] },
        ]);
        await platform.post(room, pressCard('Room', 'room'), 'k2');
        await one.press('Room');
        expect((await one.sees()).map((seen) => [seen.private, seen.buttons]).toSorted()).toEqual([
          [false, ['Room']],
          [true, []],
          [true, []],
        ]);
        expect((await other.sees()).map((seen) => seen.buttons)).toEqual([['Room']]);
      }),
    );

    test(
      'of nothing changes nothing',
      on(async ({ platform, room, inbox, one }) => {
        inbox.on('action', 'test.press', 'private', () => ({ kind: 'nothing' }));
        await platform.post(room, pressCard(), 'k1');
        const before = await one.sees();
        await one.press('Press me');
        expect(await one.sees()).toEqual(before);
      }),
    );

    test(
      'hands its files to the one who acted',
      on(async ({ inbox, one, other }) => {
        const file = { name: 'mine.json', mediaType: 'application/json', text: '{"mine":"ä"}' };
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Yours'), files: [file] }));
        await one.command('say');
        expect((await one.sees()).flatMap((seen) => seen.files)).toEqual([{ name: file.name, text: file.text }]);
        expect(await other.sees()).toEqual([]);
      }),
    );

    test(
      'that leaves no trace is seen once, can be updated, and is gone after a restart',
      on(async (driver) => {
        const traceless = (card: ReturnType<typeof pressCard>) => ({ card, traceless: true }) as const;
        driver.inbox
          .on('command', 'say', 'private', () => ({ kind: 'private', ...traceless(pressCard('More', 'help')) }))
          .on('action', 'test.press', 'update', () => ({ kind: 'update', ...traceless(simpleCard('More help')) }));
        await driver.one.command('say');
        await driver.one.press('More');
        expect(await driver.one.sees()).toMatchObject([{ private: true, text: expect.stringContaining('More help') }]);
        expect(await driver.other.sees()).toEqual([]);
        await driver.restart();
        for (const person of [driver.one, driver.other, driver.stranger]) expect(await person.sees()).toEqual([]);
      }),
    );
  });
}

import { describe, expect, test } from 'vitest';
import { checkCard } from '../../src/card/check-card.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { difficultWords, fullCard, largestCard, pressCard, simpleCard } from './platform-cards.ts';
import type { PlatformDriver, SeenMessage } from './platform-driver.ts';
import type { OnPlatform } from './platform-suite.ts';

/** What the bot says by itself. */
export function describePosting(on: OnPlatform): void {
  describe('posting', () => {
    test(
      'shows everything on a card to everybody in the room',
      on(async ({ platform, room, one, other, stranger }) => {
        const card = fullCard(one.user, 'What somebody wrote');
        expect(checkCard(card)).toEqual([]);
        const posted = await platform.post(room, card, 'k1');
        for (const person of [one, other, stranger]) {
          const seen = await only(person);
          expect(seen).toMatchObject({ id: posted.message, private: false, under: null });
          const parts = [
            'A title',
            'A strong text',
            'What somebody wrote',
            'A label',
            'A value',
            'A said value',
            'A note',
          ];
          for (const part of parts) expect(seen.text).toContain(part);
          expect(seen.buttons).toEqual(['Main', 'Danger', 'Link']);
          expect(seen.options).toEqual(['First option', 'Second option']);
        }
      }),
    );

    test(
      'takes the largest card that our limits allow',
      on(async ({ platform, room, one }) => {
        expect(checkCard(largestCard())).toEqual([]);
        await platform.post(room, largestCard(), 'k1');
        expect((await only(one)).options).toHaveLength(25);
      }),
    );

    test(
      'posts once for the same key, one after the other or at once',
      on(async ({ platform, room, one }) => {
        const first = await platform.post(room, simpleCard('Once'), 'k1');
        const rest = await Promise.all([1, 2, 3].map(() => platform.post(room, simpleCard('Once'), 'k1')));
        expect(rest.map((one) => one.message)).toEqual([first.message, first.message, first.message]);
        expect(await one.sees()).toHaveLength(1);
        await platform.post(room, simpleCard('Another'), 'k2');
        expect(await one.sees()).toHaveLength(2);
      }),
    );

    test(
      'removes a message, and counts one that is gone already as removed',
      on(async ({ platform, room, one, other }) => {
        const message = await platform.post(room, simpleCard('Said too soon'), 'k1');
        await platform.post(room, simpleCard('Stays'), 'k2');
        await platform.remove(message);
        await platform.remove(message);
        for (const person of [one, other]) expect((await only(person)).text).toContain('Stays');
        await expect(platform.edit(message, simpleCard('Again'))).rejects.toMatchObject({ kind: 'gone' });
      }),
    );

    test(
      'does not post again after a restart',
      on(async (driver) => {
        await driver.platform.post(driver.room, simpleCard('Once'), 'k1');
        await driver.restart();
        await driver.platform.post(driver.room, simpleCard('Once'), 'k1');
        expect(await driver.one.sees()).toHaveLength(1);
      }),
    );

    test(
      'posts below a message, where a room names one',
      on(async ({ platform, room, other }) => {
        const root = await platform.post(room, simpleCard('The root'), 'k1');
        const reply = await platform.post({ ...room, under: root.message }, simpleCard('The reply'), 'k2');
        const seen = await other.sees();
        expect(seen.map((one) => one.id)).toEqual([root.message, reply.message]);
        expect(seen[1]).toMatchObject({ under: root.message, private: false });
      }),
    );

    test(
      'replaces a card, its buttons too, in its place',
      on(async ({ platform, room, one, other }) => {
        const posted = await platform.post(room, pressCard('Old'), 'k1');
        await platform.post(room, simpleCard('Later'), 'k2');
        await platform.edit(posted, pressCard('New'));
        for (const person of [one, other]) {
          const [edited, later] = await person.sees();
          expect(edited).toMatchObject({ id: posted.message, buttons: ['New'] });
          expect(later?.text).toContain('Later');
        }
      }),
    );

    test(
      'says that a message or a room is gone',
      on(async ({ platform, room, lostRoom, one }) => {
        // A place that Attune is not in at all may be opened to it again.
        const gone = { kind: expect.stringMatching(/^(gone|forbidden)$/) };
        const edit = platform.edit({ room, message: '0000000000' }, simpleCard('Nowhere'));
        await expect(edit).rejects.toSatisfy((error) => error instanceof PlatformError && error.kind === 'gone');
        await expect(platform.post(lostRoom, simpleCard('Nowhere'), 'k1')).rejects.toMatchObject(gone);
        await expect(platform.whisper(one.user, lostRoom, simpleCard('Nowhere'), 'k2')).rejects.toMatchObject(gone);
        await expect(platform.inspect(lostRoom)).rejects.toMatchObject(gone);
      }),
    );

    test(
      'whispers to one person, once for the same key',
      on(async ({ platform, room, one, other, stranger }) => {
        await platform.whisper(one.user, room, simpleCard('Between us'), 'k1');
        await platform.whisper(one.user, room, simpleCard('Between us'), 'k1');
        await platform.whisper(other.user, room, simpleCard('And to you'), 'k1');
        expect(await only(one)).toMatchObject({ private: true, text: expect.stringContaining('Between us') });
        expect(await only(other)).toMatchObject({ private: true, text: expect.stringContaining('And to you') });
        expect(await stranger.sees()).toEqual([]);
      }),
    );

    test(
      'finds nothing in the way of a room that works',
      on(async ({ platform, room, one, other }) => {
        const report = await platform.inspect(room);
        expect(report.obstacles).toEqual([]);
        if (report.members !== 'unknown') {
          expect(report.members).toEqual(expect.arrayContaining([one.user.user, other.user.user]));
        }
      }),
    );

    test.each(Object.entries(difficultWords))('shows %s in what a partner wrote as they are', async (_, words) => {
      await on(async (driver) => {
        await driver.platform.post(driver.room, fullCard(driver.one.user, words), 'k1');
        expect(readable((await only(driver.other)).text)).toContain(readable(words));
      })();
    });

    test(
      'shows 3,000 characters of a partner, or a mark where it stops',
      on(async ({ platform, room, one, other }) => {
        const words = 'word '.repeat(600);
        await platform.whisper(
          other.user,
          room,
          { tone: 'calm', elements: fullCard(one.user, words).elements.slice(1, 2) },
          'k1',
        );
        const { text } = await only(other);
        expect(text.includes(words.trim()) || text.includes('…')).toBe(true);
      }),
    );
  });
}

async function only(person: PlatformDriver['one']): Promise<SeenMessage> {
  const seen = await person.sees();
  expect(seen).toHaveLength(1);
  return seen[0] as SeenMessage;
}

/** Lines may be broken another way, and a mark that keeps words from pinging may stand between; nothing else differs. */
function readable(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}

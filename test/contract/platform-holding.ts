import { describe, expect, test } from 'vitest';
import type { Hold } from '../../src/port/hold.ts';
import type { FakeInbox } from '../fakes/fake-inbox.ts';
import { fullForm, pressCard, simpleCard } from './platform-cards.ts';
import type { PlatformPerson } from './platform-driver.ts';
import type { OnPlatform } from './platform-suite.ts';

const keep = { about: 'test:1', look: '' } as const;

/** How a platform lets private cards be replaced. */
export function describeHolding(on: OnPlatform): void {
  describe('a private card that is to be kept true', () => {
    test(
      'can be replaced once it was acted on, by nobody’s doing and for nobody else, again and again; and taken away',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox
          .on('command', 'say', 'private', () => ({ kind: 'private', card: pressCard('Press me', 'a'), keep }))
          .on('action', 'test.press', 'update', () => ({ kind: 'update', card: pressCard('Once more', 'b'), keep }));
        await one.command('say');
        await one.press('Press me');
        const hold = await held(inbox, 1);
        expect(hold.until).toBeGreaterThan(0);
        const again = await platform.replace(hold, one.user, room, pressCard('Now', 'c'));
        expect(await texts(one)).toEqual([expect.stringContaining('A card')]);
        expect((await one.sees())[0]).toMatchObject({ private: true, buttons: ['Now'] });
        expect(again).toMatchObject({ card: hold.card });
        if (again === null) throw new Error('it cannot be replaced again');
        await one.press('Now');
        expect((await one.sees())[0]).toMatchObject({ private: true, buttons: ['Once more'] });
        expect((await held(inbox, 2)).card).toBe(hold.card);
        expect(await platform.replace(await held(inbox, 2), one.user, room, null)).toBeNull();
        expect(await one.sees()).toEqual([]);
        expect(await other.sees()).toEqual([]);
      }),
    );

    test(
      'is the one whose form was sent, or that a whisper made; what both see is never one',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox
          .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
          .on('form', 'test.form', 'update', () => ({ kind: 'update', card: simpleCard('Sent'), keep }));
        const whispered = await platform.whisper(one.user, room, pressCard('Write', 'a'), 'k1');
        await one.press('Write');
        await one.submit({});
        const hold = await held(inbox, 0);
        expect(hold.card).toBe(whispered?.card);
        await platform.replace(hold, one.user, room, simpleCard('Still true'));
        expect(await texts(one)).toEqual([expect.stringContaining('Still true')]);
        await platform.post(room, pressCard('For both', 'b'), 'k2');
        await one.press('For both');
        await one.submit({});
        const shown = inbox.held[1]?.shown ?? null;
        if (shown !== null) await platform.replace(shown, one.user, room, simpleCard('Mine alone'));
        expect((await other.sees()).map((seen) => seen.buttons)).toEqual([['For both']]);
      }),
    );

    test(
      'that can no longer be found is gone, and does not fail when it is taken away',
      on(async ({ platform, room, one }) => {
        const hold = await platform.whisper(one.user, room, simpleCard('Soon gone'), 'k1');
        if (hold === null) throw new Error('a whisper can be replaced everywhere');
        await platform.replace(hold, one.user, room, null);
        expect(await platform.replace(hold, one.user, room, null)).toBeNull();
        const nothing = { ...hold, handle: '{"nothing":1}' };
        for (const gone of [hold, nothing]) {
          const trying = platform.replace(gone, one.user, room, simpleCard('Too late'));
          await expect(trying).rejects.toMatchObject({ name: 'PlatformError', kind: 'gone' });
        }
        expect(await one.sees()).toEqual([]);
      }),
    );
  });
}

async function texts(person: PlatformPerson): Promise<readonly string[]> {
  return (await person.sees()).map(({ text }) => text);
}

/** How the card can be replaced that was shown as this one of all. */
async function held(inbox: FakeInbox, index: number): Promise<Hold> {
  await expect.poll(() => inbox.held.length).toBeGreaterThan(index);
  const shown = inbox.held[index]?.shown ?? null;
  if (shown === null) throw new Error('it cannot be replaced');
  return shown;
}

import { describe, expect, test } from 'vitest';
import { day } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, aUser, fresh, noon } from './store-fixtures.ts';

export function smallStoresRemember(store: () => Store, dump: () => Promise<string>): void {
  const aSavedCouple = async () => {
    const couple = aCouple();
    await store().transaction(({ couples }) => couples.add(couple));
    return couple;
  };

  describe('parked jobs', () => {
    test('wait with their couple, the same one once, and are taken out once, the oldest first', async () => {
      const { id } = await aSavedCouple();
      const one = { name: 'refresh-check-in', checkInId: 'a' } as const;
      const other = { name: 'post-check-in', checkInId: 'b' } as const;
      await store().transaction(async ({ parked }) => {
        expect(await parked.park(id, one, noon)).toBe(true);
        expect(await parked.park(id, other, noon + 1)).toBe(false);
        await parked.park(id, one, noon + 2);
        expect(await parked.take(id)).toEqual([one, other]);
        expect(await parked.take(id)).toEqual([]);
        await parked.park(id, one, noon);
      });
      await store().transaction(({ couples }) => couples.erase(id));
      expect(await store().transaction(({ parked }) => parked.take(id))).toEqual([]);
    });
  });

  describe('tips', () => {
    test('what was shown, hidden and saved is remembered, and can be taken back', async () => {
      const { id } = await aSavedCouple();
      await store().transaction(async ({ tips }) => {
        await tips.setShown(id, 'a', noon);
        await tips.setShown(id, 'a', noon + day);
        await tips.setShown(id, 'b', noon);
        expect(await tips.shown(id)).toEqual(
          new Map([
            ['a', noon + day],
            ['b', noon],
          ]),
        );
        await tips.setHidden(id, 'a', true);
        await tips.setHidden(id, 'a', true);
        expect(await tips.hidden(id)).toEqual(new Set(['a']));
        await tips.setHidden(id, 'a', false);
        expect(await tips.hidden(id)).toEqual(new Set());
        await tips.setSaved(id, 0, 'a', noon);
        await tips.setSaved(id, 0, 'b', noon + 1);
        await tips.setSaved(id, 1, 'c', noon);
        expect(await tips.saved(id, 0)).toEqual(['b', 'a']);
        await tips.setSaved(id, 0, 'b', null);
        expect(await tips.saved(id, 0)).toEqual(['a']);
      });
    });
  });

  describe('drafts', () => {
    test('a draft comes back to be mended, until it is removed or old', async () => {
      const couple = await aSavedCouple();
      const draft = { id: fresh('draft'), coupleId: couple.id, by: aUser(), at: noon, form: '{"typed":"so much"}' };
      const old = { ...draft, id: fresh('draft'), at: noon - day };
      await store().transaction(async ({ drafts }) => {
        await drafts.add(draft);
        await drafts.add(old);
        expect(await drafts.find(draft.id)).toEqual(draft);
        await drafts.clear(noon);
        expect(await drafts.find(old.id)).toBeNull();
        expect(await drafts.find(draft.id)).toEqual(draft);
        await drafts.remove(draft.id);
        expect(await drafts.find(draft.id)).toBeNull();
      });
    });
  });

  describe('events', () => {
    test('the same event is the first once, also when both come at the same time', async () => {
      const id = fresh('event');
      const seen = await Promise.all(
        [1, 2, 3].map(() => store().transaction(({ events }) => events.firstTime(id, noon))),
      );
      expect(seen.filter(Boolean)).toHaveLength(1);
    });

    test('an event whose transaction failed can come again', async () => {
      const id = fresh('event');
      const failing = store().transaction(async ({ events }) => {
        await events.firstTime(id, noon);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store().transaction(({ events }) => events.firstTime(id, noon))).toBe(true);
    });

    test('a text that no column holds, in an id or in what is kept, breaks nothing', async () => {
      const odd = `${fresh('odd')}\0\ud800`;
      const message = { room: { platform: 'web', space: odd, room: odd }, message: odd } as const;
      await store().transaction(async (stores) => {
        expect(await stores.events.firstTime(odd, noon)).toBe(true);
        expect(await stores.couples.find(odd)).toBeNull();
        expect(await stores.couples.activeIn(message.room)).toBeNull();
        expect(await stores.checkIns.find(odd)).toBeNull();
        expect(await stores.invitations.find(odd)).toBeNull();
        await stores.posts.begin(odd, noon);
        await stores.posts.finish(odd, message);
        expect(await stores.posts.begin(odd, noon)).toMatchObject({ state: 'posted' });
      });
      // A job with it is taken too; it would run in another test.
      const undone = store().transaction(async ({ jobs }) => {
        await jobs.enqueue([{ name: 'post-response', responseId: `${odd} \\u0000` }]);
        throw new Error('taken');
      });
      await expect(undone).rejects.toThrow('taken');
    });

    test('old ones are cleared', async () => {
      const [old, recent] = [fresh('event'), fresh('event')];
      await store().transaction(async ({ events }) => {
        await events.firstTime(old, noon - day);
        await events.firstTime(recent, noon);
        await events.clear(noon);
        expect(await events.firstTime(old, noon)).toBe(true);
        expect(await events.firstTime(recent, noon)).toBe(false);
      });
    });
  });

  describe('posts', () => {
    test('an attempt is seen by the next one, and its end is kept', async () => {
      const key = fresh('post');
      const message = aMessage();
      await store().transaction(async ({ posts }) => {
        expect(await posts.find(key)).toBeNull();
        expect(await posts.begin(key, noon)).toBeNull();
        expect(await posts.begin(key, noon + 1)).toEqual({ state: 'attempting', since: noon });
        expect(await posts.find(key)).toEqual({ state: 'attempting', since: noon });
        await posts.finish(key, message);
        expect(await posts.find(key)).toEqual({ state: 'posted', message });
        expect(await posts.begin(key, noon + 2)).toEqual({ state: 'posted', message });
        expect(await posts.find(key)).toEqual({ state: 'posted', message });
      });
    });

    test('a whisper ends without a message', async () => {
      const key = fresh('post');
      await store().transaction(async ({ posts }) => {
        await posts.begin(key, noon);
        await posts.finish(key, null);
        expect(await posts.find(key)).toEqual({ state: 'posted', message: null });
        await posts.clear(noon);
        expect(await posts.find(key)).not.toBeNull();
        await posts.clear(noon + 1);
        expect(await posts.find(key)).toBeNull();
      });
    });

    test('what was never begun cannot end', async () => {
      await expect(store().transaction(({ posts }) => posts.finish(fresh('post'), null))).rejects.toThrow(
        /never begun/,
      );
    });
  });

  describe('installations', () => {
    test('a workspace is found with its tokens, which no row shows, until it is removed', async () => {
      const [space, token] = [fresh('T'), fresh('token')];
      const record = { space, installedAt: noon, value: `{"token":"${token}"}` };
      await store().transaction(async ({ installations }) => {
        expect(await installations.find(space)).toBeNull();
        await installations.save(record);
        expect(await installations.find(space)).toEqual(record);
      });
      expect(await dump()).not.toContain(token);
      await store().transaction(async ({ installations }) => {
        await installations.remove(space, noon);
        expect(await installations.find(space)).toBeNull();
      });
    });

    test('what is installed again replaces what was there, and outlives an older removal', async () => {
      const space = fresh('T');
      const again = { space, installedAt: noon + 1, value: 'new' };
      await store().transaction(async ({ installations }) => {
        await installations.save({ space, installedAt: noon, value: 'old' });
        await installations.save(again);
        await installations.remove(space, noon);
        expect(await installations.find(space)).toEqual(again);
        await installations.remove(fresh('T'), noon + 1);
        expect(await installations.find(space)).toEqual(again);
      });
    });
  });

  describe('the preview', () => {
    test('entries are listed in the order of their keys, by prefix, and their values are sealed', async () => {
      const prefix = fresh('%_\\');
      const secret = fresh('typed');
      await store().transaction(async ({ preview }) => {
        for (const key of ['b', 'B', 'a', '10', '9']) await preview.write(`${prefix}/${key}`, `${secret} ${key}`);
        await preview.write(`${prefix}-other`, secret);
        await preview.write(`${prefix}/a`, 'changed');
        const all = await preview.list(`${prefix}/`);
        expect(all.map((one) => one.key.slice(prefix.length + 1))).toEqual(['10', '9', 'B', 'a', 'b']);
        expect(all[3]?.value).toBe('changed');
        expect(await preview.read(`${prefix}/9`)).toBe(`${secret} 9`);
        expect(await preview.read(prefix)).toBeNull();
        expect(await preview.list(fresh('nothing'))).toEqual([]);
      });
      expect(await dump()).not.toContain(secret);
      await store().transaction(async ({ preview }) => {
        await preview.remove(`${prefix}/`);
        expect(await preview.list(`${prefix}/`)).toEqual([]);
        expect(await preview.read(`${prefix}-other`)).toBe(secret);
      });
    });

    test('writing once keeps what stands there, and says what it is', async () => {
      const key = fresh('entry');
      await store().transaction(async ({ preview }) => {
        expect(await preview.writeOnce(key, 'first')).toBeNull();
        expect(await preview.writeOnce(key, 'second')).toBe('first');
        expect(await preview.read(key)).toBe('first');
      });
    });
  });
}

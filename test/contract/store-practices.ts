import { describe, expect, test } from 'vitest';
import { day } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { advance, dueAt, newSession } from '../../src/model/practice/advance.ts';
import type { Script } from '../../src/model/practice/script.ts';
import type { Session } from '../../src/model/practice/session.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

const script: Script = {
  id: 'together',
  steps: [
    { id: 'how', kind: 'ask', format: 'words', question: 'How was it?' },
    { id: 'end', kind: 'close', text: 'That is it.', tryNext: 'Rest.' },
  ],
};

export function practicesAreKept(store: () => Store, dump: () => Promise<string>): void {
  /** A couple of its own, and where it is asked how it was: one of the two has answered. */
  const answered = async (words: string): Promise<Session> => {
    const couple = aCouple();
    await store().transaction(({ couples }) => couples.add(couple));
    let session = newSession(script, { id: fresh('session'), coupleId: couple.id, by: 0 }, noon);
    for (const move of [{ kind: 'join' }, { kind: 'answer', words: { words: new PartnerWords(words) } }] as const) {
      const page = session.pages.length - 1;
      const outcome = advance(script, session, { kind: 'move', side: 1, page, move }, noon + page);
      if (!('session' in outcome)) throw new Error(outcome.refused);
      session = outcome.session;
    }
    await store().transaction(({ practices }) => practices.save(session));
    return session;
  };
  const find = (id: string) => store().transaction(({ practices }) => practices.find(id));
  const seen = (session: Session | null) => ({
    ...session,
    entries: session?.entries.map(({ words, ...rest }) => ({
      ...rest,
      words: Object.values(words).map((one) => one.reveal()),
    })),
  });

  describe('practices', () => {
    test('one comes back as it was, to the last unit, and as it is after a change', async () => {
      const odd = `${'\u202eright to left'}\u200b <b>*_~ \u{1f49a} \ud800 \u0000 "${'x'.repeat(900)}\n`;
      const session = await answered(odd);
      expect(seen(await find(session.id))).toEqual(seen(session));
      const held = { ...session, held: true };
      await store().transaction(({ practices }) => practices.save(held));
      expect(seen(await find(session.id))).toEqual(seen(held));
      expect(await find('none')).toBeNull();
    });

    test('one goes on and one is interrupted; what is over is neither', async () => {
      const session = await answered('one');
      const other = newSession(script, { id: fresh('session'), coupleId: session.coupleId, by: 1 }, noon + 1);
      const standing = () =>
        store().transaction(async ({ practices }) => [
          (await practices.live(session.coupleId))?.id ?? null,
          (await practices.held(session.coupleId))?.id ?? null,
        ]);
      expect(await standing()).toEqual([session.id, null]);
      await expect(store().transaction(({ practices }) => practices.save(other))).rejects.toThrow();
      await store().transaction(async ({ practices }) => {
        await practices.save({ ...session, held: true });
        await practices.save(other);
      });
      expect(await standing()).toEqual([other.id, session.id]);
      const stopped = advance(script, other, { kind: 'stop', side: 0 }, noon);
      if ('session' in stopped) await store().transaction(({ practices }) => practices.save(stopped.session));
      expect(await standing()).toEqual([null, session.id]);
      const all = await store().transaction(({ practices }) => practices.all(session.coupleId));
      expect(all.map(({ id }) => id)).toEqual([session.id, other.id]);
    });

    test('when those began that were done is known for any stretch of time, and of those that were stopped nothing', async () => {
      const { coupleId, ...session } = await answered('one');
      const ended = (how: 'done' | 'stopped' | 'lapsed', startedAt: number): Session => {
        const [first] = session.pages;
        const pages = [first, { ...first, place: { kind: 'ended', how } }] as const;
        return { ...session, coupleId, id: fresh('session'), startedAt, pages, entries: [] };
      };
      await store().transaction(async ({ practices }) => {
        for (const at of [noon - 1, noon + 5, noon, noon + 10]) await practices.save(ended('done', at));
        for (const how of ['stopped', 'lapsed'] as const) await practices.save(ended(how, noon + 1));
        const period = { from: noon, until: noon + 10 };
        const { practice } = session;
        expect(await practices.doneIn(coupleId, period)).toEqual([
          { practice, at: noon },
          { practice, at: noon + 5 },
        ]);
        expect(await practices.doneIn('nobody', period)).toEqual([]);
      });
    });

    test('it comes due when its time has come, and not while it is held or over', async () => {
      const session = await answered('one');
      const due = (at: number) => store().transaction(({ practices }) => practices.due(at, 1000));
      const isDue = async (at: number) => (await due(at)).some(({ id }) => id === session.id);
      expect(await isDue((dueAt(session) ?? 0) - 1)).toBe(false);
      expect(await isDue(dueAt(session) ?? 0)).toBe(true);
      await store().transaction(({ practices }) => practices.save({ ...session, held: true }));
      expect(await isDue(noon + 30 * day)).toBe(false);
    });

    test('where its pages stand is known, and which are settled', async () => {
      const { id } = await answered('one');
      const message = aMessage();
      await store().transaction(async ({ practices }) => {
        await practices.place(id, 1, message);
        await practices.place(id, 0, message);
        await practices.settle(id, 0);
        await practices.settle(id, 2);
        await practices.place(id, 1, null);
        expect(await practices.places(id)).toEqual([
          { page: 0, message, settled: true },
          { page: 1, message: null, settled: false },
          { page: 2, message: null, settled: true },
        ]);
      });
    });

    test('no table holds a word of it; one partner’s words are forgotten alone; it goes with its couple', async () => {
      const secret = fresh('nobody-reads-this');
      const session = await answered(secret);
      const inBase64 = Buffer.from(secret).toString('base64').slice(4, -4);
      for (const form of [secret, inBase64]) expect(await dump()).not.toContain(form);
      await store().transaction(async ({ practices, posts, couples }) => {
        await practices.forget(session.coupleId, 0);
        expect((await practices.find(session.id))?.entries).toHaveLength(1);
        await practices.forget(session.coupleId, 1);
        expect((await practices.find(session.id))?.entries).toEqual([]);
        await posts.begin(`practice:${session.id}:0`, noon);
        await couples.erase(session.coupleId);
      });
      expect(await find(session.id)).toBeNull();
      expect(await dump()).not.toContain(session.id);
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { type OwnPrompt, type OwnText, promptIdOf } from '../../src/model/own-prompt.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import { aCheckIn, aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

export function ownPromptsAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const says = (question: string, ...options: string[]): OwnText => ({
    question: new PartnerWords(question),
    options: options.map((one) => new PartnerWords(one)),
  });
  const add = async (of: Couple, text: OwnText, changes: Partial<OwnPrompt> = {}): Promise<string> => {
    const id = crypto.randomUUID();
    const about = { coupleId: of.id, by: 0, addedAt: noon, surprise: false, withdrawnAt: null, message: null } as const;
    const kind = { format: 'choice', theme: 'dreams', depth: 2 } as const;
    await store().transaction(({ ownPrompts }) => ownPrompts.add({ id, ...about, ...kind, text, ...changes }));
    return id;
  };
  const find = (id: string) => store().transaction(({ ownPrompts }) => ownPrompts.find(id));
  const words = (text: OwnText | null | undefined) =>
    text == null ? null : [text.question, ...text.options].map((one) => one.reveal());
  const ask = (of: Couple, promptId: string) =>
    store().transaction(({ checkIns }) => checkIns.add([aCheckIn(of, { id: fresh('check-in'), promptId })]));

  describe('questions of their own', () => {
    test('one comes back as it was written, to the last unit', async () => {
      const odd = `${'\u202eright to left'}\u200b <b>*_~ \u{1f49a} \ud800 \u0000 "\n`;
      const ours = await couple();
      const id = await add(ours, says(odd, odd, 'b'), { by: 1, surprise: true });
      const found = await find(id);
      expect(found).toMatchObject({ id, by: 1, version: 1, asked: false, surprise: true, format: 'choice', depth: 2 });
      expect(words(found?.text)).toEqual([odd, odd, 'b']);
      const message = aMessage();
      await store().transaction(({ ownPrompts }) => ownPrompts.place(id, message));
      expect((await find(id))?.message).toEqual(message);
      expect(await find('none')).toBeNull();
    });

    test('a change makes another version; what was asked stays, and only that', async () => {
      const ours = await couple();
      const id = await add(ours, says('first'));
      const change = (question: string) =>
        store().transaction(({ ownPrompts }) =>
          ownPrompts.change(
            id,
            { format: 'words', theme: 'fears', depth: 3, text: says(question), surprise: true },
            noon + 1,
          ),
        );
      await change('second');
      await ask(ours, promptIdOf({ id, version: 2 }));
      expect((await find(id))?.asked).toBe(true);
      await change('third');
      expect(await find(id)).toMatchObject({ version: 3, asked: false, surprise: true, theme: 'fears' });
      await store().transaction(async ({ ownPrompts }) => {
        const shown = async (version: number) =>
          words((await ownPrompts.version(ours.id, promptIdOf({ id, version })))?.text);
        expect([await shown(1), await shown(2), await shown(3)]).toEqual([null, ['second'], ['third']]);
        expect(await ownPrompts.version('another-couple', promptIdOf({ id, version: 2 }))).toBeNull();
        expect(await ownPrompts.version(ours.id, 'listening-heard')).toBeNull();
        const [kept] = await ownPrompts.all(ours.id);
        expect(kept?.versions.map(({ text }) => words(text))).toEqual([['second'], ['third']]);
      });
    });

    test('another kind is not another version: what was asked is asked still', async () => {
      const ours = await couple();
      const id = await add(ours, says('first'));
      await ask(ours, promptIdOf({ id, version: 1 }));
      await store().transaction(async ({ ownPrompts }) => {
        await ownPrompts.changeKind(id, { theme: 'fears', depth: 3, surprise: true });
        await ownPrompts.changeKind('none', { theme: 'fears', depth: 3, surprise: true });
      });
      const found = await find(id);
      expect(found).toMatchObject({ version: 1, asked: true, surprise: true, theme: 'fears', depth: 3 });
      expect(words(found?.text)).toEqual(['first']);
    });

    test('a deck has what is in it, of each couple its own, without a word of what it says', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const [id, out] = [await add(ours, says('mine')), await add(ours, says('taken out'))];
      const other = await add(theirs, says('theirs'));
      await store().transaction(async ({ ownPrompts }) => {
        await ownPrompts.withdraw(out, noon);
        const decks = await ownPrompts.decks([ours.id, theirs.id, 'nobody']);
        expect(decks.get(ours.id)).toMatchObject([{ id, promptId: promptIdOf({ id, version: 1 }), theme: 'dreams' }]);
        expect(decks.get(theirs.id)?.map((one) => one.id)).toEqual([other]);
        expect(JSON.stringify([...decks])).not.toContain('mine');
        expect((await ownPrompts.list(ours.id)).map((one) => one.id)).toEqual([id]);
      });
    });

    test('one that is taken out keeps its words as long as a check-in shows them, and no longer', async () => {
      const ours = await couple();
      const [asked, never] = [await add(ours, says('asked')), await add(ours, says('never'))];
      await ask(ours, promptIdOf({ id: asked, version: 1 }));
      await store().transaction(async ({ ownPrompts }) => {
        for (const id of [asked, never]) await ownPrompts.withdraw(id, noon);
      });
      expect([words((await find(asked))?.text), words((await find(never))?.text)]).toEqual([['asked'], null]);
    });

    test('no table holds a word of it; forgetting its author removes it, and it goes with its couple', async () => {
      const ours = await couple();
      const secret = fresh('nobody-reads-this');
      const [mine, theirs] = [await add(ours, says(secret, secret, 'b')), await add(ours, says('stays'), { by: 1 })];
      expect(await dump()).not.toContain(secret);
      await store().transaction(({ ownPrompts }) => ownPrompts.forget(ours.id, 0));
      expect([await find(mine), words((await find(theirs))?.text)]).toEqual([null, ['stays']]);
      await store().transaction(async (stores) => {
        await stores.posts.begin(`own-prompt:${theirs}`, noon);
        await stores.couples.erase(ours.id);
      });
      expect(await dump()).not.toContain(theirs);
      await expect(add(ours, says('once more'))).rejects.toThrow();
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/model/answer.ts';
import { asRevealed, type CheckIn, type RevealedCheckIn } from '../../src/model/check-in.ts';
import type { Couple } from '../../src/model/couple.ts';
import { hour } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import { aCheckIn, aCouple, aMessage, aResponse, fresh, noon, revealed } from './store-fixtures.ts';

export function answersKeepTheirPromise(store: () => Store, dump: () => Promise<string>): void {
  const opened = async (couple: Couple = aCouple()) => {
    const checkIn = aCheckIn(couple);
    await store().transaction(async ({ couples, checkIns }) => {
      await couples.add(couple);
      await checkIns.add([checkIn]);
    });
    return checkIn;
  };
  const reveal = async (checkIn: CheckIn): Promise<RevealedCheckIn> => {
    const shown = asRevealed(revealed(checkIn));
    if (shown === null) throw new Error('not revealed');
    await store().transaction(({ checkIns }) => checkIns.save(shown));
    return shown;
  };
  const words = (text: string): Answer => ({ words: new PartnerWords(text) });
  const textOf = (answer: Answer | null) => [
    answer?.choice,
    answer?.guess,
    answer?.order?.join(),
    answer?.words?.reveal(),
    answer?.second?.reveal(),
  ];

  describe('answers', () => {
    test('an answer of every shape comes back to its author, and the last one counts', async () => {
      const checkIn = await opened();
      const odd = `${'\u202eright to left'}\u200b @everyone <b>*_~\`| \u{1f49a} \ud800 "${'x'.repeat(2900)}\n`;
      const shapes: Answer[] = [
        {},
        { choice: '4' },
        { choice: 'tea', guess: 'wine' },
        { order: ['b', 'a'] },
        words(odd),
        words(''),
      ];
      const full: Answer = {
        choice: 'a',
        guess: 'b',
        order: ['c'],
        words: new PartnerWords('c'),
        second: new PartnerWords('d'),
      };
      await store().transaction(async ({ answers }) => {
        expect(await answers.own(checkIn, 0)).toBeNull();
        for (const shape of [...shapes, full]) {
          await answers.put(checkIn, 0, shape);
          const own = await answers.own(checkIn, 0);
          expect(Object.keys(own ?? {})).toEqual(Object.keys(shape));
          expect(textOf(own)).toEqual(textOf(shape));
        }
        expect(await answers.own(checkIn, 1)).toBeNull();
      });
    });

    test('both are opened once the check-in is saved as revealed, and not before, whatever the caller claims', async () => {
      const checkIn = await opened();
      const claimed = asRevealed(revealed(checkIn));
      await store().transaction(async ({ answers }) => {
        await answers.put(checkIn, 0, words('first'));
        await answers.put(checkIn, 1, words('second'));
      });
      if (claimed === null) throw new Error('not revealed');
      await expect(store().transaction(({ answers }) => answers.openAnswers(claimed))).rejects.toThrow(/stay sealed/);
      const shown = await reveal(checkIn);
      const both = await store().transaction(({ answers }) => answers.openAnswers(shown));
      expect(both.map((answer) => answer.words?.reveal())).toEqual(['first', 'second']);
    });

    test('no table holds a word of what was written, nor the length of a choice', async () => {
      const secret = fresh('nobody-reads-this');
      const checkIn = await opened();
      await store().transaction(async ({ answers, drafts, preview }) => {
        await answers.put(checkIn, 0, { choice: secret, words: new PartnerWords(secret) });
        const by = { platform: 'web', space: 'preview', user: 'someone' } as const;
        await drafts.add({ id: fresh('draft'), coupleId: checkIn.coupleId, by, at: noon, form: secret });
        await preview.write(fresh('entry'), secret);
      });
      const shown = await reveal(checkIn);
      await store().transaction(({ answers }) => answers.addResponse(shown, aResponse(checkIn, 1, secret)));
      const tables = await dump();
      const inBase64 = [0, 1, 2].map((shift) =>
        Buffer.from(' '.repeat(shift) + secret)
          .toString('base64')
          .slice(4, -4),
      );
      for (const form of [secret, ...inBase64, Buffer.from(secret).toString('hex')]) expect(tables).not.toContain(form);

      const lengths = new Set<number>();
      for (const choice of ['yes', 'no', 'definitely-not']) {
        await store().transaction(({ answers }) => answers.put(checkIn, 0, { choice }));
        lengths.add(lineWith(await dump(), `answers (${checkIn.id},0`).length);
      }
      expect(lengths.size).toBe(1);
    });

    test('responses are kept in order, each with its author and its message', async () => {
      const shown = await reveal(await opened());
      const second = aResponse(shown, 0, 'and I', { at: noon + 9, way: 'value', message: aMessage() });
      const first = aResponse(shown, 1, 'so you', { at: noon + 8, way: 'ask-more' });
      await store().transaction(async ({ answers }) => {
        expect(await answers.responses(shown)).toEqual([]);
        await answers.addResponse(shown, second);
        await answers.addResponse(shown, first);
        const all = await answers.responses(shown);
        expect(all.map(({ words: said, ...rest }) => [said.reveal(), rest])).toEqual(
          [first, second].map(({ words: said, ...rest }) => [said.reveal(), rest]),
        );
        const own = await answers.ownResponses(shown.coupleId, 1);
        expect(own.map((one) => one.id)).toEqual([first.id]);
        const message = aMessage();
        await answers.setResponseMessage(first.id, message);
        expect((await answers.findResponse(first.id))?.message).toEqual(message);
        expect((await answers.findResponse(first.id))?.words.reveal()).toBe('so you');
        expect(await answers.findResponse('none')).toBeNull();
        expect(await answers.ownResponses('nobody', 0)).toEqual([]);
      });
    });

    test('when either replied is known for any stretch of time', async () => {
      const [shown, theirs] = [await reveal(await opened()), await reveal(await opened())];
      const from = noon + 3 * hour;
      await store().transaction(async ({ answers }) => {
        for (const [index, at] of [from + 9, from - 1, from, from + 10].entries()) {
          await answers.addResponse(shown, aResponse(shown, index % 2 === 0 ? 0 : 1, 'so you', { at }));
        }
        await answers.addResponse(theirs, aResponse(theirs, 0, 'not ours', { at: from + 1 }));
        const period = { from, until: from + 10 };
        expect(await answers.respondedIn(shown.coupleId, period)).toEqual([from, from + 9]);
        expect(await answers.respondedIn('nobody', period)).toEqual([]);
      });
    });

    test('what was asked back is answered once by each, and an answer outlives the question', async () => {
      const shown = await reveal(await opened());
      const asked = aResponse(shown, 1, 'and then?', { way: 'ask-more' });
      const answer = (id: string) =>
        aResponse(shown, 0, 'then', { id, at: asked.at + 1, way: 'answer', answersTo: asked.id });
      await store().transaction(async ({ answers }) => {
        expect(await answers.hasResponded(shown.coupleId, 1)).toBe(false);
        await answers.addResponse(shown, asked);
        await answers.addResponse(shown, answer(fresh('response')));
        expect(await answers.hasResponded(shown.coupleId, 1)).toBe(true);
        expect((await answers.responses(shown)).map(({ answersTo }) => answersTo)).toEqual([undefined, asked.id]);
      });
      const twice = store().transaction(({ answers }) => answers.addResponse(shown, answer(fresh('response'))));
      await expect(twice).rejects.toThrow();
      await store().transaction(async ({ answers }) => {
        await answers.forget(shown.coupleId, 1);
        expect((await answers.responses(shown)).map(({ way, answersTo }) => [way, answersTo])).toEqual([
          ['answer', null],
        ]);
        expect(await answers.hasResponded(shown.coupleId, 1)).toBe(false);
      });
    });

    test('forgetting one partner removes what that one wrote and chose, and nothing of the other', async () => {
      const couple = aCouple();
      const before = await reveal(await opened(couple));
      const open = aCheckIn(couple, { answeredAt: [noon, null], passed: ['pass', 'pass'] });
      const drafts = couple.partners.map(({ user }) => ({
        id: fresh('draft'),
        coupleId: couple.id,
        by: user,
        at: noon,
        form: '{}',
      }));
      await store().transaction(async (stores) => {
        await stores.checkIns.add([open]);
        for (const side of [0, 1] as const) {
          await stores.answers.put(before, side, words(`by ${side}`));
          await stores.answers.put(open, side, words(`by ${side}`));
          await stores.answers.addResponse(before, aResponse(before, side, `from ${side}`));
          await stores.tips.setSaved(couple.id, side, 'gratitude-note', noon);
          await stores.checkIns.setNever(couple.id, side, `never-${side}`, true);
          const draft = drafts[side];
          if (draft !== undefined) await stores.drafts.add(draft);
        }

        await stores.answers.forget(couple.id, 0);
        await stores.checkIns.forget(couple.id, 0);
        await stores.tips.forget(couple.id, 0);
        await stores.drafts.forget(couple.id);

        const [gone, kept] = await stores.answers.openAnswers(before);
        expect(gone).toEqual({});
        expect(kept.words?.reveal()).toBe('by 1');
        expect(await stores.answers.own(open, 0)).toBeNull();
        expect((await stores.answers.own(open, 1))?.words?.reveal()).toBe('by 1');
        expect(await stores.checkIns.find(open.id)).toMatchObject({ answeredAt: [null, null], passed: [null, 'pass'] });
        expect((await stores.answers.responses(before)).map((one) => one.side)).toEqual([1]);
        expect(await stores.tips.saved(couple.id, 0)).toEqual([]);
        expect(await stores.tips.saved(couple.id, 1)).toEqual(['gratitude-note']);
        expect(await stores.checkIns.never(couple.id)).toEqual(new Set(['never-1']));
        expect(await stores.drafts.find(drafts[0]?.id ?? '')).toBeNull();
        // What the other had not sent may quote this partner.
        expect(await stores.drafts.find(drafts[1]?.id ?? '')).toBeNull();
      });
    });

    test('without its key nothing of a couple can be opened or added', async () => {
      const checkIn = await opened();
      await store().transaction(({ answers }) => answers.put(checkIn, 0, words('secret')));
      await store().transaction(({ couples }) => couples.erase(checkIn.coupleId));
      await expect(store().transaction(({ answers }) => answers.put(checkIn, 0, words('more')))).rejects.toThrow(
        /erased/,
      );
      expect(await store().transaction(({ answers }) => answers.own(checkIn, 0))).toBeNull();
    });
  });
}

function lineWith(dump: string, text: string): string {
  const found = dump.split('\n').find((line) => line.includes(text));
  if (found === undefined) throw new Error(`no line holds ${text}`);
  return found;
}

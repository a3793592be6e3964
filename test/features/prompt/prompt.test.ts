import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prompt } from '../../../src/features/prompt/index.ts';
import { day, endOfTime } from '../../../src/model/instant.ts';
import { themes } from '../../../src/model/theme.ts';
import { allText } from '../../flows/driver.ts';
import { CoupleLoop, libraryOf, samplePrompts } from '../check-in/couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const shared = () => loop.platform.messages.filter((one) => one.audience === null);

describe('an extra question', () => {
  test('comes from the theme that was chosen, in the same sealed way', async () => {
    await loop.sam.command('prompt ask', { theme: 'empathy' });
    await loop.settle();
    expect(await allText(loop.alex)).toContain('What would you order?');
    expect((await loop.alex.cards())[0]?.buttons).toEqual(expect.arrayContaining(['Answer', 'Pass', 'Swap']));
    expect((await loop.sam.cards()).filter((one) => one.private)).toHaveLength(1);
  });

  test('comes at the depth that was chosen', async () => {
    const [first] = samplePrompts;
    if (first === undefined) throw new Error('no prompt');
    await loop.begin({}, [...samplePrompts, { ...first, id: 'deep', question: 'What is hardest to say?', depth: 3 }]);
    await loop.sam.command('prompt ask', { depth: '3' });
    await loop.settle();
    expect(await allText(loop.alex)).toContain('What is hardest to say?');
  });

  test('tells nobody why there is only one near it: ruled out by whomever, used up, or deeper than the other wants', async () => {
    const [first] = samplePrompts;
    if (first === undefined) throw new Error('no prompt');
    const deep = { ...first, id: 'deep', theme: 'dreams', question: 'Which dream?', depth: 3 } as const;
    const [sam, alex] = loop.couple.partners;
    const themesNever = ['dreams'] as const;
    const ready = { ...sam, depthLimit: 3 } as const;
    const own = { partners: [{ ...ready, themesNever }, alex] } as const;
    const others = { partners: [ready, { ...alex, depthLimit: 3, themesNever }] } as const;
    const limited = { partners: [ready, { ...alex, depthLimit: 2 }] } as const;
    const usedUp = { partners: [ready, { ...alex, depthLimit: 3 }] } as const;
    const said = new Set<string>();
    for (const [changes, asked] of [
      [own, []],
      [others, []],
      [limited, []],
      [usedUp, ['deep']],
    ] as const) {
      for (const options of [{ theme: 'dreams' }, { theme: 'dreams', depth: '3' }]) {
        await loop.begin(changes, [...samplePrompts, deep]);
        for (const id of asked) await loop.add(id, { openedAt: loop.system.now() - day });
        await loop.sam.command('prompt ask', options);
        await loop.settle();
        said.add((await loop.sam.cards()).find((one) => one.private)?.text ?? '');
        expect(shared()).toHaveLength(1);
        expect(await allText(loop.alex)).not.toContain('Which dream?');
      }
    }
    expect([...said]).toEqual([expect.stringContaining('have a new one of exactly that kind')]);
  });

  test('deeper than one’s own limit says so, and keeps to the theme', async () => {
    const [sam, alex] = loop.couple.partners;
    await loop.begin({ partners: [{ ...sam, depthLimit: 1 }, alex] });
    await loop.sam.command('prompt ask', { theme: 'openness', depth: '3' });
    await loop.settle();
    expect(await allText(loop.sam)).toContain('deeper than the limit you set for yourself');
    expect(await allText(loop.alex)).toMatch(/^Openness/);
    expect(await allText(loop.alex)).not.toContain('limit');
  });

  test('is the same kind again after a swap, and near it once that is used up', async () => {
    const [first] = samplePrompts;
    if (first === undefined) throw new Error('no prompt');
    const more = ['a', 'b'].map((id) => ({ ...first, id, theme: 'fears', question: `And ${id}?` }) as const);
    await loop.begin({}, [...samplePrompts, ...more]);
    await loop.sam.command('prompt ask', { theme: 'fears' });
    await loop.settle();
    await loop.alex.click('Swap');
    await loop.settle();
    expect((await loop.alex.cards())[0]?.text).toMatch(/^Fears\nAnd [ab]\?/);
    const [asked] = await loop.store.transaction((stores) => stores.checkIns.history(loop.couple.id, endOfTime, 1));
    expect(asked).toMatchObject({ swaps: 1, wish: { theme: 'fears' } });
    await loop.sam.click('Swap');
    await loop.settle();
    expect((await loop.alex.cards())[0]?.text).not.toMatch(/^Fears/);
    expect((await loop.alex.cards())[0]?.buttons).toEqual(expect.arrayContaining(['Answer', 'Pass', 'Swap']));
  });

  test('never brings what one of the two never wants', async () => {
    await loop.store.transaction((stores) => stores.checkIns.setNever(loop.couple.id, 1, 'guess-1', true));
    await loop.sam.command('prompt ask', { theme: 'empathy' });
    await loop.settle();
    expect(shared()).toHaveLength(1);
    expect(await allText(loop.alex)).not.toContain('What would you order?');
  });

  test('is none where nothing is left that suits both', async () => {
    await loop.begin({ partners: [{ ...loop.couple.partners[0], themesNever: themes }, loop.couple.partners[1]] });
    await loop.sam.command('prompt ask', { theme: 'empathy' });
    expect(await allText(loop.sam)).toContain('a question left that suits you both');
    expect(shared()).toEqual([]);
  });

  test('of no theme that there is, says so', async () => {
    await loop.sam.command('prompt ask', { theme: 'weather' });
    expect(await allText(loop.sam)).toContain('don’t have a theme by that name');
    expect(shared()).toEqual([]);
  });

  test.each(['How you met and your firsts', 'FIRSTS', ' how you met '])(
    'finds the theme that was typed: %s',
    async (theme) => {
      const [first] = samplePrompts;
      if (first === undefined) throw new Error('no prompt');
      await loop.begin({}, [
        ...samplePrompts,
        { ...first, id: 'met', theme: 'firsts', question: 'Where did we meet?' },
      ]);
      await loop.sam.command('prompt ask', { theme });
      await loop.settle();
      expect(await allText(loop.alex)).toContain('Where did we meet?');
    },
  );

  test('brings a question of a pack only once both have said yes to it', async () => {
    const [first] = samplePrompts;
    if (first === undefined) throw new Error('no prompt');
    const packed = { ...first, id: 'far', theme: 'firsts', pack: 'apart', question: 'How far is it?' } as const;
    const [sam, alex] = loop.couple.partners;
    const yes = { packs: ['apart'] } as const;
    for (const [partners, comes] of [
      [[sam, alex], false],
      [[{ ...sam, ...yes }, alex], false],
      [[sam, { ...alex, ...yes }], false],
      [
        [
          { ...sam, ...yes },
          { ...alex, packs: ['married', 'apart'] },
        ],
        true,
      ],
    ] as const) {
      await loop.begin({ partners }, [...samplePrompts, packed]);
      await loop.sam.command('prompt ask', { theme: 'firsts' });
      await loop.settle();
      expect((await allText(loop.alex)).includes('How far is it?')).toBe(comes);
    }
  });

  test('offers every theme by a part of its name, and every depth', () => {
    const library = libraryOf(samplePrompts);
    const [command] = prompt.definitions;
    const [theme, depth] = command?.kind === 'command' ? command.options : [];
    if (theme?.kind !== 'suggested' || !('suggest' in theme) || depth?.kind !== 'choice')
      throw new Error('other options');
    expect(theme.suggest('', library, 0)).toHaveLength(themes.length);
    expect(theme.suggest('birth', library, 0)).toEqual([{ value: 'seasons', label: 'Seasons and birthdays' }]);
    expect(depth.choices(library).map(({ label }) => label)).toEqual(['Light', 'Personal', 'Deep']);
  });
});

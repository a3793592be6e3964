import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { definitions } from '../../../src/features/prompt/index.ts';
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
    await loop.sam.command('prompt', { theme: 'empathy' });
    await loop.settle();
    expect(await allText(loop.alex)).toContain('What would you order?');
    expect((await loop.alex.cards())[0]?.buttons).toEqual(['Answer', 'Pass', 'Swap']);
    expect((await loop.sam.cards()).filter((one) => one.private)).toHaveLength(1);
  });

  test('comes at the depth that was chosen', async () => {
    const [first] = samplePrompts;
    if (first === undefined) throw new Error('no prompt');
    await loop.begin({}, [...samplePrompts, { ...first, id: 'deep', question: 'What is hardest to say?', depth: 3 }]);
    await loop.sam.command('prompt', { depth: '3' });
    await loop.settle();
    expect(await allText(loop.alex)).toContain('What is hardest to say?');
  });

  test('is refused alike whoever ruled the theme out, and when it is merely empty', async () => {
    const [sam, alex] = loop.couple.partners;
    const said = new Set<string>();
    const themesNever = ['empathy'] as const;
    for (const partners of [
      [{ ...sam, themesNever }, alex],
      [sam, { ...alex, themesNever }],
    ] as const) {
      await loop.save({ ...loop.couple, partners });
      await loop.sam.command('prompt', { theme: 'empathy' });
      said.add((await loop.sam.cards()).at(-1)?.text ?? '');
    }
    await loop.sam.command('prompt', { theme: 'fears' });
    said.add((await loop.sam.cards()).at(-1)?.text ?? '');
    expect(said.size).toBe(1);
    expect(shared()).toEqual([]);
  });

  test('never brings what one of the two never wants', async () => {
    await loop.store.transaction((stores) => stores.checkIns.setNever(loop.couple.id, 1, 'guess-1', true));
    await loop.sam.command('prompt', { theme: 'empathy' });
    await loop.settle();
    expect(shared()).toEqual([]);
  });

  test('of no theme that there is, says so', async () => {
    await loop.sam.command('prompt', { theme: 'weather' });
    expect(await allText(loop.sam)).toContain('isn’t one of the choices');
    expect(shared()).toEqual([]);
  });

  test('offers every theme and depth by name', () => {
    const library = libraryOf(samplePrompts);
    const [command] = definitions;
    const options = command?.kind === 'command' ? command.options : [];
    const choices = options.map((one) => (one.kind === 'choice' ? one.choices(library).map(({ label }) => label) : []));
    expect(choices[0]).toHaveLength(15);
    expect(choices[1]).toEqual(['Light', 'Personal', 'Vulnerable']);
  });
});

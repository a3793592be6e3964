import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import type { PlatformErrorKind } from '../../../src/port/platform-error.ts';
import { cardWith, type SeenCard } from '../../flows/driver.ts';
import { CoupleLoop, sampleCouple } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

type Name = 'sam' | 'alex';

const own = async (who: Name): Promise<readonly SeenCard[]> => (await loop[who].cards()).filter((one) => one.private);
const titles = async (who: Name) => (await own(who)).map(({ text }) => text.split('\n')[0]);

async function write(who: Name, words: string): Promise<void> {
  await loop[who].click('Answer');
  await loop[who].submit({ words });
  await loop.settle();
}

async function bothAnswer(): Promise<void> {
  await write('sam', 'from sam');
  await write('alex', 'from alex');
}

/** From now on Sam hears of things by direct messages: without one, a mention leads to what is revealed privately. */
async function writeToSam(): Promise<void> {
  const [sam, alex] = loop.couple.partners;
  await loop.save({ ...loop.couple, partners: [{ ...sam, hears: 'direct' }, alex] });
}

/** Nobody is told by a card that is replaced. */
const told = () => loop.platform.messages.flatMap((one) => (one.key?.startsWith('reveal:') ? [one.told] : []));

describe('once both have answered', () => {
  test('each one’s private card becomes the reveal and leads to it, and nobody hears of that', async () => {
    await loop.ask('words-1');
    await write('sam', 'from sam');
    expect(await titles('sam')).toEqual(['Your answer is sealed']);
    await write('alex', 'from alex');
    for (const who of ['sam', 'alex'] as const) {
      const [card, ...others] = await own(who);
      expect(others).toEqual([]);
      expect(card?.text).toContain('Now you’ve both answered');
      for (const words of ['What helps you to trust?', 'from sam', 'from alex', 'see them there']) {
        expect(card?.text).toContain(words);
      }
      expect(card?.text).not.toContain('sealed');
      expect(card?.text).not.toContain('in a moment');
      expect(card?.buttons).toEqual(['Reply']);
    }
    expect((await own('sam'))[0]?.text).toContain('@alex has answered too.');
    expect(told()).toEqual([['sam']]);
    expect(loop.platform.calls.whisper).toBe(0);
    expect(await loop.dump()).not.toContain('held_cards');
  });

  test('after a private reveal it is the reveal, instead of a whisper; direct messages are for who wants them', async () => {
    await loop.begin({ reveal: 'private' });
    const { id } = await loop.ask('words-1');
    await bothAnswer();
    expect((await own('sam')).map(({ text }) => text)).toEqual([expect.stringContaining('from alex')]);
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.run({ name: 'whisper-reveal', checkInId: id, side: 0 });
    expect(loop.platform.calls.whisper).toBe(0);

    const couple = sampleCouple({ reveal: 'private' });
    const [sam, alex] = couple.partners;
    await loop.begin({ ...couple, partners: [{ ...sam, hears: 'direct' }, alex] });
    await loop.ask('words-1');
    await bothAnswer();
    // The first of them says that there is a question.
    expect((await own('sam')).map(({ text }) => text.includes('from alex'))).toEqual([false, true, true]);
    expect(loop.platform.calls.whisper).toBe(2);
  });

  test('a card that cannot be replaced any more is closed by a press, and after a private reveal a whisper comes', async () => {
    await loop.begin({ reveal: 'private' });
    await loop.ask('words-1');
    await writeToSam();
    await write('sam', 'from sam');
    await loop.pass(hour);
    await write('alex', 'from alex');
    expect(await titles('sam')).toEqual(['Your answer is sealed', 'Now you’ve both answered']);
    expect(loop.platform.calls.replace).toBe(1);
    const [sealed] = await own('sam');
    await loop.sam.click('Change', sealed?.id);
    await loop.settle();
    const cards = await own('sam');
    expect(cards.map(({ id }) => id).includes(sealed?.id ?? '')).toBe(true);
    expect(cards.map(({ text }) => [text.includes('from alex'), text.includes('is sealed')])).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});

describe('before both have answered', () => {
  test('answers begun in the channel again leave one private card, the newest', async () => {
    await loop.ask('words-1');
    for (const words of ['once', 'twice', 'three times']) await write('sam', words);
    expect((await own('sam')).map(({ text }) => text)).toEqual([expect.stringContaining('three times')]);
    await loop.ask('choice-1');
    for (const label of ['Tea', 'Coffee']) {
      await loop.sam.click('Answer');
      await loop.sam.click(label);
      await loop.settle();
    }
    await loop.sam.click('Answer');
    await loop.settle();
    expect((await own('sam')).map(({ text }) => text.includes('So far, you’ve chosen Coffee'))).toEqual([false, true]);
  });

  test('a question that the other has swapped is on one’s own card too, and a pass made there is said there', async () => {
    const { id } = await loop.ask('choice-1');
    await loop.sam.click('Answer');
    await loop.alex.click('Swap');
    await loop.settle();
    const [card, ...others] = await own('sam');
    expect(others).toEqual([]);
    expect(card?.text).toContain('That question was swapped just now.');
    await loop.sam.click('Pass', card?.id);
    await loop.settle();
    expect(await titles('sam')).toEqual(['Passed, and only you know']);
    expect((await loop.find(id)).passed[0]).toBe('pass');
  });

  test('a reminder goes once its question is answered, and says so when that has closed', async () => {
    loop.platform.holding = 30 * day;
    await loop.begin();
    loop.platform.holding = 30 * day;
    await loop.ask('words-1');
    await write('alex', 'from alex');
    await loop.pass(4 * hour);
    expect(await own('sam')).toMatchObject([{ buttons: ['Answer', 'Pass'] }]);
    await loop.sam.command('checkin answer');
    await loop.settle();
    expect(await titles('sam')).toEqual(['Trust and jealousy']);
    await loop.pass(8 * day);
    for (const who of ['sam', 'alex'] as const) {
      expect(await own(who)).toMatchObject([{ buttons: [], text: expect.stringContaining('is resting now') }]);
    }
    expect((await own('alex'))[0]?.text).toContain('from alex');
    expect((await own('sam'))[0]?.text).not.toContain('from alex');
  });

  test('what was given back for its author to copy stays, whatever comes', async () => {
    await loop.ask('words-1');
    await write('sam', 'from sam');
    await loop.sam.click('Change');
    await write('alex', 'from alex');
    await loop.sam.submit({ words: 'typed too late' });
    await loop.settle();
    expect((await own('sam')).map(({ text }) => text.includes('typed too late'))).toEqual([false, true]);
    await cardWith(loop.sam, 'see them there');
  });
});

describe('whatever goes wrong with a private card, both read both, and nothing else fails', () => {
  const kinds = ['gone', 'forbidden', 'rejected', 'unknown', 'rate-limited', 'unavailable'] as const;
  const cases = (['room', 'private'] as const).flatMap((reveal) => kinds.map((kind) => [reveal, kind] as const));

  test.each(cases)('%s, %s', async (reveal, kind: PlatformErrorKind) => {
    await loop.begin({ reveal });
    await loop.ask('words-1');
    if (reveal === 'private') await writeToSam();
    await write('sam', 'from sam');
    loop.platform.failing.set('replace', kind);
    await write('alex', 'from alex');
    // As far as the room, or a whisper, can tell them.
    const waits = (await loop.sam.cards()).filter(({ text }) => text.includes('from alex'));
    expect(waits).toHaveLength(1);
    expect(waits[0]?.private).toBe(reveal === 'private');
    expect(loop.couple.pause).toBeNull();
    loop.platform.failing.clear();
    const passes = kind === 'rate-limited' || kind === 'unavailable';
    await loop.run({ name: 'refresh-held', about: `check-in:${(await loop.newest()).id}` });
    expect((await own('sam'))[0]?.text.includes('is sealed')).toBe(!passes);
    await loop.pass(hour);
    expect(loop.log.lines.join()).not.toMatch(/secret-m|from sam|from alex/);
  });

  test('an answer that is lost on its way back is asked for again, and changes nothing', async () => {
    await loop.begin({ reveal: 'private' });
    await loop.ask('words-1');
    await write('sam', 'from sam');
    loop.platform.failures.push({ method: 'replace', kind: 'unavailable', after: true });
    await write('alex', 'from alex');
    await loop.pass(minute);
    expect((await own('sam')).every(({ text }) => text.includes('from alex'))).toBe(true);
  });

  test('a filter that takes no words leaves the question and the way to the reveal', async () => {
    await loop.ask('words-1');
    await write('sam', 'from sam');
    loop.platform.filter = /from alex/;
    await write('alex', 'from alex');
    loop.platform.filter = null;
    const [card] = await own('sam');
    expect(card?.text).toContain('What helps you to trust?');
    expect(card?.text).not.toContain('from alex');
    expect(card?.buttons).toEqual(['Reply', 'See both']);
  });

  test('what replaces it is sealed where it is kept, and goes with what was forgotten or erased', async () => {
    await loop.ask('words-1');
    await write('sam', 'from sam');
    const kept = await loop.dump();
    expect(kept).toContain('held_cards');
    expect(kept).not.toContain('secret-m');
    await loop.store.transaction(({ heldCards }) => heldCards.forget(loop.sam.user));
    expect(await loop.dump()).not.toContain('held_cards');
    await write('sam', 'again');
    await loop.store.transaction(({ couples }) => couples.erase(loop.couple.id));
    expect(await loop.dump()).not.toContain('held_cards');
  });

  test('the other’s answer may come before a card is remembered: it is closed all the same', async () => {
    const { id } = await loop.ask('words-1');
    loop.platform.holding = null;
    await write('sam', 'from sam');
    loop.platform.holding = 15 * minute;
    await write('alex', 'from alex');
    const sealed = (await own('sam'))[0]?.id ?? '';
    const event = { kind: 'form', id: 'late', by: loop.sam.user, room: loop.couple.room } as const;
    const keep = { about: `check-in:${id}`, look: '0' };
    await loop.platform.inbox?.hold(
      { ...event, action: 'check-in.answer', typed: {}, picked: {} },
      keep,
      loop.platform.holdOf(sealed),
    );
    await loop.settle();
    expect(await titles('sam')).toEqual(['Now you’ve both answered']);
  });
});

describe('what there is to choose from', () => {
  test.each([
    ['scale-1', '1 is “a crack”, 5 is “wide”.'],
    ['choice-1', 'Tea · Coffee · Soup'],
    ['either-1', 'Tea · Coffee'],
    ['guess-1', 'Tea · Coffee'],
  ])('%s: is on the channel’s card and on one’s own, and in the form', async (promptId, words) => {
    await loop.ask(promptId);
    await loop.sam.command('checkin answer');
    const cards = await loop.sam.cards();
    const shown = (one: (typeof cards)[number]) => `${one.text}\n${one.buttons.join(' · ')}`;
    expect(cards.map((one) => [one.private, shown(one).includes(words)])).toEqual([
      [false, true],
      [true, true],
    ]);
    await loop.sam.click('Answer');
    await loop.sam.click('Answer with a few words');
    const options = (await loop.sam.form())?.options['choice'] ?? [];
    expect(options).toEqual(promptId === 'scale-1' ? ['1', '2', '3', '4', '5'] : words.split(' · '));
    const open = loop.platform.forms.get('sam')?.form;
    const hints = JSON.stringify(open?.inputs);
    if (promptId === 'scale-1') for (const end of ['a crack', 'wide']) expect(hints).toContain(end);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { joinWords } from '../../../src/card/join-words.ts';
import { asRevealed } from '../../../src/model/check-in.ts';
import { minute } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { Result } from '../../../src/model/result.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop } from '../check-in/couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const reveal = async (promptId = 'words-1') => {
  const checkIn = await loop.ask(promptId);
  await loop.sam.act(`check-in.write:${checkIn.id}:0`);
  await loop.sam.submit({ words: 'when plans hold' });
  await loop.alex.act(`check-in.write:${checkIn.id}:0`);
  await loop.alex.submit({ words: 'a quiet voice' });
  await loop.settle();
  return checkIn;
};

const latest = async () => {
  const found = await loop.store.transaction((stores) => stores.checkIns.latestRevealed(loop.couple.id));
  if (found === null) throw new Error('nothing is revealed');
  return found;
};

const pickBoth = async (promptId: string, sam: readonly string[], alex: readonly string[]) => {
  await loop.ask(promptId);
  for (const [person, labels] of [
    [loop.sam, sam],
    [loop.alex, alex],
  ] as const) {
    await person.click('Answer');
    for (const label of labels) await person.click(label);
  }
  await loop.settle();
};

const reply = async (way: string, values: Record<string, string | readonly string[]>) => {
  await loop.sam.click(way);
  await loop.sam.submit(values);
  await loop.settle();
};

/** The labels of the ways that Sam is offered. */
const waysOf = async () => {
  await loop.sam.command('checkin respond');
  const buttons = (await loop.sam.cards()).at(-1)?.buttons ?? [];
  return [...buttons];
};

describe('help to reply', () => {
  test('shows the other’s words and a line for each way; why it is there is told once, then to those who ask', async () => {
    await reveal();
    await loop.sam.click('Reply');
    const coach = await cardWith(loop.sam, 'Your reply');
    expect(coach.private).toBe(true);
    expect(coach.text).toContain('@alex: "a quiet voice"');
    expect(coach.text).not.toContain('when plans hold');
    expect(coach.text).toContain('In one small trial');
    // What an everyday question brings may hurt: nobody is asked to laugh or to cheer.
    const four = ['Say it back', 'Ask about it', 'Say what you value', 'Be in it together'];
    expect(coach.buttons).toEqual([...four, 'I’m glad you told me.']);
    expect(coach.text).not.toContain('To laugh or celebrate');
    await reply('Ask about it', { words: 'why quiet?' });
    await loop.sam.click('Another reply');
    expect(await allText(loop.sam)).not.toContain('In one small trial');
    await loop.sam.click('Why this');
    await cardWith(loop.sam, '36 couples');
  });

  test('by command comes with the question, which may be out of sight', async () => {
    await reveal();
    expect(await waysOf()).toContain('Why this');
    expect((await loop.sam.cards()).at(-1)?.text).toContain('What helps you to trust?');
  });

  const results: readonly (readonly [string, string, readonly string[], readonly string[], Result])[] = [
    ['Of course we match.', 'either-1', ['Tea'], ['Tea'], 'same'],
    ['I like how you surprise me.', 'choice-1', ['Tea'], ['Soup'], 'different'],
    ['We’re in the same place.', 'scale-1', ['3'], ['3'], 'scale-same'],
    ['Nearly the same. I like that.', 'scale-1', ['1'], ['3'], 'scale-near'],
    ['I like hearing your side.', 'scale-1', ['1'], ['4'], 'scale-far'],
    ['Called it, and I love it.', 'guess-1', ['Tea', 'Coffee'], ['Coffee', 'Coffee'], 'guess-right'],
    ['I’m glad I know this now.', 'guess-1', ['Tea', 'Tea'], ['Coffee', 'Tea'], 'guess-wrong'],
  ];
  test.each(results)(
    'to a pick: “%s” with a press, no saying back, and beginnings for that result',
    async (warm, promptId, sam, alex, result) => {
      await pickBoth(promptId, sam, alex);
      expect(await waysOf()).toEqual(['Ask about it', 'Say what you value', 'Enjoy it together', warm, 'Why this']);
      await loop.sam.click('Enjoy it together');
      const form = await loop.sam.form();
      const forIt = loop.content
        .library('en')
        .starters.any.enjoy?.starters.filter(({ fits }) => fits?.includes(result));
      expect(forIt?.map(({ text }) => text)).toContain(form?.options['starter']?.[1]);
      expect(form?.about).toMatch(/Your partner chose: /);
      await loop.sam.click(warm);
      await loop.settle();
      expect((await cardWith(loop.alex, '@sam to @alex')).text).toContain(`"${warm}"`);
      await loop.sam.act(`respond.warm:${(await latest()).id}`);
      expect((await loop.sam.cards()).at(-1)?.text).toContain('a warm word to this answer already');
      expect(loop.platform.messages.filter((one) => one.room.under !== undefined)).toHaveLength(1);
    },
  );

  test('a few words beside a pick can be said back, and a form of another time that does not fit is refused', async () => {
    const { id } = await loop.ask('either-1');
    await loop.sam.act(`check-in.choose:${id}:0:tea`);
    await loop.alex.act(`check-in.choose:${id}:0:tea`);
    await loop.settle();
    await loop.sam.act(`respond.write:${id}:say-back`);
    expect((await loop.sam.cards()).at(-1)?.text).toContain('doesn’t fit this answer');
    const checkIn = asRevealed(await loop.find(id));
    if (checkIn === null) throw new Error('not revealed');
    await loop.store.transaction((stores) =>
      stores.answers.put(checkIn, 1, { choice: 'tea', words: new PartnerWords('with lemon') }),
    );
    expect((await waysOf())[0]).toBe('Say it back');
    await loop.sam.click('Say it back');
    expect((await loop.sam.form())?.about).toContain('with lemon');
  });
});

describe('a question asked back', () => {
  const asked = async () => {
    const { id } = await reveal();
    await loop.alex.click('Reply');
    await loop.alex.click('Ask about it');
    await loop.alex.submit({ words: 'what makes plans hold?' });
    await loop.settle();
    const [question] = await loop.store.transaction((stores) => stores.answers.ownResponses(loop.couple.id, 1));
    return { id, question: question?.id ?? '', answer: `respond.answer:${id}:${question?.id}` };
  };
  const lastOf = async (person = loop.sam) => (await person.cards()).at(-1);

  test('is answered below it, even with other replies in between, and reads in that order', async () => {
    const { id } = await asked();
    loop.system.advance(minute);
    await loop.sam.act(`respond.write:${id}:value`);
    await loop.sam.submit({ words: 'I like quiet' });
    loop.system.advance(minute);
    await loop.sam.click('Answer it');
    expect((await loop.sam.form())?.about).toContain('what makes plans hold?');
    await loop.sam.submit({ words: 'two alarms' });
    await loop.settle();
    expect((await lastOf(loop.alex))?.text).toMatch(
      /@alex asked: "what makes plans hold\?".*@sam answers @alex.*"two alarms"/s,
    );
    expect((await cardWith(loop.sam, 'has one more question')).buttons).toEqual([]);
    await loop.sam.act(`check-in.full:${id}`);
    expect((await lastOf())?.text).toMatch(/what makes plans hold\?.*two alarms.*I like quiet/s);
    await loop.sam.command('checkin history');
    await loop.sam.pick('What helps you to trust?');
    expect((await lastOf())?.text).toMatch(/what makes plans hold\?.*two alarms.*I like quiet/s);
  });

  test('is for the one who was asked, once, and what comes too late is given back', async () => {
    const { answer } = await asked();
    await loop.alex.act(answer);
    expect((await lastOf(loop.alex))?.text).toContain('@sam gets to answer it');
    await loop.guest.act(answer);
    expect((await lastOf(loop.guest))?.text).toContain('two other people');
    await loop.sam.act(answer);
    await loop.sam.submit({ words: ' ' });
    expect((await loop.sam.form())?.problems['words']).toContain('nothing in here yet');
    const form = loop.platform.forms.get('sam');
    await loop.sam.submit({ words: 'first' });
    if (form !== undefined) loop.platform.forms.set('sam', form);
    await loop.sam.submit({ words: 'second' });
    expect((await lastOf())?.text).toMatch(/answered this one.*"second"/s);
    await loop.sam.act(answer);
    expect((await lastOf())?.text).toContain('Your answer is with @alex');
  });

  test('goes with its author; the answer stays with its own', async () => {
    const { id, question, answer } = await asked();
    await loop.sam.act(answer);
    await loop.sam.submit({ words: 'two alarms' });
    await loop.settle();
    await loop.store.transaction((stores) => stores.answers.forget(loop.couple.id, 1));
    await loop.run({ name: 'post-response', responseId: question });
    const mine = await loop.store.transaction((stores) => stores.answers.ownResponses(loop.couple.id, 0));
    expect(mine.map(({ way, answersTo }) => [way, answersTo])).toEqual([['answer', null]]);
    await loop.sam.act(answer);
    expect((await lastOf())?.text).toContain('can’t find that question');
    await loop.sam.act(`check-in.full:${id}`);
    expect((await lastOf())?.text).toContain('two alarms');
  });

  test('is asked and answered privately after a private reveal; the card with the question becomes the thanks', async () => {
    await loop.save({ ...loop.couple, reveal: 'private' });
    await asked();
    const before = await lastOf();
    expect(before?.text).toMatch(/What helps you to trust\?.*what makes plans hold\?/s);
    expect(before?.buttons).toEqual(['Answer it', 'Reply']);
    await loop.sam.click('Answer it');
    await loop.sam.submit({ words: 'two alarms' });
    await loop.settle();
    const after = await cardWith(loop.sam, 'two alarms');
    expect([after.id, after.text.includes('what makes plans hold?')]).toEqual([before?.id, true]);
    const got = await cardWith(loop.alex, 'two alarms');
    expect([got.private, got.buttons]).toEqual([true, ['Reply']]);
    const inRoom = loop.platform.messages.filter((one) => one.audience === null).map(({ card }) => cardText(card));
    expect(inRoom.join()).not.toMatch(/two alarms|plans hold\?/);
  });
});

describe('a reply', () => {
  test('stands under the reveal with its way, beginning and words, once', async () => {
    const { id } = await reveal();
    await loop.sam.click('Reply');
    await loop.sam.click('Say it back');
    const first = (await loop.sam.form())?.options['starter']?.[1] ?? '';
    await reply('Say it back', { starter: first, words: 'You feel safe when it is calm.' });
    const posted = await cardWith(loop.alex, '@sam says it back to @alex');
    expect(posted.text).toContain(`"${joinWords(first, 'You feel safe when it is calm.')}"`);
    const message = loop.platform.messages.find((one) => one.id === posted.id);
    expect(message?.room.under).toBe((await loop.find(id)).revealMessage?.message);
    expect(await allText(loop.sam)).toContain('Nicely done');
    const [response] = await loop.store.transaction((stores) => stores.answers.ownResponses(loop.couple.id, 0));
    await loop.run({ name: 'post-response', responseId: response?.id ?? '' });
    expect(loop.platform.messages.filter((one) => one.room.under !== undefined)).toHaveLength(1);
    expect(response?.message?.message).toBe(posted.id);
  });

  test('is whispered, with its question, where the reveal is private', async () => {
    await loop.save({ ...loop.couple, reveal: 'private' });
    await reveal();
    await loop.sam.click('Reply');
    await reply('Ask about it', { words: 'what makes it quiet?' });
    const got = await cardWith(loop.alex, 'what makes it quiet?');
    expect(got.private).toBe(true);
    expect(got.text).toContain('What helps you to trust?');
    expect(got.buttons).toEqual(['Answer it', 'Reply']);
    expect((await cardWith(loop.sam, 'Nicely done')).text).toContain('what makes it quiet?');
    const inRoom = loop.platform.messages.filter((one) => one.audience === null);
    expect(inRoom).toHaveLength(2);
    expect(inRoom.some(({ card }) => cardText(card).includes('what makes it quiet'))).toBe(false);
  });

  test('can be given three times in each way, and no more', async () => {
    const { id } = await reveal();
    await loop.sam.click('Reply');
    for (const way of ['Say it back', 'Ask about it', 'Say what you value', 'Be in it together']) {
      for (const words of ['one', 'two', 'three']) {
        await loop.sam.command('checkin respond');
        await reply(way, { words });
      }
      await loop.sam.act(`respond.write:${id}:${way === 'Say it back' ? 'say-back' : 'x'}`);
    }
    expect(await allText(loop.sam)).toContain('in this way 3 times already');
    await loop.sam.command('checkin respond');
    await loop.sam.click('I’m glad you told me.');
    await loop.sam.command('checkin respond');
    expect((await loop.sam.cards()).at(-1)?.text).toContain('in every way');
    await loop.alex.command('checkin respond');
    expect((await loop.alex.cards()).at(-1)?.buttons).toHaveLength(6);
  });

  test('that is refused at the last moment gives back what was typed', async () => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:value`);
    const form = loop.platform.forms.get('sam');
    for (const words of ['one', 'two', 'three']) {
      await loop.sam.act(`respond.write:${id}:value`);
      await loop.sam.submit({ words });
    }
    if (form !== undefined) loop.platform.forms.set('sam', form);
    await loop.sam.submit({ words: 'a fourth' });
    expect((await loop.sam.cards()).at(-1)?.text).toContain('"a fourth"');
  });

  const wrong: readonly [string, boolean, string, RegExp][] = [
    ['empty', false, ' ', /nothing in here yet/],
    ['a beginning alone', true, '', /Now add the rest/],
    ['a beginning that is only repeated', true, 'REPEATED', /Now add the rest/],
    ['too long with its beginning', true, 'x'.repeat(2995), /that’s 3,0\d\d characters/],
  ];
  test.each(wrong)('%s comes back with what was typed and picked', async (_, begun, typed, problem) => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:say-back`);
    const more = (await loop.sam.form())?.options['more']?.[0] ?? '';
    const words = typed === 'REPEATED' ? more.replace('…', '') : typed;
    await loop.sam.submit({ ...(begun ? { more: [more] } : {}), words });
    const form = await loop.sam.form();
    expect(form?.problems['words']).toMatch(problem);
    expect(form?.values['more']).toEqual(begun ? [more] : []);
    expect(form?.values['words']).toBe(words.trim());
  });

  test('of the greatest length fits the card that it is posted on', async () => {
    const { id } = await reveal();
    await loop.sam.act(`respond.write:${id}:value`);
    await loop.sam.submit({ words: 'y'.repeat(3000) });
    await loop.settle();
    const posted = loop.platform.messages.at(-1);
    expect(posted === undefined ? ['nothing'] : checkCard(posted.card)).toEqual([]);
    expect((await cardWith(loop.alex, 'what they like about it')).text.match(/y/g)?.length).toBeGreaterThanOrEqual(
      3000,
    );
  });
});

describe('when there is nothing to reply to', () => {
  test('no reveal yet', async () => {
    await loop.sam.command('checkin respond');
    expect(await allText(loop.sam)).toContain('You haven’t both answered a question yet');
  });

  test('still sealed', async () => {
    const { id } = await loop.ask('words-1');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'a secret' });
    await loop.sam.act(`respond.open:${id}`);
    expect(await allText(loop.sam)).toContain('still sealed');
    expect(await allText(loop.sam)).not.toContain('a secret');
  });

  test('not of these two, or no id at all', async () => {
    for (const id of [crypto.randomUUID(), 'x']) {
      await loop.sam.act(`respond.open:${id}`);
      expect((await loop.sam.cards()).at(-1)?.text).toContain('can’t find that question');
    }
  });
});

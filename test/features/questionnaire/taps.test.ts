import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newRound, type Round } from '../../../src/model/questionnaire/round.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { answerAll } from '../../flows/tapping.ts';
import { QuestionnaireWorld } from './questionnaire-world.ts';

let at: QuestionnaireWorld;

beforeEach(async () => {
  at = await QuestionnaireWorld.open();
});

afterEach(async () => {
  expect(at.problems()).toEqual([]);
  await at[Symbol.asyncDispose]();
});

describe('tapping', () => {
  test('changes one card in place, and every tap is kept the moment it is made', async () => {
    const { sam } = at.world;
    await sam.command('pulse');
    await sam.click('Start');
    const cards = (await sam.cards()).length;
    await sam.click('Often');
    await sam.click('Now and then');
    expect(await sam.cards()).toHaveLength(cards);
    expect((await at.newest(0)).answers).toEqual({ 'deep-talks': '4', support: '2' });
    expect(await at.world.dump()).not.toContain('deep-talks');
  });

  test('twice on the same word is one answer', async () => {
    const { sam } = at.world;
    await sam.command('pulse');
    await sam.click('Start');
    const { id } = await at.newest(0);
    for (let times = 0; times < 2; times += 1) await sam.act(`questionnaire.answer:${id}:deep-talks:4`);
    expect(await lastPrivate(sam)).toContain('2 of 7');
    expect(await lastPrivate(sam)).not.toContain('already');
    expect((await at.newest(0)).answers).toEqual({ 'deep-talks': '4' });
  });

  test('a button of an item that is over changes nothing; only Back leads to another answer', async () => {
    const { sam } = at.world;
    await sam.command('pulse');
    await sam.click('Start');
    const { id } = await at.newest(0);
    await sam.click('Often');
    await sam.act(`questionnaire.answer:${id}:deep-talks:1`);
    expect(await lastPrivate(sam)).toContain('You’ve answered that one already');
    expect((await at.newest(0)).answers).toEqual({ 'deep-talks': '4' });
    await sam.act(`questionnaire.change:${id}:deep-talks:1`);
    expect((await at.newest(0)).answers).toEqual({ 'deep-talks': '1' });
    await sam.act(`questionnaire.back:${id}:deep-talks`);
    expect(await lastPrivate(sam)).toContain('2 of 7');
  });

  test('once it is finished, its buttons show the result and change nothing', async () => {
    const { sam } = at.world;
    await at.take(sam, 'style', () => 'Sometimes me');
    const before = await at.newest(0);
    for (const action of ['answer', 'change']) {
      await sam.act(`questionnaire.${action}:${before.id}:slow-reply:5`);
      expect(await lastPrivate(sam)).toContain('You’ve finished this one.');
      expect(await lastPrivate(sam)).toContain('Somewhere in the middle');
    }
    for (const action of ['back', 'leave', 'go-on']) {
      await sam.act(`questionnaire.${action}:${before.id}:slow-reply`);
      expect(await lastPrivate(sam)).toContain('Somewhere in the middle');
    }
    expect(await at.newest(0)).toEqual(before);
  });

  test('one that is begun is gone on with, however it is asked for', async () => {
    const { sam } = at.world;
    await sam.command('pulse');
    await sam.click('Start');
    await sam.click('Often');
    for (const action of ['begin', 'again', 'open']) {
      await sam.act(`questionnaire.${action}:pulse`);
      expect(await lastPrivate(sam)).toContain('2 of 7');
    }
    expect(await at.rounds(0)).toHaveLength(1);
  });

  test('the other’s round, or one that is not there, is not found, and nothing of it shows', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'reconnect', () => 'That fits');
    const { id } = await at.newest(0);
    const stray = [id, crypto.randomUUID(), 'x'].flatMap((one) => [
      `answer:${one}:talking:fits`,
      `change:${one}:talking:fits`,
      `back:${one}:talking`,
      `leave:${one}`,
      `go-on:${one}`,
      `result:${one}`,
      `bring:${one}`,
      `show:${one}:talking`,
      `hide:${one}:talking`,
      `take-back:${one}`,
      `together:${one}`,
    ]);
    for (const action of [...stray, 'open:nothing', 'begin:x', 'again:x', 'earlier:x']) {
      await alex.act(`questionnaire.${action}`);
      expect(await lastPrivate(alex), action).toContain('I can’t find that among yours');
    }
    for (const action of ['closer', 'entry']) {
      await alex.act(`questionnaire.${action}:${id}`, undefined, id);
      expect(await lastPrivate(alex)).toContain('I can’t find that among yours');
    }
    expect(await at.rounds(1)).toEqual([]);
    expect(await at.newest(0)).toMatchObject({ shown: [] });
  });
});

describe('a questionnaire that has changed since it was begun', () => {
  const begun = (changes: Partial<Round>): Round => ({
    ...newRound(
      { id: crypto.randomUUID(), coupleId: at.couple.id, side: 0, questionnaire: 'pulse' },
      { items: [] },
      at.world.now(),
    ),
    ...changes,
  });
  const add = (round: Round) => at.world.store.transaction((stores) => stores.rounds.add(round));
  const all = ['deep-talks', 'support', 'unspoken', 'time', 'safety', 'gestures', 'beyond-touch'];

  test('goes on with what is asked now: what was said counts, what has gone is left out', async () => {
    const { sam } = at.world;
    await add(
      begun({ items: ['deep-talks', 'old-one'], answers: { 'deep-talks': '4', 'old-one': '2', support: 'gone' } }),
    );
    await sam.command('pulse');
    expect(await lastPrivate(sam)).toContain('This has changed a little since you started.');
    expect(await lastPrivate(sam)).toContain('2 of 7');
    const { id } = await at.newest(0);
    await sam.act(`questionnaire.answer:${id}:old-one:3`);
    expect(await lastPrivate(sam)).toContain('I don’t ask that one anymore');
    await sam.act(`questionnaire.answer:${id}:support:gone`);
    expect(await lastPrivate(sam)).toContain('I don’t ask that one anymore');
    await answerAll(sam, () => 'Often');
    const { answers, result } = await at.newest(0);
    expect(Object.keys(answers)).toEqual(all);
    expect(result?.levels['deep-talks']).toBe('much');
  });

  test('is finished at once when all that was left has gone', async () => {
    const { sam } = at.world;
    const answers = Object.fromEntries([...all, 'old-one'].map((one) => [one, '3']));
    await add(begun({ items: [...all, 'old-one', 'older-one'], answers }));
    await sam.command('pulse');
    expect(await lastPrivate(sam)).toContain('This is how it feels to you right now.');
    expect((await at.newest(0)).finishedAt).not.toBeNull();
    expect(await at.open('pulse')).not.toBeNull();
  });

  test('or that has left the library, is refused, and what was said is kept', async () => {
    const { sam } = at.world;
    await at.take(sam, 'style', () => 'Very much me');
    const library = at.world.content.library('en');
    const style = library.questionnaires.get('style');
    const questionnaires = library.questionnaires as Map<string, typeof style>;
    questionnaires.delete('style');
    try {
      await sam.command('style');
      expect(await lastPrivate(sam)).toContain('I don’t have this one anymore.');
      await sam.act(`questionnaire.result:${(await at.newest(0)).id}`);
      expect(await lastPrivate(sam)).toContain('I don’t have this one anymore.');
    } finally {
      questionnaires.set('style', style);
    }
    await sam.command('style');
    expect(await lastPrivate(sam)).toContain('Reaching for closeness');
  });

  test('keeps the results that came out before, in the words that there are', async () => {
    const { sam } = at.world;
    const result = { means: { worry: 3 }, levels: { worry: 'odd' }, regions: { pattern: 'gone-since' } };
    await add(begun({ questionnaire: 'style', finishedAt: at.world.now(), result }));
    await sam.command('style');
    expect(await lastPrivate(sam)).toContain('I’ve reworded this one since then.');
  });
});

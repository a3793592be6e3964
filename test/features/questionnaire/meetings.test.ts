import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { invite } from '../../../src/features/questionnaire/meet.ts';
import { day } from '../../../src/model/instant.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { allText } from '../../flows/driver.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
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

const high = () => 'Nearly always';
const low = () => 'Hardly ever';

describe('what both bring in', () => {
  test('stays sealed while only one has: on no card of the other, in no log, and in no table', async () => {
    const { sam, alex, guest } = at.world;
    await at.take(sam, 'pulse', high);
    await at.take(sam, 'style', () => 'Very much me');
    await sam.click('Share it');
    await at.take(sam, 'reconnect', () => 'That fits');
    await sam.click('Look at it together');
    const words = ['Nearly always', 'Reaching for closeness', 'How we talk', 'Life getting in between'];
    for (const person of [alex, guest]) for (const word of words) await expectUnseen(person, word);
    for (const word of ['nearly', 'reaching', 'deep-talks', 'old-hurt', 'marked']) {
      expect(await at.world.dump()).not.toContain(word);
      expect(at.world.log.join('\n')).not.toContain(word);
    }
    for (const id of ['pulse', 'style', 'reconnect'] as const) {
      await alex.act(`questionnaire.together:${(await at.open(id))?.id}`);
      expect(await lastPrivate(alex)).toContain('That isn’t shared right now.');
    }
  });

  test('in one moment, from both, is shown once', async () => {
    const { sam, alex } = at.world;
    for (const person of [sam, alex]) {
      await person.command('pulse');
      await person.click('Start');
      await answerAll(person, (options, index) => (index === 6 ? 'Leave' : (options[4] ?? ''))).catch(() => undefined);
    }
    const [mine, theirs] = [await at.newest(0), await at.newest(1)];
    await Promise.all([
      sam.act(`questionnaire.answer:${mine.id}:beyond-touch:5`),
      alex.act(`questionnaire.answer:${theirs.id}:beyond-touch:5`),
    ]);
    await at.world.settle();
    expect(at.posted('together')).toHaveLength(1);
    expect(await at.met('pulse')).toHaveLength(1);
    expect(at.posted('invitation').length).toBeLessThanOrEqual(1);
  });

  test('tells the one who waited, and not the one who has just seen it come', async () => {
    const { sam, alex } = at.world;
    await at.take(alex, 'pulse', high);
    expect(at.posted('invitation')[0]?.told).toEqual(['sam']);
    await at.take(sam, 'pulse', low);
    expect(at.posted('together')[0]?.told).toEqual(['alex']);
  });

  test('where answers show privately, the room learns that it is there, and each opens it alone', async () => {
    const { sam, alex, guest } = at.world;
    await sam.command('settings');
    await sam.click('Show answers privately');
    await at.take(sam, 'pulse', high);
    await sam.command('settings');
    await sam.click('Show answers in this channel');
    await at.take(alex, 'pulse', low);
    expect(at.roomText()).toContain('See it together');
    expect(at.roomText()).not.toMatch(/Nearly always|differently/);
    await alex.click('See it together');
    expect(await lastPrivate(alex)).toContain('@sam: Nearly always · @alex: Hardly ever');
    await guest.click('See it together');
    expect(await lastPrivate(guest)).toContain('belongs to two other people');
    await sam.command('pulse');
    await sam.click('See it together');
    expect(await lastPrivate(sam)).toContain('You see this differently');
  });

  test('is shown once the room is back, when it was out of reach', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'pulse', high);
    at.world.platform.failing.set('post', 'forbidden');
    await at.take(alex, 'pulse', high);
    expect(at.posted('together')).toEqual([]);
    expect(await lastPrivate(alex)).toContain('can’t post in the channel');
    at.world.platform.failing.clear();
    await alex.command('checkin resume');
    expect(at.posted('together')).toHaveLength(1);
  });

  test('is told of privately when the platform will not have it', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'pulse', high);
    at.world.platform.filter = /how it feels to each of you/;
    await at.take(alex, 'pulse', high);
    for (let tries = 0; tries < 9; tries += 1) await at.world.retryJobs();
    expect(await allText(sam)).toContain('You and @alex have both taken the pulse');
    at.world.platform.filter = null;
    at.world.memoryLog.lines.splice(0);
    await sam.command('pulse');
    await sam.click('See it together');
    expect(await lastPrivate(sam)).toContain('You both feel it here');
  });
});

describe('the pulse, each month', () => {
  test('is offered below the first one, comes by itself, and can be stopped by either', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'pulse', high);
    await at.take(alex, 'pulse', low);
    expect(at.roomText()).toContain('Some couples like to take the pulse once a month.');
    await alex.click('Ask us every month');
    expect(await lastPrivate(alex)).toContain('I’ll ask you both once a month.');
    expect(at.roomText()).not.toContain('Some couples like');
    expect(at.roomText()).toContain('I’ll ask you both once a month from now on.');
    await at.passMonth();
    const invitation = at.posted('invitation').at(-1);
    expect(cardText(invitation?.card ?? { tone: 'calm', elements: [] })).toContain('@sam and @alex, how connected');
    await sam.click('Rate it');
    expect(await lastPrivate(sam)).toContain('Seven signs');
    await sam.click('Start');
    await answerAll(sam, low);
    await alex.click('Rate it');
    await alex.click('Start');
    await answerAll(alex, low);
    expect(at.posted('together')).toHaveLength(2);
    expect(await at.met('pulse')).toHaveLength(2);
    await sam.command('pulse');
    await sam.click('Stop asking monthly');
    await at.passMonth();
    expect(at.posted('invitation')).toHaveLength(2);
    await sam.command('pulse');
    await sam.click('Ask us every month');
    await at.passMonth();
    expect(at.posted('invitation')).toHaveLength(3);
  });

  test('does not ask again while it has just been asked, and lets an old invitation rest', async () => {
    const { sam, alex } = at.world;
    const ask = () =>
      at.world.store.transaction((stores) =>
        invite({ stores, now: at.world.now(), newId: () => crypto.randomUUID() }, at.couple, 'pulse'),
      );
    expect(await ask()).toBe(true);
    expect(await ask()).toBe(false);
    await at.world.settle();
    await sam.click('Rate it');
    await sam.click('Start');
    await answerAll(sam, high);
    await at.world.pass(20 * day);
    expect(await ask()).toBe(true);
    await at.world.settle();
    expect(at.roomText()).toContain('This one’s over.');
    await alex.click('Rate it');
    await alex.click('Start');
    await answerAll(alex, high);
    expect(at.posted('together')).toEqual([]);
    await sam.command('pulse');
    expect(await lastPrivate(sam)).toContain('Seven signs');
  });
});

describe('what is shared by choice', () => {
  test('and taken back before the other shares, is over for both, and shows nothing', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'style', () => 'Not me at all');
    await sam.click('Share it');
    const meeting = await at.open('style');
    await sam.click('Take it back');
    expect(await lastPrivate(sam)).toContain('You’ve taken it back.');
    expect(at.roomText()).toContain('This invitation is over.');
    await sam.act(`questionnaire.take-back:${meeting?.id}`);
    expect(await lastPrivate(sam)).toContain('You’ve taken it back.');
    await alex.act(`questionnaire.take-back:${meeting?.id}`);
    expect(await lastPrivate(alex)).toContain('I can’t find that among yours');
    await alex.act(`questionnaire.together:${meeting?.id}`);
    expect(await lastPrivate(alex)).toContain('That invitation is over.');
    await at.take(alex, 'style', () => 'Very much me');
    await alex.click('Share it');
    await expectUnseen(alex, 'Mostly at ease');
    expect(at.posted('together')).toEqual([]);
  });

  test('twice is shared once, and another result can take its place before they meet', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'style', () => 'Not me at all');
    const { id } = await at.newest(0);
    for (let times = 0; times < 2; times += 1) await sam.act(`questionnaire.bring:${id}`);
    expect(at.posted('invitation')).toHaveLength(1);
    await sam.click('Do it again');
    await sam.click('Start');
    await answerAll(sam, () => 'Very much me');
    await sam.click('Share it');
    await at.take(alex, 'style', () => 'Sometimes me');
    await alex.click('Share it');
    expect(at.roomText()).toContain('@sam: Reaching for closeness');
    expect(at.roomText()).toContain('@alex: Somewhere in the middle');
    expect(at.roomText()).not.toContain('Mostly at ease');
    await alex.command('style');
    await alex.click('See both');
    expect(await lastPrivate(alex)).toContain('@sam: Reaching for closeness');
    await sam.command('style');
    await sam.click('Take it back');
    await expectUnseen(alex, 'Reaching for closeness');
    expect(await lastPrivate(alex)).toContain('This isn’t shared anymore.');
  });

  test('is taken out of the channel, blanked where it cannot be, and if neither can be done, once it can', async () => {
    const { sam, alex } = at.world;
    const share = async () => {
      for (const person of [sam, alex]) {
        await person.command('style');
        await person.click('Share it');
      }
    };
    for (const person of [sam, alex]) await at.take(person, 'style', () => 'Not me at all');
    await share();
    await sam.command('style');
    at.world.platform.failures.push({ method: 'remove', kind: 'forbidden' });
    await sam.click('Take it back');
    expect(at.posted('together').map(({ card }) => cardText(card))).toEqual(['This isn’t shared anymore.']);
    await share();
    for (const method of ['remove', 'edit', 'post'] as const) at.world.platform.failing.set(method, 'forbidden');
    await sam.command('style');
    await sam.click('Take it back');
    expect(at.roomText()).toContain('How your two patterns tend to meet');
    at.world.platform.failing.clear();
    await sam.command('checkin resume');
    expect(at.roomText()).not.toContain('How your two patterns tend to meet');
  });

  test('a mark cannot be shown before both have brought theirs, and the pulse is not taken back', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'reconnect', () => 'That fits');
    await sam.act(`questionnaire.show:${(await at.newest(0)).id}:talking`);
    expect((await at.newest(0)).shown).toEqual([]);
    await at.take(sam, 'pulse', high);
    await at.take(alex, 'pulse', high);
    const [met] = await at.met('pulse');
    await sam.act(`questionnaire.take-back:${met?.id}`);
    expect(await lastPrivate(sam)).toContain('I can’t find that among yours');
    expect(await at.met('pulse')).toHaveLength(1);
  });

  test('nothing that both marked is said kindly, and what helps is there for what shows', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'reconnect', (_, index) => (index === 0 ? 'That fits' : 'Not really'));
    await sam.click('Look at it together');
    await at.take(alex, 'reconnect', () => 'I’d rather skip this one');
    await alex.click('Look at it together');
    expect(at.roomText()).toContain('There’s nothing you both marked.');
    await alex.act('questionnaire.guide:reconnect', undefined, 'stress');
    expect(await lastPrivate(alex)).toContain('What helps.');
    await alex.act('questionnaire.guide:reconnect', undefined, 'nothing');
    expect(await lastPrivate(alex)).toContain('I don’t have this one anymore.');
  });
});

describe('when the two move to another channel', () => {
  test('an open invitation moves with them, and what both have seen stays where it was', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'pulse', high);
    await at.take(alex, 'pulse', high);
    await at.take(sam, 'style', () => 'Not me at all');
    await sam.click('Share it');
    at.world.goTo({ ...at.world.room, room: 'another-room' });
    await sam.command('pair', { partner: 'alex' });
    await sam.click('Ask to move here');
    await alex.click('Accept');
    expect(at.posted('invitation').at(-1)?.room.room).toBe('another-room');
    expect(at.posted('invitation').filter(({ card }) => cardText(card).includes('would like to share'))).toHaveLength(
      1,
    );
    expect(at.posted('together').map(({ room }) => room.room)).toEqual(['our-room']);
  });
});

describe('when one has themselves forgotten', () => {
  test('all that they picked is gone, the other keeps theirs, and a copy holds one’s own alone', async () => {
    const { sam, alex } = at.world;
    await at.take(sam, 'pulse', high);
    await at.take(alex, 'pulse', low);
    await at.take(sam, 'style', () => 'Not me at all');
    await sam.command('privacy');
    await sam.click('Export my data');
    const files = (await sam.cards()).findLast((card) => card.files.length > 0)?.files ?? [];
    for (const { text } of files) {
      expect(text).toContain('Nearly always');
      expect(text).toContain('Mostly at ease');
      expect(text).not.toContain('Hardly ever');
    }
    await alex.command('privacy');
    await alex.click('Delete my data');
    await alex.click('Delete it for good');
    expect(await at.rounds(1)).toEqual([]);
    expect(await at.rounds(0)).toHaveLength(2);
    await sam.command('pulse');
    expect(await lastPrivate(sam)).toContain('your partner’s part is erased');
    const [met] = await at.met('pulse');
    expect(met?.rounds[1]).toBeNull();
    await sam.command('privacy');
    await sam.click('Delete my data');
    await sam.click('Delete it for good');
    const ours = (await at.world.dump()).split('\n').filter((line) => line.startsWith('public.'));
    expect(ours.filter((line) => line.includes(at.couple.id))).toEqual([]);
  });
});

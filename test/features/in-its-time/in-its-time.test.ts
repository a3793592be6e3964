import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Prompt } from '../../../src/content/library.ts';
import { inItsTime } from '../../../src/features/in-its-time/index.ts';
import type { CalendarTime } from '../../../src/model/calendar-time.ts';
import { newCheckIn } from '../../../src/model/check-in.ts';
import { type Couple, withPartner } from '../../../src/model/couple.ts';
import { day } from '../../../src/model/instant.ts';
import type { Moment } from '../../../src/model/moment.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { openQuestion } from '../../flows/moves.ts';
import { PastWorld } from '../looking-back/past-world.ts';

const { questions } = inItsTime;
const anything = 'experiences-company';

let past: PastWorld;
beforeEach(async () => {
  past = await PastWorld.open();
  await asked([anything], 400, '2026-11-02T20:00:00Z');
});
afterEach(() => past[Symbol.asyncDispose]());

async function live(sam: string, alex: string): Promise<void> {
  const [one, other] = past.couple.partners;
  await past.change(withPartner(withPartner(past.couple, { ...one, zone: sam }), { ...other, zone: alex }));
}

async function keep(kind: Moment['kind'], on: string, changes: Partial<Moment> = {}): Promise<void> {
  const kept = { version: 1, yearly: true, quiet: [false, false], goneAt: null, message: null } as const;
  const who = { id: crypto.randomUUID(), coupleId: past.couple.id, side: 0, addedAt: 1 } as const;
  const moment = { ...who, ...kept, kind, day: on, words: new PartnerWords('a day'), ...changes };
  await past.do(async ({ moments }) => {
    await moments.add({ ...moment, words: new PartnerWords('a day'), goneAt: null });
    if (moment.goneAt !== null) await moments.save(moment);
  });
}

/** For which time something would be asked at a moment. */
async function timeAt(iso: string): Promise<CalendarTime | null> {
  const next = await past.next(questions, () => 0, Date.parse(iso));
  return next?.prompt.when ?? null;
}

function inLibrary(when: CalendarTime): readonly Prompt[] {
  return [...past.world.content.library('en').prompts.values()].filter((one) => one.when === when);
}

/** That these were asked so many days ago. */
async function asked(ids: readonly string[], days: number, iso: string): Promise<void> {
  const at = Date.parse(iso) - days * day;
  const { id: coupleId } = past.couple;
  const what = { coupleId, origin: 'question', mode: 'sealed' } as const;
  const askings = ids.map((promptId) => newCheckIn({ ...what, promptId, id: crypto.randomUUID() }, at));
  await past.do(({ checkIns }) => checkIns.add(askings));
}

describe('the season', () => {
  test('is that of the half of the earth on which both live', async () => {
    const year = ['2027-01-20', '2027-04-20', '2027-07-20', '2027-10-20'].map((date) => `${date}T12:00:00Z`);
    const all = async () => Promise.all(year.map(timeAt));
    await live('Europe/Lisbon', 'America/New_York');
    expect(await all()).toEqual(['winter', 'spring', 'summer', 'autumn']);
    await live('Australia/Sydney', 'America/Argentina/Buenos_Aires');
    expect(await all()).toEqual(['summer', 'autumn', 'winter', 'spring']);
    for (const elsewhere of ['Australia/Sydney', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC']) {
      await live('Europe/Lisbon', elsewhere);
      expect(await all()).toEqual([null, null, null, null]);
    }
  });

  test('begins once it has begun for both', async () => {
    await live('Asia/Tokyo', 'America/Los_Angeles');
    // In Tokyo it is March 1 already; in Los Angeles it is the last of February.
    expect(await timeAt('2028-02-29T18:00:00Z')).toBeNull();
    expect(await timeAt('2028-02-29T14:59:00Z')).toBe('winter');
    expect(await timeAt('2028-03-01T08:00:00Z')).toBe('spring');
  });
});

describe('the turn of the year', () => {
  test('is from December 27 to January 6, by the clocks of both', async () => {
    await live('Pacific/Auckland', 'America/Sao_Paulo');
    const times = await Promise.all(
      [
        // December 27 in Auckland, the 26th in São Paulo; then both.
        '2026-12-26T20:00:00Z',
        '2026-12-27T03:00:00Z',
        '2027-01-06T10:00:00Z',
        // January 7 in Auckland.
        '2027-01-06T11:00:00Z',
      ].map(timeAt),
    );
    expect(times).toEqual([null, 'new-year', 'new-year', null]);
  });

  test('goes before the season, and brings one', async () => {
    expect(await timeAt('2026-12-30T20:00:00Z')).toBe('new-year');
    await asked([inLibrary('new-year')[0]?.id ?? ''], 3, '2026-12-30T20:00:00Z');
    expect(await timeAt('2026-12-30T20:00:00Z')).toBeNull();
    expect(await timeAt('2027-01-27T20:00:00Z')).toBe('winter');
  });
});

describe('a birthday, an anniversary', () => {
  beforeEach(() => live('Europe/Lisbon', 'Asia/Singapore'));

  test('is near some days before and after, and a birthday goes first', async () => {
    await keep('birthday', '1990-06-10');
    await keep('anniversary', '2019-06-12');
    const days = ['2027-06-06', '2027-06-07', '2027-06-14', '2027-06-15', '2027-06-16'];
    const times = await Promise.all(days.map((date) => timeAt(`${date}T12:00:00Z`)));
    expect(times).toEqual([null, 'birthday', 'anniversary', 'anniversary', null]);
    await asked([inLibrary('birthday')[0]?.id ?? ''], 1, '2027-06-10T12:00:00Z');
    expect(await timeAt('2027-06-10T12:00:00Z')).toBe('anniversary');
  });

  test('of February 29 is at the end of the month in other years', async () => {
    await keep('anniversary', '2020-02-29');
    const days = ['2027-02-24', '2027-02-25', '2027-03-03', '2027-03-04', '2028-02-25', '2028-02-26'];
    const times = await Promise.all(days.map((date) => timeAt(`${date}T12:00:00Z`)));
    expect(times).toEqual([null, 'anniversary', 'anniversary', null, null, 'anniversary']);
  });

  test('that one of them keeps quiet, that comes back no more, that is gone, or is of another kind, is never one', async () => {
    await keep('birthday', '1990-06-10', { quiet: [false, true] });
    await keep('birthday', '1990-06-10', { quiet: [true, false] });
    await keep('anniversary', '2019-06-10', { yearly: false });
    await keep('anniversary', '2019-06-10', { goneAt: 1 });
    await keep('first', '2019-06-10');
    await keep('birthday', '2027-06-10');
    expect(await timeAt('2027-06-10T12:00:00Z')).toBeNull();
    expect(await timeAt('2028-06-10T12:00:00Z')).toBe('birthday');
  });
});

describe('of what is in its time', () => {
  const autumn = '2027-10-20T20:00:00Z';

  test('a season brings one in four weeks at most, and none of it twice within a year', async () => {
    const [first = '', ...others] = inLibrary('autumn').map(({ id }) => id);
    await asked([first], 27, autumn);
    expect(await timeAt(autumn)).toBeNull();
    expect(await timeAt('2027-10-21T20:00:00Z')).toBe('autumn');
    await asked(others, 363, autumn);
    expect(await timeAt('2027-10-21T20:00:00Z')).toBeNull();
    const next = await past.next(questions, () => 0, Date.parse('2027-10-22T20:00:00Z'));
    expect(others).toContain(next?.prompt.id);
  });

  test('only what both allow is asked, and nothing deep after something deep', async () => {
    const { couple } = past;
    const [sam, alex] = couple.partners;
    await past.change(withPartner(couple, { ...alex, themesNever: ['seasons'] }));
    expect(await timeAt(autumn)).toBeNull();
    const depths = async (changed: Couple) => {
      await past.change(changed);
      const rolls = Array.from({ length: 40 }, (_, index) => index / 40);
      const found = await Promise.all(rolls.map((roll) => past.next(questions, () => roll, Date.parse(autumn))));
      return [...new Set(found.map((next) => next?.prompt.depth))].toSorted();
    };
    expect(await depths(withPartner(couple, { ...sam, depthLimit: 1 }))).toEqual([1]);
    const open = withPartner(withPartner(couple, { ...sam, depthLimit: 3 }), { ...alex, depthLimit: 3 });
    expect(await depths(open)).toEqual([1, 2, 3]);
    await asked(['calendar-anniversary-know-today'], 40, autumn);
    expect(await depths(open)).toEqual([1, 2]);
  });

  test('none is the very first, and chance is left alone where there is nothing to ask', async () => {
    await live('Europe/Lisbon', 'UTC');
    const untouched = () => expect.fail('chance was asked');
    expect(await past.next(questions, untouched, Date.parse(autumn))).toBeNull();
    await using anew = await PastWorld.open();
    expect(await anew.next(questions, untouched, Date.parse(autumn))).toBeNull();
  });

  test('it is put to them like any other', async () => {
    const next = await past.next(questions, () => 0, Date.parse(autumn));
    await past.ask(next);
    expect(await openQuestion(past.world.sam)).toContain(next?.prompt.question);
  });
});

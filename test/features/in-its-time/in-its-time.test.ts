import { describe, expect, test } from 'vitest';
import type { ChoreContext } from '../../../src/features/context.ts';
import { inItsTime } from '../../../src/features/in-its-time/index.ts';
import type { NextQuestion } from '../../../src/features/question-source.ts';
import type { CalendarTime } from '../../../src/model/calendar-time.ts';
import { type Couple, withPartner } from '../../../src/model/couple.ts';
import { day } from '../../../src/model/instant.ts';
import type { Moment } from '../../../src/model/moment.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { aCouple } from '../../contract/store-fixtures.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { openQuestion } from '../../flows/moves.ts';
import { PastWorld } from '../looking-back/past-world.ts';

const { questions } = inItsTime;
const library = (await shippedContent()).library('en');

/** A couple, and what they were asked: days before the moment that is looked at, by question. */
type Scene = {
  readonly couple?: Couple;
  readonly asked?: Readonly<Record<string, number>>;
  readonly last?: string;
  readonly random?: () => number;
};

const anything = 'experiences-company';

async function nextAt(iso: string, scene: Scene = {}): Promise<NextQuestion | null> {
  const { couple = living('Europe/Lisbon', 'America/New_York'), asked = { [anything]: 400 }, random = () => 0 } = scene;
  const now = Date.parse(iso.includes('T') ? iso : `${iso}T12:00:00Z`);
  const history = {
    asked: new Map(Object.entries(asked).map(([id, days]) => [id, now - days * day])),
    never: new Set<string>(),
    lastPromptId: scene.last ?? Object.keys(asked).at(-1) ?? null,
  };
  const stores = { moments: { yearlyDays: async () => new Map() } };
  const context = { stores, now, random } as unknown as ChoreContext;
  return (await questions.next([{ couple, library, history, by: 'rhythm' }], context)).get(couple.id) ?? null;
}

/** For which time something would be asked. */
async function timeAt(iso: string, scene: Scene = {}): Promise<CalendarTime | null> {
  return (await nextAt(iso, scene))?.prompt.when ?? null;
}

function timesAt(all: readonly string[], scene: Scene = {}): Promise<readonly (CalendarTime | null)[]> {
  return Promise.all(all.map((iso) => timeAt(iso, scene)));
}

function living(sam: string, alex: string, couple = aCouple()): Couple {
  const [one, other] = couple.partners;
  return withPartner(withPartner(couple, { ...one, zone: sam }), { ...other, zone: alex });
}

function idsFor(when: CalendarTime): readonly string[] {
  return [...library.prompts.values()].filter((one) => one.when === when).map(({ id }) => id);
}

test('each question is asked at the time that its id names', () => {
  const names: Readonly<Record<CalendarTime, string>> = {
    'new-year': 'year',
    spring: 'spring',
    summer: 'summer',
    autumn: 'autumn',
    winter: 'winter',
    birthday: 'birthday',
    anniversary: 'anniversary',
  };
  for (const { id, when } of library.prompts.values()) {
    if (when !== undefined) expect(id).toMatch(`calendar-${names[when]}-`);
  }
});

describe('the season', () => {
  const year = ['2027-01-20', '2027-04-20', '2027-07-20', '2027-10-20'];

  test('is that of the half of the earth on which both live', async () => {
    const north = { couple: living('Europe/Lisbon', 'America/New_York') };
    const south = { couple: living('Australia/Sydney', 'America/Argentina/Buenos_Aires') };
    expect(await timesAt(year, north)).toEqual(['winter', 'spring', 'summer', 'autumn']);
    expect(await timesAt(year, south)).toEqual(['summer', 'autumn', 'winter', 'spring']);
  });

  test.each(['Australia/Sydney', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC'])(
    'is none for somebody in Lisbon with somebody who lives by %s',
    async (elsewhere) => {
      expect(await timesAt(year, { couple: living('Europe/Lisbon', elsewhere) })).toEqual([null, null, null, null]);
    },
  );

  test('begins once it has begun for both', async () => {
    const couple = living('Asia/Tokyo', 'America/Los_Angeles');
    // The second: March 1 in Tokyo, the last of February in Los Angeles.
    const around = ['2028-02-29T14:59:00Z', '2028-02-29T18:00:00Z', '2028-03-01T08:00:00Z'];
    expect(await timesAt(around, { couple })).toEqual(['winter', null, 'spring']);
  });
});

describe('the turn of the year', () => {
  test('is from December 27 to January 6, by the clocks of both', async () => {
    const couple = living('Pacific/Auckland', 'America/Sao_Paulo');
    // The first: still the 26th in São Paulo. The last: January 7 in Auckland.
    const around = ['2026-12-26T20:00:00Z', '2026-12-27T03:00:00Z', '2027-01-06T10:00:00Z', '2027-01-06T11:00:00Z'];
    expect(await timesAt(around, { couple })).toEqual([null, 'new-year', 'new-year', null]);
  });

  test('goes before the season, and brings one', async () => {
    const [first = ''] = idsFor('new-year');
    expect(await timeAt('2026-12-28')).toBe('new-year');
    expect(await timeAt('2026-12-31', { asked: { [first]: 3 } })).toBeNull();
    expect(await timeAt('2027-01-06', { asked: { [first]: 9 } })).toBeNull();
    expect(await timeAt('2027-01-25', { asked: { [first]: 28 } })).toBe('winter');
  });
});

describe('of what is in its time', () => {
  const [first = '', ...others] = idsFor('autumn');
  const lastAutumn = Object.fromEntries(others.map((id, at) => [id, 364 - (at % 2)]));

  test('a season brings one in four weeks at most, and none of it twice within a year', async () => {
    expect(await timeAt('2027-10-20', { asked: { [first]: 27 } })).toBeNull();
    expect(await timeAt('2027-10-20', { asked: { [first]: 28 } })).toBe('autumn');
    expect(await timeAt('2027-10-20', { asked: { ...lastAutumn, [first]: 28 } })).toBeNull();
    const [again = ''] = others;
    const next = await nextAt('2027-10-20', { asked: { ...lastAutumn, [again]: 365, [first]: 28 } });
    expect(next?.prompt.id).toBe(again);
  });

  test('only what both allow is asked, and nothing deep after something deep', async () => {
    const rolls = Array.from({ length: 40 }, (_, at) => at / 40);
    const depths = async (scene: Scene) => {
      const found = await Promise.all(rolls.map((roll) => nextAt('2027-10-20', { ...scene, random: () => roll })));
      return [...new Set(found.map((next) => next?.prompt.depth))].toSorted();
    };
    const couple = living('Europe/Lisbon', 'America/New_York');
    const [sam, alex] = couple.partners;
    expect(await depths({ couple })).toEqual([1, 2, 3]);
    expect(await depths({ couple: withPartner(couple, { ...sam, depthLimit: 1 }) })).toEqual([1]);
    expect(await depths({ couple: withPartner(couple, { ...alex, themesNever: ['seasons'] }) })).toEqual([undefined]);
    expect(await depths({ couple, last: 'calendar-birthday-stirs-up' })).toEqual([1, 2]);
  });

  test('none is the very first, and chance is left alone where there is nothing to ask', async () => {
    const untouched = { random: () => expect.fail('chance was asked') };
    expect(await nextAt('2027-10-20', { asked: {}, ...untouched })).toBeNull();
    expect(await nextAt('2027-10-20', { couple: living('Europe/Lisbon', 'UTC'), ...untouched })).toBeNull();
  });
});

describe('a birthday, an anniversary that two keep', () => {
  test('is near some days before and after; kept quiet, gone, or once only, it is never one', async () => {
    await using past = await PastWorld.open();
    await past.answered(anything, 400, [{ choice: '1' }, { choice: '2' }]);
    await past.change(living('Europe/Lisbon', 'Asia/Singapore', past.couple));
    const keep = async (kind: Moment['kind'], on: string, changes: Partial<Moment> = {}) => {
      const words = new PartnerWords('a day of theirs');
      const kept = {
        version: 1,
        yearly: true,
        quiet: [false, false],
        message: null,
        ...changes,
        goneAt: null,
      } as const;
      const who = { id: crypto.randomUUID(), coupleId: past.couple.id, side: 0, addedAt: 1 } as const;
      await past.do(async ({ moments }) => {
        await moments.add({ ...who, ...kept, kind, day: on, words });
        await moments.save({ ...who, ...kept, kind, day: on, words, goneAt: changes.goneAt ?? null });
      });
    };
    const when = async (...days: readonly string[]) => {
      const found = days.map((date) => past.next(questions, () => 0, Date.parse(`${date}T12:00:00Z`)));
      return (await Promise.all(found)).map((next) => next?.prompt.when ?? null);
    };

    await keep('birthday', '1990-06-10', { quiet: [false, true] });
    await keep('birthday', '1990-06-10', { quiet: [true, false] });
    await keep('anniversary', '2019-06-10', { yearly: false });
    await keep('anniversary', '2019-06-10', { goneAt: 1 });
    await keep('first', '2019-06-10');
    await keep('birthday', '2027-06-10');
    expect(await when('2027-06-10', '2028-06-10')).toEqual([null, 'birthday']);

    await keep('birthday', '1992-04-10');
    await keep('anniversary', '2019-04-12');
    const april = ['04-06', '04-07', '04-13', '04-14', '04-15', '04-16'].map((date) => `2027-${date}`);
    expect(await when(...april)).toEqual([null, 'birthday', 'birthday', 'anniversary', 'anniversary', null]);

    await keep('anniversary', '2020-02-29');
    const leap = ['2027-02-24', '2027-02-25', '2027-03-03', '2027-03-04', '2028-02-25', '2028-02-26', '2028-03-03'];
    const near = 'anniversary';
    expect(await when(...leap)).toEqual([null, near, near, null, null, near, near]);

    const next = await past.next(questions, () => 0, Date.parse('2027-04-13T12:00:00Z'));
    const asked = await past.ask(next);
    expect(await openQuestion(past.world.sam)).toContain(next?.prompt.question);
    const soon = new Date(asked.openedAt).toISOString().slice(5, 10);
    await keep('birthday', `1992-${soon}`);
    expect(await past.next(questions)).toBeNull();
    await keep('anniversary', `2019-${soon}`);
    expect((await past.next(questions))?.prompt.when).toBe('anniversary');
  });
});

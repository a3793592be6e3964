import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { checkPicture } from '../../../src/card/check-picture.ts';
import { limits } from '../../../src/card/limits.ts';
import type { Library } from '../../../src/content/library.ts';
import type { Questionnaire } from '../../../src/content/questionnaire.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { guideElements } from '../../../src/features/questionnaire/guide-card.ts';
import type { Kind, MetView, OwnView, Standing } from '../../../src/features/questionnaire/kind.ts';
import { kinds } from '../../../src/features/questionnaire/kinds.ts';
import { compare } from '../../../src/features/questionnaire/pulse/compare.ts';
import { pictureOf } from '../../../src/features/questionnaire/pulse/over-months.ts';
import { introCard, itemCard } from '../../../src/features/questionnaire/step-cards.ts';
import type { Side } from '../../../src/model/couple.ts';
import { asMet, newMeeting, withRound } from '../../../src/model/questionnaire/meeting.ts';
import { asFinished, type FinishedRound, newRound, settled } from '../../../src/model/questionnaire/round.ts';
import { type QuestionnaireId, questionnaireIds } from '../../../src/model/questionnaire/scheme.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { sampleCouple } from '../check-in/couple-loop.ts';

const couple = sampleCouple();
const now = couple.createdAt;
let library: Library;
let context: CoupleContext;

beforeAll(async () => {
  library = (await shippedContent()).library('en');
  const [me, other] = couple.partners;
  context = { say: library.say, library, couple, side: 0, me, other } as CoupleContext;
});

function kindOf(id: QuestionnaireId): Kind {
  const questionnaire = library.questionnaires.get(id);
  if (questionnaire === undefined) throw new Error(`there is no ${id}`);
  return { ...kinds[id], questionnaire };
}

/** A round in which each item was answered by the option at this place. */
function finished(questionnaire: Questionnaire, side: Side, pick: (item: string, at: number) => number): FinishedRound {
  const what = { id: crypto.randomUUID(), coupleId: couple.id, side, questionnaire: questionnaire.id };
  const answers = questionnaire.items.map(({ id, options }, at) => [id, options[pick(id, at)]?.id ?? '']);
  const round = settled(
    { ...newRound(what, questionnaire, now), answers: Object.fromEntries(answers) },
    questionnaire,
    now,
  );
  const done = asFinished(round);
  if (done === null) throw new Error('something was not answered');
  return done;
}

function together(kind: Kind, rounds: readonly [FinishedRound, FinishedRound]): Card {
  return kind.together(metView(kind, rounds));
}

function metView({ questionnaire }: Kind, rounds: readonly [FinishedRound, FinishedRound]): MetView {
  const begun = newMeeting(
    { id: crypto.randomUUID(), coupleId: couple.id, questionnaire: questionnaire.id, by: 0, reveal: 'room' },
    now,
  );
  const meeting = asMet(withRound(withRound(begun, 0, rounds[0].id, 'room', now), 1, rounds[1].id, 'room', now));
  if (meeting === null) throw new Error('they have not met');
  return { meeting, couple, library, questionnaire, rounds, months: [{ meeting, rounds }], monthly: 'offered' };
}

/** The same result, however it stands with the other. */
function ownCards(kind: Kind, rounds: readonly [FinishedRound, FinishedRound]): readonly Card[] {
  const { meeting } = metView(kind, rounds);
  const standings: readonly Standing[] = [
    { kind: 'alone' },
    { kind: 'asked', meeting },
    { kind: 'waiting', meeting },
    { kind: 'met', meeting, theirs: rounds[1] },
  ];
  return standings.map((standing) => {
    const view: OwnView = {
      questionnaire: kind.questionnaire,
      round: rounds[0],
      standing,
      isLatest: false,
      hasMore: true,
      comesMonthly: null,
    };
    return kind.ownCard(context, view);
  });
}

describe('every shipped questionnaire', () => {
  test('fits its cards: what it is for, each item before and after it was answered, and what helps with each part', () => {
    const problems = questionnaireIds.flatMap((id) => {
      const kind = kindOf(id);
      const { questionnaire } = kind;
      const round = finished(questionnaire, 0, () => 0);
      const items = questionnaire.items.flatMap((item) => [
        itemCard(context, questionnaire, { ...round, answers: {} }, item, { lead: 'questionnaire.changed' }),
        itemCard(context, questionnaire, round, item, { again: true }),
      ]);
      const guides = questionnaire.dimensions.map(
        (one): Card => ({ tone: 'calm', elements: guideElements(library, one) }),
      );
      const long = items.flatMap(({ elements }) =>
        elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons.map(({ label }) => label) : [])),
      );
      return [
        ...[introCard(context, kind), ...items, ...(id === 'style' ? [] : guides)].flatMap(checkCard),
        ...long.filter((label) => label.length > limits.card.buttonLabelAdvised),
      ].map((problem) => `${id}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });
});

describe('style', () => {
  test('has answers that lead to each region, a reading for it, and a sentence for every two that meet', () => {
    const kind = kindOf('style');
    const { questionnaire } = kind;
    const [worry, distance] = questionnaire.dimensions;
    const towards = (side: Side, high: readonly [number, number]) =>
      finished(questionnaire, side, (item) => {
        const [dimension, value] = worry?.items.includes(item) === true ? [worry, high[0]] : [distance, high[1]];
        return dimension?.reversed.includes(item) === true ? 4 - value : value;
      });
    const all = [0, 2, 4].flatMap((one) => [0, 2, 4].map((two) => [one, two] as const));
    const reached = new Set(all.map((high) => towards(0, high).result.regions['pattern']));
    expect(reached).toEqual(new Set(questionnaire.readings[0]?.regions.map(({ id }) => id)));
    const cards = all.flatMap((mine) =>
      all.flatMap((theirs) => {
        const rounds = [towards(0, mine), towards(1, theirs)] as const;
        const both = together(kind, rounds);
        expect(cardText(both)).toContain('How your two patterns tend to meet.');
        return [both, ...ownCards(kind, rounds)];
      }),
    );
    expect(cards.flatMap(checkCard)).toEqual([]);
  });

  test('shows the other the name of the region alone: no answer, and not the reading that is for its owner', () => {
    const kind = kindOf('style');
    const [mine, theirs] = [finished(kind.questionnaire, 0, () => 4), finished(kind.questionnaire, 1, () => 0)];
    const text = cardText(together(kind, [mine, theirs]));
    for (const { text: item } of kind.questionnaire.items) expect(text).not.toContain(item);
    for (const { text: reading } of kind.questionnaire.readings[0]?.regions ?? []) expect(text).not.toContain(reading);
  });
});

describe('the pulse', () => {
  const ratings = fc.array(fc.nat({ max: 4 }), { minLength: 7, maxLength: 7 });

  test('puts every sign in one place, whatever the two say, and never writes a number', () => {
    const kind = kindOf('pulse');
    fc.assert(
      fc.property(ratings, ratings, (one, other) => {
        const rounds = [
          finished(kind.questionnaire, 0, (_, at) => one[at] ?? 0),
          finished(kind.questionnaire, 1, (_, at) => other[at] ?? 0),
        ] as const;
        const { both, differ, between, bothLow, least } = compare(kind.questionnaire.dimensions, ...rounds);
        const placed = [...both, ...differ, ...between, ...bothLow].map(({ sign }) => sign.id);
        expect(placed.toSorted()).toEqual(kind.questionnaire.dimensions.map(({ id }) => id).toSorted());
        const sums = one.map((value, at) => value + (other[at] ?? 0));
        expect(least === null ? null : least.means[0] + least.means[1] - 2).toBe(Math.min(...sums));
        const cards = [together(kind, rounds), ...ownCards(kind, rounds)];
        expect(cards.flatMap(checkCard)).toEqual([]);
        expect(cardText(together(kind, rounds))).not.toMatch(/\d/);
        for (const text of cards.map(cardText)) expect(text).not.toMatch(/score|grade|percent|%/i);
      }),
      { numRuns: 150 },
    );
  });

  test('draws what each felt in each month, the later of two in one month, and a gap for what is gone', () => {
    const kind = kindOf('pulse');
    const flat = (side: Side, value: number) => finished(kind.questionnaire, side, () => value);
    const view = metView(kind, [flat(0, 4), flat(1, 0)]);
    const at = (text: string, rounds: MetView['months'][number]['rounds']) => ({
      meeting: { ...view.meeting, metAt: Date.parse(text) },
      rounds,
    });
    const months = [
      at('2026-09-01T00:00:00Z', [flat(0, 0), flat(1, 0)]),
      at('2026-09-20T12:00:00Z', [flat(0, 1), null]),
      at('2026-10-20T12:00:00Z', [flat(0, 4), flat(1, 2)]),
    ];
    const picture = pictureOf({ ...view, months });
    if (picture?.kind !== 'feelings-over-months') throw new Error('it does not go over the months');
    expect(checkPicture(picture)).toEqual([]);
    expect(picture.months).toEqual(['Sep', 'Oct']);
    expect(picture.rows).toHaveLength(7);
    const felt = [
      [1, null],
      [4, 2],
    ];
    for (const row of picture.rows) expect(row.at).toEqual(felt);
    const year = [...Array(12).keys()].map((month) =>
      at(`2026-${String(month + 1).padStart(2, '0')}-10T12:00:00Z`, [flat(0, month % 5), flat(1, (month * 3) % 5)]),
    );
    expect(checkCard(kind.together({ ...view, months: year }))).toEqual([]);
    expect(pictureOf({ ...view, months: months.slice(2) })?.kind).toBe('feelings');
  });

  test('says that neither is wrong exactly where the two see something differently', () => {
    const kind = kindOf('pulse');
    const flat = (side: Side, value: number) => finished(kind.questionnaire, side, () => value);
    expect(cardText(together(kind, [flat(0, 4), flat(1, 3)]))).not.toContain('Neither of you is wrong');
    expect(cardText(together(kind, [flat(0, 4), flat(1, 2)]))).toContain('Neither of you is wrong');
  });
});

describe('what has been in the way', () => {
  test('shows both what both marked, and of the rest only what its author shows: for all marks there are', () => {
    const kind = kindOf('reconnect');
    const causes = kind.questionnaire.dimensions;
    const marks = [...Array(2 ** causes.length).keys()].map((bits) => causes.map((_, at) => ((bits >> at) & 1) === 1));
    for (const mine of marks) {
      for (const theirs of marks) {
        const round = finished(kind.questionnaire, 0, (_, at) => (mine[at] === true ? at % 2 : 2 + (at % 2)));
        const shown = causes.filter((_, at) => at % 2 === 0).map(({ id }) => id);
        const rounds = [
          { ...round, shown },
          finished(kind.questionnaire, 1, (_, at) => (theirs[at] === true ? 0 : 3)),
        ] as const;
        const card = together(kind, rounds);
        expect(checkCard(card)).toEqual([]);
        const options = card.elements.flatMap((one) =>
          one.kind === 'select' ? one.options.map(({ label }) => label) : [],
        );
        const visible = causes.filter(
          (cause, at) => mine[at] === true && (theirs[at] === true || shown.includes(cause.id)),
        );
        expect(options.toSorted()).toEqual(visible.map(({ name }) => name).toSorted());
        const text = cardText(card);
        for (const cause of causes) expect(text.includes(cause.name)).toBe(visible.includes(cause));
        expect(
          text.indexOf('would like to show') >= 0 &&
            text.lastIndexOf('You both marked') > text.indexOf('would like to show'),
        ).toBe(false);
      }
      const own = finished(kind.questionnaire, 0, (_, at) => (mine[at] === true ? 0 : 2));
      expect(ownCards(kind, [own, own]).flatMap(checkCard)).toEqual([]);
    }
  });
});

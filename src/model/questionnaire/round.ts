import type { CoupleId, Side } from '../couple.ts';
import type { Instant } from '../instant.ts';
import type { Answers, Item, QuestionnaireId, Scheme } from './scheme.ts';
import { type Result, resultOf } from './score.ts';

export type RoundId = string;

/** One partner's going through a questionnaire, from the first tap to the result. It is that partner's own. */
export type Round = {
  readonly id: RoundId;
  readonly coupleId: CoupleId;
  readonly side: Side;
  readonly questionnaire: QuestionnaireId;
  readonly begunAt: Instant;
  readonly finishedAt: Instant | null;
  /** What there was to answer when it was begun, so that it shows when that has changed since. */
  readonly items: readonly string[];
  readonly answers: Answers;
  /** Worked out when it is finished, and kept as it is then. */
  readonly result: Result | null;
  /** Dimensions that its author shows the other, whatever the other answered. */
  readonly shown: readonly string[];
};

export type FinishedRound = Round & { readonly finishedAt: Instant; readonly result: Result };

export function newRound(
  what: Pick<Round, 'id' | 'coupleId' | 'side' | 'questionnaire'>,
  { items }: Pick<Scheme, 'items'>,
  now: Instant,
): Round {
  const ids = items.map(({ id }) => id);
  return { ...what, begunAt: now, finishedAt: null, items: ids, answers: {}, result: null, shown: [] };
}

/** The round as a finished one, or `null` while there is something to answer. */
export function asFinished(round: Round): FinishedRound | null {
  return round.finishedAt === null || round.result === null ? null : (round as FinishedRound);
}

/** What was picked for an item, if the item still offers it. */
export function pickOf({ answers }: Pick<Round, 'answers'>, { id, options }: Item): string | undefined {
  const picked = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return options.some((option) => option.id === picked) ? picked : undefined;
}

/** The first item that is still to be answered; `null` when all are. */
export function nextItem<I extends Item>(items: readonly I[], round: Pick<Round, 'answers'>): I | null {
  return items.find((item) => pickOf(round, item) === undefined) ?? null;
}

/** Whether what is asked is not what was asked when it was begun. */
export function hasChanged({ items }: Round, scheme: Pick<Scheme, 'items'>): boolean {
  return items.join() !== scheme.items.map(({ id }) => id).join();
}

/** The round with one more answer, or another one; finished when it was the last. */
export function withPick(round: Round, scheme: Scheme, item: string, option: string, now: Instant): Round {
  return settled({ ...round, answers: { ...round.answers, [item]: option } }, scheme, now);
}

/** Finishes a round in which nothing is left to answer; answers to items that have gone since are left out. */
export function settled(round: Round, scheme: Scheme, now: Instant): Round {
  if (round.finishedAt !== null || nextItem(scheme.items, round) !== null) return round;
  const answers = Object.fromEntries(scheme.items.map((item) => [item.id, pickOf(round, item) ?? '']));
  return { ...round, answers, finishedAt: now, result: resultOf(scheme, answers) };
}

/** Shows the other a dimension, or hides it again. */
export function withShown(round: FinishedRound, dimension: string, isShown: boolean): FinishedRound {
  const others = round.shown.filter((one) => one !== dimension);
  return { ...round, shown: isShown ? [...others, dimension] : others };
}

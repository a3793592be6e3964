import type { CoupleId, Side } from '../../../src/model/couple.ts';
import { asFinished, type Round } from '../../../src/model/questionnaire/round.ts';
import type { RoundStore } from '../../../src/port/stores/round-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createRoundStore(memory: Memory): RoundStore {
  const { rounds, meetings } = memory;
  const of = (coupleId: CoupleId, side: Side) => rounds.ofCouple(coupleId).filter((one) => one.side === side);
  const begun = ({ coupleId, side, questionnaire }: Pick<Round, 'coupleId' | 'side' | 'questionnaire'>) =>
    of(coupleId, side).find((one) => one.questionnaire === questionnaire && one.finishedAt === null);

  return {
    add: async (round) => {
      memory.couple(round.coupleId);
      if (round.finishedAt === null && begun(round) !== undefined) throw new Error('one of a kind is begun at a time');
      rounds.add(round);
    },
    save: async ({ id, finishedAt, items, answers, result, shown }) =>
      rounds.change(id, (one) => ({ ...one, finishedAt, items, answers, result, shown })),
    find: async (coupleId, side, id) => of(coupleId, side).find((one) => one.id === id) ?? null,
    begun: async (coupleId, side, questionnaire) => begun({ coupleId, side, questionnaire }) ?? null,
    finished: async (coupleId, side, questionnaire, most) =>
      of(coupleId, side)
        .filter((one) => one.questionnaire === questionnaire)
        .flatMap((one) => asFinished(one) ?? [])
        .toSorted(
          by(
            ({ finishedAt }) => -finishedAt,
            ({ begunAt }) => -begunAt,
            ({ id }) => id,
          ),
        )
        .slice(0, most),
    all: async (coupleId, side) =>
      of(coupleId, side).toSorted(
        by(
          ({ begunAt }) => begunAt,
          ({ id }) => id,
        ),
      ),
    openRounds: async ({ id, coupleId }) => {
      const kept = meetings.get(id);
      // The type promises that both have brought theirs; what is kept is asked all the same.
      if (kept === undefined || kept.coupleId !== coupleId || kept.metAt === null || kept.closedAt !== null)
        throw new Error(`meeting ${id} is not saved as met: its rounds stay sealed`);
      const opened = kept.rounds.flatMap((round) => (round === null ? [] : (rounds.get(round) ?? [])));
      const brought = (side: Side) => {
        const round = opened.find((one) => one.side === side);
        return round === undefined ? null : asFinished(round);
      };
      return [brought(0), brought(1)];
    },
    forget: async (coupleId, side) => {
      for (const { id } of of(coupleId, side)) rounds.drop(id);
    },
  };
}

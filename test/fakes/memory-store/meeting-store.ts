import type { CoupleId } from '../../../src/model/couple.ts';
import { endOfTime } from '../../../src/model/instant.ts';
import { asMet, isOpen, type Meeting } from '../../../src/model/questionnaire/meeting.ts';
import type { QuestionnaireId } from '../../../src/model/questionnaire/scheme.ts';
import type { MeetingStore } from '../../../src/port/stores/meeting-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createMeetingStore(memory: Memory): MeetingStore {
  const { meetings } = memory;
  const of = (coupleId: CoupleId, questionnaire: QuestionnaireId) =>
    meetings.ofCouple(coupleId).filter((one) => one.questionnaire === questionnaire);
  const open = (coupleId: CoupleId, questionnaire: QuestionnaireId) => of(coupleId, questionnaire).find(isOpen);
  const met = (coupleId: CoupleId, questionnaire: QuestionnaireId) =>
    of(coupleId, questionnaire).flatMap((one) => asMet(one) ?? []);
  const check = (meeting: Meeting): void => {
    const other = open(meeting.coupleId, meeting.questionnaire);
    if (isOpen(meeting) && other !== undefined && other.id !== meeting.id)
      throw new Error('one of a kind waits at a time');
  };

  return {
    add: async (meeting) => {
      memory.couple(meeting.coupleId);
      check(meeting);
      meetings.add(meeting);
    },
    save: async (meeting) => {
      check(meeting);
      meetings.change(meeting.id, ({ message, metMessage }) => ({ ...meeting, message, metMessage }));
    },
    setMessage: async (id, message) => meetings.change(id, (one) => ({ ...one, message })),
    setMetMessage: async (id, metMessage) => meetings.change(id, (one) => ({ ...one, metMessage })),
    find: async (id) => meetings.get(id) ?? null,
    open: async (coupleId, questionnaire) => open(coupleId, questionnaire) ?? null,
    forget: async (coupleId, side) => {
      for (const { id } of meetings.ofCouple(coupleId)) {
        meetings.change(id, (one) => ({
          ...one,
          rounds: side === 0 ? [null, one.rounds[1]] : [one.rounds[0], null],
          by: one.by === side ? null : one.by,
        }));
      }
    },
    met: async (coupleId, questionnaire, most, before = endOfTime) =>
      met(coupleId, questionnaire)
        .filter(({ metAt }) => metAt < before)
        .toSorted(
          by(
            ({ metAt }) => -metAt,
            ({ openedAt }) => -openedAt,
            ({ id }) => id,
          ),
        )
        .slice(0, most),
    metIn: async (coupleId, questionnaire, { from, until }) =>
      met(coupleId, questionnaire)
        .map(({ metAt }) => metAt)
        .filter((at) => at >= from && at < until)
        .toSorted((one, other) => one - other),
  };
}

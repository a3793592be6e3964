import type { Insertable, Selectable } from 'kysely';
import { endOfTime } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';
import { asMet, type Meeting } from '../../src/model/questionnaire/meeting.ts';
import type { MeetingStore } from '../../src/port/stores/meeting-store.ts';
import type { Connection } from './couple-key.ts';
import type { MeetingsTable } from './tables.ts';

export function createMeetingStore({ db }: Connection): MeetingStore {
  const read = db.selectFrom('meetings').selectAll();

  return {
    add: async (meeting) => {
      await db
        .insertInto('meetings')
        .values({
          ...columns(meeting),
          id: meeting.id,
          message: textOf(meeting.message),
          met_message: textOf(meeting.metMessage),
        })
        .execute();
    },
    save: async (meeting) => {
      await db.updateTable('meetings').set(columns(meeting)).where('id', '=', meeting.id).execute();
    },
    setMessage: async (id, message) => {
      await db
        .updateTable('meetings')
        .set({ message: textOf(message) })
        .where('id', '=', id)
        .execute();
    },
    setMetMessage: async (id, message) => {
      await db
        .updateTable('meetings')
        .set({ met_message: textOf(message) })
        .where('id', '=', id)
        .execute();
    },
    find: async (id) => {
      const row = await read.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toMeeting(row);
    },
    open: async (coupleId, questionnaire) => {
      const row = await read
        .where('couple_id', '=', coupleId)
        .where('questionnaire', '=', questionnaire)
        .where('met_at', 'is', null)
        .where('closed_at', 'is', null)
        .executeTakeFirst();
      return row === undefined ? null : toMeeting(row);
    },
    forget: async (coupleId, side) => {
      const ofCouple = db.updateTable('meetings').where('couple_id', '=', coupleId);
      await ofCouple.set(side === 0 ? { round_0: null } : { round_1: null }).execute();
      await ofCouple.set({ opened_by: null }).where('opened_by', '=', side).execute();
    },
    metIn: async (coupleId, questionnaire, { from, until }) => {
      const rows = await db
        .selectFrom('meetings')
        .select('met_at')
        .where('couple_id', '=', coupleId)
        .where('questionnaire', '=', questionnaire)
        .where('met_at', '>=', from)
        .where('met_at', '<', until)
        .where('closed_at', 'is', null)
        .orderBy('met_at')
        .execute();
      return rows.flatMap(({ met_at: at }) => at ?? []);
    },
    met: async (coupleId, questionnaire, most, before = endOfTime) => {
      const rows = await read
        .where('couple_id', '=', coupleId)
        .where('questionnaire', '=', questionnaire)
        .where('met_at', '<', before)
        .where('closed_at', 'is', null)
        .orderBy('met_at', 'desc')
        .orderBy('opened_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows
        .map(toMeeting)
        .map(asMet)
        .filter((one) => one !== null);
    },
  };
}

function columns(meeting: Meeting): Omit<Insertable<MeetingsTable>, 'id' | 'message' | 'met_message'> {
  return {
    couple_id: meeting.coupleId,
    questionnaire: meeting.questionnaire,
    opened_at: meeting.openedAt,
    opened_by: meeting.by,
    round_0: meeting.rounds[0],
    round_1: meeting.rounds[1],
    met_at: meeting.metAt,
    closed_at: meeting.closedAt,
    reveal: meeting.reveal,
  };
}

function toMeeting(row: Selectable<MeetingsTable>): Meeting {
  return {
    id: row.id,
    coupleId: row.couple_id,
    questionnaire: row.questionnaire,
    openedAt: row.opened_at,
    by: row.opened_by,
    rounds: [row.round_0, row.round_1],
    metAt: row.met_at,
    closedAt: row.closed_at,
    reveal: row.reveal,
    message: row.message,
    metMessage: row.met_message,
  };
}

function textOf(message: MessageRef | null): string | null {
  return message === null ? null : JSON.stringify(message);
}

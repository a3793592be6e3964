import type { Selectable } from 'kysely';
import type { Answer } from '../../src/model/answer.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Response } from '../../src/model/response.ts';
import type { AnswerStore } from '../../src/port/stores/answer-store.ts';
import { readAnswer, writeAnswer } from './answer-text.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { ResponsesTable } from './tables.ts';

/** Sealed with the couple's key for one place only: an answer moved to another check-in or side does not open. */
export function createAnswerStore(connection: Connection): AnswerStore {
  const { db } = connection;

  return {
    put: async (checkIn, side, answer) => {
      const key = await coupleKey(connection, checkIn.coupleId);
      const sealed = await key.close(answerPlace(checkIn, side), writeAnswer(answer));
      await db
        .insertInto('answers')
        .values({ check_in_id: checkIn.id, side, sealed })
        .onConflict((conflict) => conflict.columns(['check_in_id', 'side']).doUpdateSet({ sealed }))
        .execute();
    },
    own: async (checkIn, side) => {
      const row = await db
        .selectFrom('answers')
        .select('sealed')
        .where('check_in_id', '=', checkIn.id)
        .where('side', '=', side)
        .executeTakeFirst();
      if (row === undefined) return null;
      const key = await coupleKey(connection, checkIn.coupleId);
      return readAnswer(await key.open(answerPlace(checkIn, side), row.sealed));
    },
    openAnswers: async (checkIn) => {
      // The type promises that it is revealed; the database is asked all the same.
      const rows = await db
        .selectFrom('check_ins')
        .leftJoin('answers', 'answers.check_in_id', 'check_ins.id')
        .select(['answers.side', 'answers.sealed'])
        .where('check_ins.id', '=', checkIn.id)
        .where('check_ins.couple_id', '=', checkIn.coupleId)
        .where('check_ins.revealed_at', 'is not', null)
        .execute();
      if (rows.length === 0)
        throw new Error(`check-in ${checkIn.id} is not saved as revealed: its answers stay sealed`);
      const key = await coupleKey(connection, checkIn.coupleId);
      const open = async (side: 0 | 1): Promise<Answer> => {
        const sealed = rows.find((row) => row.side === side)?.sealed ?? null;
        // Its author asked Attune to forget it.
        if (sealed === null) return {};
        return readAnswer(await key.open(answerPlace(checkIn, side), sealed));
      };
      return [await open(0), await open(1)];
    },
    addResponse: async (checkIn, response) => {
      const key = await coupleKey(connection, checkIn.coupleId);
      await db
        .insertInto('responses')
        .values({
          id: response.id,
          check_in_id: checkIn.id,
          side: response.side,
          way: response.way,
          sealed: await key.close(responsePlace(response.id), response.words.reveal()),
          at: response.at,
          message: response.message === null ? null : JSON.stringify(response.message),
          answers_to: response.answersTo ?? null,
        })
        .execute();
    },
    findResponse: async (id) => {
      const row = await db
        .selectFrom('responses')
        .innerJoin('check_ins', 'check_ins.id', 'responses.check_in_id')
        .selectAll('responses')
        .select('check_ins.couple_id')
        .where('responses.id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : openResponse(await coupleKey(connection, row.couple_id), row);
    },
    setResponseMessage: async (id, message) => {
      await db
        .updateTable('responses')
        .set({ message: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    responses: async (checkIn) => {
      const rows = await db
        .selectFrom('responses')
        .selectAll()
        .where('check_in_id', '=', checkIn.id)
        .orderBy('at')
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const key = await coupleKey(connection, checkIn.coupleId);
      return Promise.all(rows.map((row) => openResponse(key, row)));
    },
    ownResponses: async (coupleId, side) => {
      const rows = await db
        .selectFrom('responses')
        .innerJoin('check_ins', 'check_ins.id', 'responses.check_in_id')
        .selectAll('responses')
        .where('check_ins.couple_id', '=', coupleId)
        .where('responses.side', '=', side)
        .orderBy('responses.at')
        .orderBy('responses.id')
        .execute();
      if (rows.length === 0) return [];
      const key = await coupleKey(connection, coupleId);
      return Promise.all(rows.map((row) => openResponse(key, row)));
    },
    respondedIn: async (coupleId, { from, until }) => {
      const rows = await db
        .selectFrom('check_ins')
        .innerJoin('responses', 'responses.check_in_id', 'check_ins.id')
        .select('responses.at')
        .where('check_ins.couple_id', '=', coupleId)
        .where('check_ins.revealed_at', '<', until)
        .where('responses.at', '>=', from)
        .where('responses.at', '<', until)
        .orderBy('responses.at')
        .execute();
      return rows.map(({ at }) => at);
    },
    hasResponded: async (coupleId, side) => {
      const row = await db
        .selectFrom('responses')
        .innerJoin('check_ins', 'check_ins.id', 'responses.check_in_id')
        .select('responses.id')
        .where('check_ins.couple_id', '=', coupleId)
        .where('responses.side', '=', side)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    forget: async (coupleId, side) => {
      const ofCouple = db.selectFrom('check_ins').select('id').where('couple_id', '=', coupleId);
      for (const table of ['answers', 'responses'] as const) {
        await db.deleteFrom(table).where('side', '=', side).where('check_in_id', 'in', ofCouple).execute();
      }
    },
  };
}

export const eraseAnswers: Eraser = (db, id) =>
  erasePosts(
    db,
    db
      .selectFrom('responses')
      .innerJoin('check_ins', 'check_ins.id', 'responses.check_in_id')
      .select('responses.id')
      .where('check_ins.couple_id', '=', id),
  );

function answerPlace(checkIn: CheckIn, side: 0 | 1): string {
  return `answer ${checkIn.id} ${side}`;
}

function responsePlace(id: string): string {
  return `response ${id}`;
}

async function openResponse(key: CoupleKey, row: Selectable<ResponsesTable>): Promise<Response> {
  return {
    id: row.id,
    checkInId: row.check_in_id,
    side: row.side,
    way: row.way,
    words: new PartnerWords(await key.open(responsePlace(row.id), row.sealed)),
    at: row.at,
    message: row.message,
    ...(row.way === 'answer' ? { answersTo: row.answers_to } : {}),
  };
}

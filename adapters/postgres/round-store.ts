import type { Selectable } from 'kysely';
import type { CoupleId, Side } from '../../src/model/couple.ts';
import { asFinished, type FinishedRound, type Round } from '../../src/model/questionnaire/round.ts';
import type { RoundStore } from '../../src/port/stores/round-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import type { RoundsTable } from './tables.ts';

type Row = Selectable<RoundsTable>;

/** Sealed with the couple's key for one place only: a round moved to the other side does not open. */
export function createRoundStore(connection: Connection): RoundStore {
  const { db } = connection;
  const read = db.selectFrom('rounds').selectAll();
  const of = (coupleId: CoupleId, side: Side) => read.where('couple_id', '=', coupleId).where('side', '=', side);

  const open = async (rows: readonly Row[]): Promise<readonly Round[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    return Promise.all(rows.map((row) => toRound(key, row)));
  };

  return {
    add: async (round) => {
      const key = await coupleKey(connection, round.coupleId);
      await db
        .insertInto('rounds')
        .values({
          id: round.id,
          couple_id: round.coupleId,
          side: round.side,
          questionnaire: round.questionnaire,
          begun_at: round.begunAt,
          finished_at: round.finishedAt,
          sealed: await close(key, round),
        })
        .execute();
    },
    save: async (round) => {
      const key = await coupleKey(connection, round.coupleId);
      await db
        .updateTable('rounds')
        .set({ finished_at: round.finishedAt, sealed: await close(key, round) })
        .where('id', '=', round.id)
        .execute();
    },
    find: async (coupleId, side, id) => {
      const [found] = await open(await of(coupleId, side).where('id', '=', id).execute());
      return found ?? null;
    },
    begun: async (coupleId, side, questionnaire) => {
      const rows = await of(coupleId, side)
        .where('questionnaire', '=', questionnaire)
        .where('finished_at', 'is', null)
        .execute();
      return (await open(rows))[0] ?? null;
    },
    finished: async (coupleId, side, questionnaire, most) => {
      const rows = await of(coupleId, side)
        .where('questionnaire', '=', questionnaire)
        .where('finished_at', 'is not', null)
        .orderBy('finished_at', 'desc')
        .orderBy('begun_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return (await open(rows)).map(asFinished).filter((one) => one !== null);
    },
    all: async (coupleId, side) => open(await of(coupleId, side).orderBy('begun_at').orderBy('id').execute()),
    openRounds: async (meeting) => {
      // The type promises that both have brought theirs; the database is asked all the same.
      const rows = await db
        .selectFrom('meetings')
        .leftJoin('rounds', (join) =>
          join.on((on) =>
            on.or([on('rounds.id', '=', on.ref('meetings.round_0')), on('rounds.id', '=', on.ref('meetings.round_1'))]),
          ),
        )
        .selectAll('rounds')
        .where('meetings.id', '=', meeting.id)
        .where('meetings.couple_id', '=', meeting.coupleId)
        .where('meetings.met_at', 'is not', null)
        .where('meetings.closed_at', 'is', null)
        .execute();
      if (rows.length === 0) throw new Error(`meeting ${meeting.id} is not saved as met: its rounds stay sealed`);
      const rounds = await open(rows.filter((row): row is Row => row.id !== null));
      const by = (side: Side): FinishedRound | null => {
        const found = rounds.find((round) => round.side === side);
        return found === undefined ? null : asFinished(found);
      };
      return [by(0), by(1)];
    },
    forget: async (coupleId, side) => {
      await db.deleteFrom('rounds').where('couple_id', '=', coupleId).where('side', '=', side).execute();
    },
  };
}

type Sealed = Pick<Round, 'items' | 'answers' | 'result' | 'shown'>;

function close(key: CoupleKey, { id, side, items, answers, result, shown }: Round): Promise<string> {
  return key.close(placeOf(id, side), JSON.stringify({ items, answers, result, shown } satisfies Sealed));
}

function placeOf(id: string, side: Side): string {
  return `round ${id} ${side}`;
}

async function toRound(key: CoupleKey, row: Row): Promise<Round> {
  const { items, answers, result, shown }: Sealed = JSON.parse(await key.open(placeOf(row.id, row.side), row.sealed));
  return {
    id: row.id,
    coupleId: row.couple_id,
    side: row.side,
    questionnaire: row.questionnaire,
    begunAt: row.begun_at,
    finishedAt: row.finished_at,
    items,
    answers,
    result,
    shown,
  };
}

import { type Selectable, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import { type Goal, isListed } from '../../src/model/goal.ts';
import type { GoalState, GoalStore } from '../../src/port/stores/goal-store.ts';
import { type Connection, coupleKey } from './couple-key.ts';
import { anyOf } from './couple-rows.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import { closeEntry, closeGoal, openGoal, toJson, toReview } from './goal-rows.ts';
import type { GoalsTable } from './goal-tables.ts';

type Row = Selectable<GoalsTable>;

/** Who did what when is plain; what a goal is, its kind and its day, and every line of it, are sealed for their place. */
export function createGoalStore(connection: Connection): GoalStore {
  const { db } = connection;
  const goals = db.selectFrom('goals').selectAll();
  const reviews = db.selectFrom('goal_reviews').selectAll();

  const open = async (rows: readonly Row[]): Promise<readonly Goal[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    const ids = rows.map(({ id }) => id);
    const entries = await db
      .selectFrom('goal_entries')
      .selectAll()
      .where('goal_id', 'in', ids)
      .orderBy('at')
      .orderBy('id')
      .execute();
    const byGoal = Map.groupBy(entries, ({ goal_id: id }) => id);
    return Promise.all(rows.map((row) => openGoal(key, row, byGoal.get(row.id) ?? [])));
  };
  const ofAll = (state: GoalState) =>
    goals
      .where('sealed', 'is not', null)
      .where('taken_back_at', 'is', null)
      .where('done_at', state === 'open' ? 'is' : 'is not', null);
  const listed = (coupleId: CoupleId, state: GoalState) => ofAll(state).where('couple_id', '=', coupleId);

  return {
    save: async (goal) => {
      const row = await closeGoal(await coupleKey(connection, goal.coupleId), goal);
      const { id: _, couple_id: __, ...changes } = row;
      await db
        .insertInto('goals')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            ...changes,
            // A new card for a goal that is done stands nowhere yet.
            done_message: sql`case when goals.done_card_since = excluded.done_card_since then goals.done_message end`,
          }),
        )
        .execute();
    },
    find: async (id) => {
      const [found] = await open(await goals.where('id', '=', id).execute());
      return found ?? null;
    },
    count: async (coupleId, state) => {
      const { count } = await listed(coupleId, state)
        .clearSelect()
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    openCounts: async (coupleIds) => {
      if (coupleIds.length === 0) return new Map();
      const rows = await ofAll('open')
        .where('couple_id', '=', anyOf(coupleIds))
        .clearSelect()
        .select(({ fn }) => ['couple_id', fn.countAll().as('count')])
        .groupBy('couple_id')
        .execute();
      return new Map(rows.map(({ couple_id: id, count }) => [id, Number(count)]));
    },
    list: async (coupleId, state, skip, most) => {
      const all = listed(coupleId, state);
      const ordered = state === 'open' ? all.orderBy('added_at') : all.orderBy('done_at', 'desc');
      return (await open(await ordered.orderBy('id').offset(skip).limit(most).execute())).filter(isListed);
    },
    all: async (coupleId) =>
      open(await goals.where('couple_id', '=', coupleId).orderBy('added_at').orderBy('id').execute()),
    put: async (goal, entry) => {
      const row = await closeEntry(await coupleKey(connection, goal.coupleId), goal.id, entry);
      const { sealed, ticked_at, ticked_by } = row;
      await db
        .insertInto('goal_entries')
        .values(row)
        .onConflict((conflict) => conflict.columns(['goal_id', 'id']).doUpdateSet({ sealed, ticked_at, ticked_by }))
        .execute();
    },
    remove: async (goal, entryId) => {
      await db.deleteFrom('goal_entries').where('goal_id', '=', goal.id).where('id', '=', entryId).execute();
    },
    place: async (id, card, message) => {
      const column = card === 'goal' ? 'message' : 'done_message';
      await db
        .updateTable('goals')
        .set({ [column]: toJson(message) })
        .where('id', '=', id)
        .execute();
    },
    fade: async (before, most) => {
      const rows = await db
        .selectFrom('goals')
        .select('id')
        .where('taken_back_at', '<', before)
        .where('sealed', 'is not', null)
        .orderBy('taken_back_at')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return [];
      await db.updateTable('goals').set({ sealed: null }).where('id', 'in', ids).execute();
      await db.deleteFrom('goal_entries').where('goal_id', 'in', ids).execute();
      return ids;
    },
    addReview: async ({ id, coupleId, at, question, message }) => {
      await db
        .insertInto('goal_reviews')
        .values({ id, couple_id: coupleId, at, question, message: toJson(message) })
        .execute();
    },
    findReview: async (id) => {
      const row = await reviews.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toReview(row);
    },
    reviews: async (coupleId, most) => {
      const own = reviews.where('couple_id', '=', coupleId);
      return (await own.orderBy('at', 'desc').orderBy('id').limit(most).execute()).map(toReview);
    },
    placeReview: async (id, message) => {
      await db
        .updateTable('goal_reviews')
        .set({ message: toJson(message) })
        .where('id', '=', id)
        .execute();
    },
    forget: async (coupleId, side) => {
      const own = db.selectFrom('goals').select('id').where('couple_id', '=', coupleId);
      await db.deleteFrom('goal_entries').where('goal_id', 'in', own).where('side', '=', side).execute();
      const worded = db.updateTable('goals').set({ sealed: null }).where('couple_id', '=', coupleId);
      await worded.where('words_by', '=', side).execute();
      await db
        .deleteFrom('goals')
        .where('couple_id', '=', coupleId)
        .where('sealed', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('goal_entries').select('id').whereRef('goal_id', '=', 'goals.id'))),
        )
        .execute();
    },
  };
}

export const eraseGoals: Eraser = async (db, id) => {
  await erasePosts(db, db.selectFrom('goals').select('id').where('couple_id', '=', id));
  await erasePosts(db, db.selectFrom('goal_reviews').select('id').where('couple_id', '=', id));
};

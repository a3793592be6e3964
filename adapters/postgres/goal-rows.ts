import type { Insertable, Selectable } from 'kysely';
import type { Goal, GoalAbout, GoalEntry, GoalReview, Mark } from '../../src/model/goal.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { CoupleKey } from './couple-key.ts';
import type { GoalEntriesTable, GoalReviewsTable, GoalsTable } from './goal-tables.ts';

type Row = Selectable<GoalsTable>;
type EntryRow = Selectable<GoalEntriesTable>;

type SealedAbout = { readonly words: string } & Pick<GoalAbout, 'kind' | 'target'>;

/** Without where its cards stand: that is placed apart. */
export async function closeGoal(key: CoupleKey, goal: Goal): Promise<Insertable<GoalsTable>> {
  const { id, coupleId, by, addedAt, about, done, takenBack, doneCard } = goal;
  const sealed = about === null ? null : { words: about.words.reveal(), kind: about.kind, target: about.target };
  return {
    id,
    couple_id: coupleId,
    side: by,
    added_at: addedAt,
    words_by: about?.by ?? by,
    sealed: sealed === null ? null : await key.close(placeOf(id), JSON.stringify(sealed satisfies SealedAbout)),
    done_at: done?.at ?? null,
    done_by: done?.by ?? null,
    taken_back_at: takenBack?.at ?? null,
    taken_back_by: takenBack?.by ?? null,
    done_card_since: doneCard?.since ?? null,
  };
}

export async function openGoal(key: CoupleKey, row: Row, entries: readonly EntryRow[]): Promise<Goal> {
  const opened = row.sealed === null ? null : (JSON.parse(await key.open(placeOf(row.id), row.sealed)) as SealedAbout);
  return {
    id: row.id,
    coupleId: row.couple_id,
    by: row.side,
    addedAt: row.added_at,
    about: opened === null ? null : { ...opened, words: new PartnerWords(opened.words), by: row.words_by },
    done: markOf(row.done_at, row.done_by),
    takenBack: markOf(row.taken_back_at, row.taken_back_by),
    entries: await Promise.all(entries.map((one) => openEntry(key, one))),
    message: row.message,
    doneCard: row.done_card_since === null ? null : { since: row.done_card_since, message: row.done_message },
  };
}

export async function closeEntry(key: CoupleKey, goalId: string, entry: GoalEntry): Promise<GoalEntriesTable> {
  const { id, side, at, kind, words, ticked } = entry;
  return {
    goal_id: goalId,
    id,
    side,
    at,
    kind,
    sealed: await key.close(placeOf(goalId, id), JSON.stringify(words.reveal())),
    ticked_at: ticked?.at ?? null,
    ticked_by: ticked?.by ?? null,
  };
}

async function openEntry(key: CoupleKey, row: EntryRow): Promise<GoalEntry> {
  const { id, side, at, kind } = row;
  const words = new PartnerWords(String(JSON.parse(await key.open(placeOf(row.goal_id, id), row.sealed))));
  return { id, side, at, kind, words, ticked: markOf(row.ticked_at, row.ticked_by) };
}

function markOf(at: number | null, by: Mark['by'] | null): Mark | null {
  return at === null || by === null ? null : { at, by };
}

export function toReview(row: Selectable<GoalReviewsTable>): GoalReview {
  return { id: row.id, coupleId: row.couple_id, at: row.at, question: row.question, message: row.message };
}

export function toJson(message: MessageRef | null): string | null {
  return message === null ? null : JSON.stringify(message);
}

function placeOf(goalId: string, entryId?: string): string {
  return entryId === undefined ? `goal ${goalId}` : `goal ${goalId} ${entryId}`;
}

import { type Kysely, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import {
  type OwnCard,
  type OwnKind,
  type OwnPrompt,
  type OwnText,
  ownIdOf,
  promptIdOf,
} from '../../src/model/own-prompt.ts';
import type { OwnPromptStore } from '../../src/port/stores/own-prompt-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import { anyOf } from './couple-rows.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import {
  isAsked,
  openPrompt,
  openVersion,
  placeOf,
  type Row,
  readPrompts,
  readVersions,
  toJson,
} from './own-prompt-rows.ts';
import type { Tables } from './tables.ts';

export function createOwnPromptStore(connection: Connection): OwnPromptStore {
  const { db } = connection;
  const prompts = readPrompts(db);

  const open = async (rows: readonly Row[]): Promise<readonly OwnPrompt[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    return Promise.all(rows.map((row) => openPrompt(key, row)));
  };
  const addVersion = async (
    key: CoupleKey,
    id: string,
    version: number,
    what: OwnKind & { text: OwnText },
    at: number,
  ) => {
    const { format, theme, depth, text } = what;
    const sealed = await key.close(placeOf(id, version), toJson(text));
    await db
      .insertInto('own_prompt_versions')
      .values({ own_id: id, version, at, format, theme, depth, sealed })
      .execute();
  };

  return {
    add: async ({ id, coupleId, by, addedAt, surprise, withdrawnAt, text, ...kind }) => {
      const key = await coupleKey(connection, coupleId);
      await db
        .insertInto('own_prompts')
        .values({
          id,
          couple_id: coupleId,
          side: by,
          added_at: addedAt,
          version: 1,
          surprise,
          withdrawn_at: withdrawnAt,
          message: null,
        })
        .execute();
      if (text !== null) await addVersion(key, id, 1, { ...kind, text }, addedAt);
    },
    find: async (id) => {
      const [found] = await open(await prompts.where('p.id', '=', id).execute());
      return found ?? null;
    },
    change: async (id, to, at) => {
      const row = await prompts.where('p.id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      const version = row.version + 1;
      await addVersion(await coupleKey(connection, row.couple_id), id, version, to, at);
      await db.updateTable('own_prompts').set({ version, surprise: to.surprise }).where('id', '=', id).execute();
      await dropUnasked(db, id, version);
    },
    changeKind: async (id, { theme, depth, surprise }) => {
      const [row] = await db
        .updateTable('own_prompts')
        .set({ surprise })
        .where('id', '=', id)
        .returning('version')
        .execute();
      if (row === undefined) return;
      const standing = db.updateTable('own_prompt_versions').set({ theme, depth });
      await standing.where('own_id', '=', id).where('version', '=', row.version).execute();
    },
    withdraw: async (id, at) => {
      await db.updateTable('own_prompts').set({ withdrawn_at: at }).where('id', '=', id).execute();
      await dropUnasked(db, id, null);
    },
    list: async (coupleId) => {
      const own = prompts.where('p.couple_id', '=', coupleId).where('p.withdrawn_at', 'is', null);
      return open(await own.orderBy('p.added_at', 'desc').orderBy('p.id').execute());
    },
    decks: async (coupleIds) => {
      const rows = await db
        .selectFrom('own_prompts as p')
        .innerJoin('own_prompt_versions as v', (join) =>
          join.onRef('v.own_id', '=', 'p.id').onRef('v.version', '=', 'p.version'),
        )
        .select(['p.id', 'p.couple_id', 'p.version', 'v.format', 'v.theme', 'v.depth'])
        .where('p.couple_id', '=', anyOf(coupleIds))
        .where('p.withdrawn_at', 'is', null)
        .orderBy('p.added_at')
        .orderBy('p.id')
        .execute();
      return Map.groupBy(
        rows.map(({ couple_id: coupleId, version, ...card }) => ({
          coupleId,
          ...card,
          promptId: promptIdOf({ id: card.id, version }),
        })),
        ({ coupleId }) => coupleId,
      ) as ReadonlyMap<CoupleId, readonly OwnCard[]>;
    },
    version: async (coupleId, promptId) => {
      const named = ownIdOf(promptId);
      if (named === null) return null;
      const row = await readVersions(db, coupleId)
        .where('v.own_id', '=', named.id)
        .where('v.version', '=', named.version)
        .executeTakeFirst();
      return row === undefined ? null : openVersion(await coupleKey(connection, coupleId), row);
    },
    all: async (coupleId) => {
      const own = await open(
        await prompts.where('p.couple_id', '=', coupleId).orderBy('p.added_at').orderBy('p.id').execute(),
      );
      if (own.length === 0) return [];
      const key = await coupleKey(connection, coupleId);
      const rows = await readVersions(db, coupleId).orderBy('v.version').execute();
      const byPrompt = Map.groupBy(rows, ({ own_id: id }) => id);
      return Promise.all(
        own.map(async (prompt) => ({
          prompt,
          versions: await Promise.all((byPrompt.get(prompt.id) ?? []).map((row) => openVersion(key, row))),
        })),
      );
    },
    place: async (id, message) => {
      await db
        .updateTable('own_prompts')
        .set({ message: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    forget: async (coupleId, side) => {
      const own = db.selectFrom('own_prompts').select('id').where('couple_id', '=', coupleId).where('side', '=', side);
      await db.deleteFrom('own_prompt_versions').where('own_id', 'in', own).execute();
      await db.deleteFrom('own_prompts').where('couple_id', '=', coupleId).where('side', '=', side).execute();
    },
  };
}

export const eraseOwnPrompts: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('own_prompts').select('id').where('couple_id', '=', id));

/** What nobody was ever asked is not kept once another version has taken its place. */
async function dropUnasked(db: Kysely<Tables>, id: string, current: number | null): Promise<void> {
  await sql`
    delete from own_prompt_versions v using own_prompts p
    where v.own_id = ${id} and p.id = v.own_id and v.version <> ${current ?? 0} and not ${isAsked}`.execute(db);
}

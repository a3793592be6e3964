import { type Kysely, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import { type OwnPrompt, type OwnText, type OwnVersion, promptIdOf } from '../../src/model/own-prompt.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { CoupleKey } from './couple-key.ts';
import type { Tables } from './tables.ts';

/** Whether a check-in shows this version, or the two were ever asked it. */
export const isAsked = sql<boolean>`(
  exists (select from check_ins k where k.couple_id = p.couple_id and k.prompt_id = 'own-' || p.id || '-' || v.version)
  or exists (
    select from prompts_asked a where a.couple_id = p.couple_id and a.prompt_id = 'own-' || p.id || '-' || v.version))`;

export function readPrompts(db: Kysely<Tables>) {
  return db
    .selectFrom('own_prompts as p')
    .leftJoin('own_prompt_versions as v', (join) =>
      join.onRef('v.own_id', '=', 'p.id').onRef('v.version', '=', 'p.version'),
    )
    .selectAll('p')
    .select(['v.format', 'v.theme', 'v.depth', 'v.sealed', isAsked.as('asked')]);
}

export type Row = Awaited<ReturnType<ReturnType<typeof readPrompts>['execute']>>[number];

export function readVersions(db: Kysely<Tables>, coupleId: CoupleId) {
  return db
    .selectFrom('own_prompt_versions as v')
    .innerJoin('own_prompts as p', 'p.id', 'v.own_id')
    .selectAll('v')
    .select('p.side')
    .where('p.couple_id', '=', coupleId);
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof readVersions>['execute']>>[number];

export async function openPrompt(key: CoupleKey, row: Row): Promise<OwnPrompt> {
  const { id, version } = row;
  return {
    id,
    coupleId: row.couple_id,
    by: row.side,
    addedAt: row.added_at,
    version,
    format: row.format ?? 'words',
    theme: row.theme ?? 'check-ins',
    depth: row.depth ?? 1,
    surprise: row.surprise,
    asked: row.asked,
    text: row.sealed === null ? null : await openText(key, id, version, row.sealed),
    withdrawnAt: row.withdrawn_at,
    message: row.message,
  };
}

export async function openVersion(key: CoupleKey, row: VersionRow): Promise<OwnVersion> {
  const { own_id: id, version, format, theme, depth, side: by } = row;
  const text = await openText(key, id, version, row.sealed);
  return { promptId: promptIdOf({ id, version }), by, format, theme, depth, text };
}

async function openText(key: CoupleKey, id: string, version: number, sealed: string): Promise<OwnText> {
  const [question = '', ...options] = JSON.parse(await key.open(placeOf(id, version), sealed)) as string[];
  return { question: new PartnerWords(question), options: options.map((one) => new PartnerWords(one)) };
}

export function toJson({ question, options }: OwnText): string {
  return JSON.stringify([question, ...options].map((one) => one.reveal()));
}

export function placeOf(id: string, version: number): string {
  return `own prompt ${id} ${version}`;
}

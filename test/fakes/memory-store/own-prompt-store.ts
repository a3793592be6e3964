import type { CoupleId } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import {
  type OwnKind,
  type OwnPrompt,
  type OwnText,
  type OwnVersion,
  ownIdOf,
  promptIdOf,
} from '../../../src/model/own-prompt.ts';
import type { OwnPromptStore } from '../../../src/port/stores/own-prompt-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

type PromptRow = Omit<OwnPrompt, 'asked' | 'text' | keyof OwnKind>;

type VersionRow = OwnKind & {
  readonly ownId: string;
  readonly version: number;
  readonly coupleId: CoupleId;
  readonly text: OwnText;
};

export function createOwnPromptStore(memory: Memory): OwnPromptStore {
  const { checkIns, asked } = memory;
  const prompts = memory.table({
    name: 'own_prompts',
    key: ({ id }: PromptRow) => id,
    couple: ({ coupleId }) => coupleId,
  });
  const versions = memory.table({
    name: 'own_prompt_versions',
    key: ({ ownId, version }: VersionRow) => `${ownId},${version}`,
    couple: ({ coupleId }) => coupleId,
    found: { prompt: ({ ownId }) => [ownId] },
    sealed: ['text'],
  });
  const isAsked = (coupleId: CoupleId, promptId: string): boolean =>
    asked.get(`${coupleId},${promptId}`) !== undefined ||
    checkIns.ofCouple(coupleId).some(({ checkIn }) => checkIn.promptId === promptId);

  const open = (row: PromptRow): OwnPrompt => {
    const version = versions.get(`${row.id},${row.version}`);
    const { format, theme, depth } = version ?? ({ format: 'words', theme: 'check-ins', depth: 1 } as const);
    const text = version?.text ?? null;
    return { ...row, format, theme, depth, asked: isAsked(row.coupleId, promptIdOf(row)), text };
  };
  const openVersion = ({ ownId: id, version, format, theme, depth, text }: VersionRow): OwnVersion => {
    const { by: side = 0 } = prompts.get(id) ?? {};
    return { promptId: promptIdOf({ id, version }), by: side, format, theme, depth, text };
  };
  /** What nobody was ever asked is not kept once another version has taken its place. */
  const dropUnasked = (id: string, current: number | null): void => {
    for (const { version, coupleId } of versions.by('prompt', id)) {
      if (version !== current && !isAsked(coupleId, promptIdOf({ id, version }))) versions.drop(`${id},${version}`);
    }
  };
  const addVersion = (row: PromptRow, { format, theme, depth, text }: OwnKind & { readonly text: OwnText }): void =>
    versions.add({ ownId: row.id, version: row.version, coupleId: row.coupleId, format, theme, depth, text });
  const all = (coupleId: CoupleId) => prompts.ofCouple(coupleId).toSorted(oldestFirst);

  return {
    add: async ({ id, coupleId, by: side, addedAt, surprise, withdrawnAt, text, ...kind }) => {
      memory.couple(coupleId);
      const row = { id, coupleId, by: side, addedAt, version: 1, surprise, withdrawnAt, message: null };
      prompts.add(row);
      if (text !== null) addVersion(row, { ...kind, text });
    },
    find: async (id) => {
      const row = prompts.get(id);
      return row === undefined ? null : open(row);
    },
    change: async (id, to, _at: Instant) => {
      const row = prompts.get(id);
      if (row === undefined) return;
      const changed = { ...row, version: row.version + 1, surprise: to.surprise };
      addVersion(changed, to);
      prompts.put(changed);
      dropUnasked(id, changed.version);
    },
    changeKind: async (id, { theme, depth, surprise }) => {
      const row = prompts.get(id);
      if (row === undefined) return;
      prompts.put({ ...row, surprise });
      versions.change(`${id},${row.version}`, (version) => ({ ...version, theme, depth }));
    },
    withdraw: async (id, withdrawnAt) => {
      prompts.change(id, (row) => ({ ...row, withdrawnAt }));
      dropUnasked(id, null);
    },
    list: async (coupleId) =>
      prompts
        .ofCouple(coupleId)
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .toSorted(
          by(
            ({ addedAt }) => -addedAt,
            ({ id }) => id,
          ),
        )
        .map(open),
    decks: async (coupleIds) =>
      new Map(
        coupleIds.flatMap((coupleId) => {
          const cards = all(coupleId).flatMap((row) => {
            const version = versions.get(`${row.id},${row.version}`);
            if (version === undefined || row.withdrawnAt !== null) return [];
            const { format, theme, depth } = version;
            return [{ coupleId, id: row.id, format, theme, depth, promptId: promptIdOf(row) }];
          });
          return cards.length === 0 ? [] : [[coupleId, cards] as const];
        }),
      ),
    version: async (coupleId, promptId) => {
      const named = ownIdOf(promptId);
      const row = named === null ? undefined : versions.get(`${named.id},${named.version}`);
      return row === undefined || row.coupleId !== coupleId ? null : openVersion(row);
    },
    all: async (coupleId) =>
      all(coupleId).map((row) => ({
        prompt: open(row),
        versions: versions
          .by('prompt', row.id)
          .toSorted(by(({ version }) => version))
          .map(openVersion),
      })),
    place: async (id, message) => prompts.change(id, (row) => ({ ...row, message })),
    forget: async (coupleId, side) => {
      for (const { id } of prompts.ofCouple(coupleId).filter((row) => row.by === side)) {
        for (const { version } of versions.by('prompt', id)) versions.drop(`${id},${version}`);
        prompts.drop(id);
      }
    },
  };
}

const oldestFirst = by<PromptRow>(
  ({ addedAt }) => addedAt,
  ({ id }) => id,
);

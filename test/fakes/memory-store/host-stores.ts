import type { InstallationRecord, InstallationStore } from '../../../src/port/stores/installation-store.ts';
import type { PreviewStore } from '../../../src/port/stores/preview-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

/** The workspaces that installed Attune. */
export function createInstallationStore(memory: Memory): InstallationStore {
  const records = memory.table({
    name: 'installations',
    key: ({ space }: InstallationRecord) => space,
    sealed: ['value'],
  });
  return {
    find: async (space) => records.get(space) ?? null,
    save: async (record) => records.put(record),
    remove: async (space, before) => {
      if ((records.get(space)?.installedAt ?? before + 1) <= before) records.drop(space);
    },
  };
}

/** The preview's own memory. */
export function createPreviewStore(memory: Memory): PreviewStore {
  const entries = memory.table({
    name: 'preview_entries',
    key: ({ key }: { readonly key: string; readonly value: string }) => key,
    sealed: ['value'],
  });
  const under = (prefix: string) =>
    entries
      .all()
      .filter(({ key }) => key.startsWith(prefix))
      .toSorted(by(({ key }) => key));
  return {
    read: async (key) => entries.get(key)?.value ?? null,
    list: async (prefix) => under(prefix),
    write: async (key, value) => entries.put({ key, value }),
    writeOnce: async (key, value) => {
      const before = entries.get(key);
      if (before === undefined) entries.add({ key, value });
      return before?.value ?? null;
    },
    remove: async (prefix) => {
      for (const { key } of under(prefix)) entries.drop(key);
    },
  };
}

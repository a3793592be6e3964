import type { InstallationRecord, InstallationStore } from '../../../src/port/stores/installation-store.ts';

/** Installations in a map. */
export class MemoryInstallations implements InstallationStore {
  readonly records = new Map<string, InstallationRecord>();

  async find(space: string): Promise<InstallationRecord | null> {
    return this.records.get(space) ?? null;
  }

  async save(record: InstallationRecord): Promise<void> {
    this.records.set(record.space, record);
  }

  async remove(space: string, before: number): Promise<void> {
    if ((this.records.get(space)?.installedAt ?? Number.MAX_SAFE_INTEGER) <= before) this.records.delete(space);
  }
}

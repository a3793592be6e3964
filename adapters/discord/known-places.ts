import type { Overwrite, Role } from './permissions.ts';

/** A channel or a thread, as far as it was told. What could not be read is `null`, and is asked for where needed. */
export type KnownChannel = {
  readonly type: number;
  readonly parent: string | null;
  readonly overwrites: readonly Overwrite[] | null;
  readonly locked: boolean | null;
  /** In a private thread: whether Attune is in it. */
  readonly joined: boolean;
};

/** What somebody is in a server: their roles, and until when they are timed out. */
export type KnownMember = { readonly roles: readonly string[]; readonly timedOutUntil: number | null };

export type KnownGuild = {
  readonly locale: string | null;
  readonly owner: string | null;
  readonly members: number | null;
  readonly me: KnownMember | null;
  readonly roles: ReadonlyMap<string, Role> | null;
  /** Threads too, while they are not archived. */
  readonly channels: Map<string, KnownChannel>;
};

/** The servers that Discord told of, kept up to date with what it tells. */
export class KnownPlaces {
  readonly #guilds = new Map<string, KnownGuild>();
  /** Those that were announced and have not come. */
  readonly #awaited = new Set<string>();
  #waiting: (() => void)[] = [];

  guild(id: string): KnownGuild | null {
    return this.#guilds.get(id) ?? null;
  }

  set(id: string, guild: KnownGuild): void {
    this.#guilds.set(id, guild);
    this.#settle(id);
  }

  /** Changes what is known of a server; nothing where nothing is. */
  change(id: string, changed: Partial<KnownGuild>): void {
    const known = this.#guilds.get(id);
    if (known !== undefined) this.#guilds.set(id, { ...known, ...changed });
  }

  forget(id: string): void {
    this.#guilds.delete(id);
    this.#settle(id);
  }

  /** Another process is told of the servers of this shard from now on. */
  forgetShard(shard: number, of: number): void {
    const isIts = (id: string): boolean => Number((BigInt(id) >> 22n) % BigInt(of)) === shard;
    for (const id of [...this.#guilds.keys(), ...this.#awaited].filter(isIts)) this.forget(id);
  }

  /** These servers will come. */
  announce(ids: readonly string[]): void {
    for (const id of ids) if (!this.#guilds.has(id)) this.#awaited.add(id);
  }

  /** Whether this server is neither known nor announced: it was added just now. */
  isNew(id: string): boolean {
    return !this.#guilds.has(id) && !this.#awaited.has(id);
  }

  /** Resolves once everything that was announced has come. */
  filled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#look();
    });
  }

  #settle(id: string): void {
    this.#awaited.delete(id);
    this.#look();
  }

  #look(): void {
    if (this.#awaited.size > 0) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting = [];
  }
}

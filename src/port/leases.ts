/** What the holder of something leaves for the next one: plain JSON. */
export type Left = Readonly<Record<string, unknown>>;

/** Things that are numbered from 0, each of which one process holds at a time: the connections of a platform. */
export type Pool = {
  readonly name: string;
  /** How many there are. Where processes share them out already, their number counts. */
  readonly count: number;
  /** Those that the host gave this process; without it, each process takes its part. */
  readonly wanted?: readonly number[];
  /** At most so many at once. */
  readonly most?: number;
  /** Nobody is kept waiting by what is free for some seconds. */
  readonly canWait?: boolean;
};

/** What a process does with what it holds. */
export type Keeper = {
  /** It is this process's from now on. `left` is what the last holder left, where that was just now. */
  take(item: number, left: Left | null): void;
  /** It is somebody else's already: to be let go of at once. */
  lose(item: number): void;
  /** Lets go of it, so that somebody else can go on; returns what that takes. */
  give(item: number): Promise<Left | null>;
  /** What somebody else would need to go on if this process were gone. */
  leave(item: number): Left | null;
  /** How the pool is shared out, at each look. */
  looked(standing: Standing): void;
};

/** How a pool is shared out at the moment, as far as is known. */
export type Standing = {
  readonly count: number;
  readonly held: readonly number[];
  /** Those that nobody holds. */
  readonly free: readonly number[];
  /** How many processes take part. */
  readonly processes: number;
};

/** One process's part in a pool. Disposing gives back what it holds. */
export interface Part extends AsyncDisposable {
  readonly count: number;
  standing(): Standing;
  /**
   * Whether this process may begin something with it. Not once the database was silent for so long that somebody else may
   * have it; what was begun before goes on until it is lost.
   */
  holds(item: number): boolean;
  /** Waits until nobody has had this turn for so many milliseconds, and has it. Rejects only when aborted. */
  turn(turn: number, ms: number, signal: AbortSignal): Promise<void>;
}

export interface Leases {
  /**
   * Takes part. What is this process's already was taken when it resolves. Throws an error with a sentence for the host
   * where the others share the pool out in another way.
   */
  join(pool: Pool, keeper: Keeper): Promise<Part>;
}

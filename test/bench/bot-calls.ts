import type { RoomRef } from '../../src/model/place.ts';

/** Where a bot connects to: a twin's address, and the token that it takes. */
export type Where = { readonly platform: 'discord' | 'slack'; readonly api: string; readonly token: string };

/** What a bot in a process of its own can be asked for. */
export type BareCalls = {
  /** Waits until the bot has done what follows from what people did. */
  settle(): Promise<void>;
  /** Everything that went wrong, a sentence each. */
  problems(): Promise<readonly string[]>;
};

export type AttuneCalls = BareCalls & {
  /** Has questions for a couple posted in a room, and returns the ids of their messages. */
  postQuestions(room: RoomRef, people: readonly [string, string], count: number): Promise<readonly string[]>;
  /** Adds a couple in each room, due one millisecond after the other, the last one now. */
  addDue(rooms: readonly { readonly space: string; readonly room: string }[]): Promise<void>;
  /** Opens what is due, and returns how much that was; it is posted while this runs and after. */
  tick(): Promise<number>;
  /** Resident memory of the process. */
  megabytes(): Promise<number>;
  /** What it has used since it began: time on a core (ms), and how often it had a file put on the disk. */
  used(): Promise<{ readonly cpu: number; readonly syncs: number }>;
};

/** The two bots, and what each can be asked for. */
export type Bots = { readonly attune: AttuneCalls; readonly bare: BareCalls };

/** A question to a process, and its answer. */
export type Asked = { readonly id: number; readonly name: string; readonly args: readonly unknown[] };

export type Answered = { readonly id: number; readonly result?: unknown; readonly failure?: string };

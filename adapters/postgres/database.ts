import type { Kysely } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { Instant } from '../../src/model/instant.ts';
import type { Contact } from './contact.ts';
import type { Tables } from './tables.ts';

/** An open database, migrated, with what the job queue needs to work on it. */
export type Database = {
  readonly kysely: Kysely<Tables>;
  /** How pg-boss reaches the same database. */
  readonly queue: ConstructorOptions;
  /** Whether no other process can have it open, so that a job that is active at the start was left by a crash. */
  readonly sole: boolean;
  /** Who else has it open. */
  others(): Promise<readonly string[]>;
  /** The clock that can jump, where one drives the queue. */
  readonly clock: MovableClock | null;
  /** Whether it answers. */
  readonly contact: Contact;
  /** Whether the disk has room for what is to come; a server looks after its own. */
  hasRoom(): Promise<boolean>;
  /** The migrations that ran when it was opened. */
  readonly migrated: readonly string[];
  /**
   * Resolves, with a sentence for the host, when this database can't be worked with any more in this process. Whoever
   * ends the process then writes it to the log.
   */
  readonly lost: Promise<Error>;
  /** An error as the host should have it: a `DatabaseFailure` if it is about the database itself, else as it came. */
  explain(error: unknown): unknown;
  /** Closes everything, once; later calls wait for the first. */
  close(): Promise<void>;
};

/** A clock that is ahead of real time and can jump further. */
export interface MovableClock {
  now(): Instant;
  /** How far it is ahead of real time, in ms. */
  readonly offset: number;
  /** `listener` is awaited by the jump. Returns what removes it again. */
  onJump(listener: () => Promise<void>): () => void;
}

import type { z } from 'zod';
import type { OpenData } from '../open-attune.ts';

/** How far long work is: `done` of `total` things that are called `what`. */
export type Tell = (done: number, total: number, what: string) => void;

/** What runs around the data, where Attune runs. */
export type Surroundings = {
  readonly since: Date;
  /** Its platforms, and what is wrong with each that is not well. */
  platforms(): readonly { readonly name: string; readonly trouble: string | null }[];
  /** What it measures, as Prometheus reads it. */
  measured(): Promise<string>;
};

/** What a command for the host works on. `running` is `null` where Attune does not run, and the command opened the data. */
export type Office = Omit<OpenData, 'leases' | typeof Symbol.asyncDispose> & { readonly running: Surroundings | null };

/** What a command works on that only looks: the database as it is, and not brought up to date. */
export type Looking = Pick<Office, 'config' | 'log' | 'system' | 'database' | 'running'>;

/**
 * Something that the host asks of Attune: of the process that runs, over its socket, or of the data itself. What is asked
 * and what is told go as JSON.
 */
export type AdminCommand<Asked = unknown, Told = unknown> = {
  readonly name: string;
  readonly asked: z.ZodType<Asked>;
  /** Whether nobody else may have a database of a server open meanwhile. */
  readonly alone?: true;
  run(office: Office, asked: Asked, tell: Tell): Promise<Told>;
};

/** One that only looks: it does without the keys and the queue, and leaves an older database as it is. */
export type LookingCommand<Asked, Told> = Omit<AdminCommand<Asked, Told>, 'run' | 'alone'> & {
  readonly looks: true;
  run(office: Looking, asked: Asked, tell: Tell): Promise<Told>;
};

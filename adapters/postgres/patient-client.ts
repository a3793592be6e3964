import pg from 'pg';
import { NoAnswerError } from './no-answer.ts';
import { storable } from './storable.ts';

/** How long a connection waits for an answer (ms). */
export type Patience = { ms: number };

/** What a statement of Attune may take: the longest, over the due of ten thousand couples, stay under a second. */
export const usualPatience = 8000;

/** How long the goodbye to a server may take (ms). */
const goodbye = 1000;

export type PatientConfig = pg.PoolConfig & { readonly patience?: Patience };

/**
 * A connection on which nobody waits for ever. One that goes silent (a cable, a firewall that forgot it, a server that
 * hangs) is never reset by anybody: the driver would wait, and its pool would hand it out again. Here it is cut off, so
 * that whoever waits is told and the pool makes another one.
 */
export class PatientClient extends pg.Client {
  readonly #patience: Patience;
  #timer: NodeJS.Timeout | undefined;

  constructor(config?: PatientConfig) {
    super(config);
    this.#patience = config?.patience ?? { ms: usualPatience };
    // Each statement has its own time: the answer to one begins that of the next.
    this.connection.on('readyForQuery', () => {
      if (this.#timer !== undefined) this.#wait();
    });
    this.on('drain', () => this.#rest());
    this.once('end', () => this.#rest());
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (callback === undefined) return super.connect();
    super.connect((error: Error | null) => {
      // The driver leaves the connection open that the server has refused, and with it the process.
      if (error) this.connection.stream.destroy();
      callback(error as Error);
    });
    return undefined;
  }

  override query(...given: readonly unknown[]): never {
    if (this.#timer === undefined) this.#wait();
    const [statement, values, ...rest] = given;
    const bound = isBound(statement) ? { ...statement, values: storable(statement.values) } : statement;
    return super.query(...([bound, storable(values), ...rest] as unknown as [string])) as never;
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | undefined {
    const timer = setTimeout(() => this.connection.stream.destroy(), goodbye);
    this.once('end', () => clearTimeout(timer));
    timer.unref();
    if (callback === undefined) return super.end();
    super.end(callback);
    return undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.connection.stream.destroy(new NoAnswerError('the database was silent'));
    }, this.#patience.ms);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A statement with its values; what the driver runs by itself, as a cursor, is left alone. */
function isBound(statement: unknown): statement is { readonly values: unknown } {
  return typeof statement === 'object' && statement !== null && 'values' in statement && !('submit' in statement);
}

import { setImmediate } from 'node:timers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { DatabaseFailure } from './database-failure.ts';
import { createLastWords, type LastWords } from './last-words.ts';
import { explainEnd } from './lite-failure.ts';
import { NoAnswerError } from './no-answer.ts';

/**
 * The embedded database as what is asked and answers. PGlite never says that it is over: where PostgreSQL ends its
 * process (a disk that is full or broken, a bug), PGlite swallows that, and from then on gives empty answers to
 * everything.
 */
export type LiteEngine = {
  readonly lite: PGlite;
  /** One message of the protocol, and the answer to it. Throws a `NoAnswerError` if there can be none any more. */
  exchange(message: Buffer): Promise<Buffer>;
  /** From now on everybody is refused, and it touches its files no more. */
  abandon(): void;
  /** Resolves when the database has ended by itself. */
  readonly over: Promise<DatabaseFailure>;
  /** Whether it can be closed: what has ended must not write a checkpoint over what it lost. */
  readonly isSound: boolean;
};

/** `words` is what it says to its standard error, of which the last lines tell why it ended. */
export function createLiteEngine(lite: PGlite, words: LastWords = createLastWords()): LiteEngine {
  const over = Promise.withResolvers<DatabaseFailure>();
  const ended = noticeEnd(lite);
  const letOthersIn = sharing();
  let state: 'sound' | 'over' | 'abandoned' = 'sound';

  const end = (reason: unknown): NoAnswerError => {
    if (state === 'sound') {
      state = 'over';
      over.resolve(explainEnd(words.lines(), reason));
    }
    return new NoAnswerError('the database has ended', { cause: reason });
  };

  return {
    lite,
    exchange: async (message) => {
      await letOthersIn();
      if (state !== 'sound') throw new NoAnswerError('the database has ended');
      if (lite.closed) throw new NoAnswerError('the database is closed');
      let answer: Buffer;
      try {
        answer = await ask(lite, message);
      } catch (error) {
        throw end(ended() ?? error);
      }
      if (!isWhole(answer)) throw end(ended());
      return answer;
    },
    abandon: () => {
      if (state === 'sound') state = 'abandoned';
    },
    over: over.promise,
    get isSound() {
      return state === 'sound';
    },
  };
}

/** For so long the database may keep everything else waiting (ms). */
const longestTurn = 10;

/**
 * The database answers at once, so that whoever asks again and again never leaves the microtasks, and no timer, no press
 * and no heartbeat would get its turn until they are through. They go first when that takes too long.
 */
function sharing(): () => Promise<void> {
  let since: number | null = null;
  return async () => {
    const now = performance.now();
    if (since === null) {
      since = now;
      setImmediate(() => {
        since = null;
      });
    } else if (now - since >= longestTurn) {
      await nextTurn();
    }
  };
}

/**
 * Taken as it comes: what PGlite gathers by itself, it reads as well, before the driver does. Handed on when all is
 * there: the driver asks its next question at once, and the database must not be entered a second time meanwhile.
 */
async function ask(lite: PGlite, message: Buffer): Promise<Buffer> {
  // The files are written by then: there is nothing to bring to the disk later.
  const options = { syncToFs: false };
  // The beginning of a connection is answered at its end alone.
  if (message[0] === 0) return Buffer.from(await lite.execProtocolRaw(message, options));
  const parts: Buffer[] = [];
  await lite.execProtocolRawStream(message, {
    ...options,
    // A view of the database's own memory.
    onRawData: (part) => parts.push(Buffer.from(part)),
  });
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** Every answer ends with "I am ready for the next": five bytes of which four are its length, and its state. */
function isWhole(answer: Buffer): boolean {
  return answer.length >= 6 && answer[answer.length - 6] === ready && answer.readUInt32BE(answer.length - 5) === 5;
}

const ready = 0x5a;

/** How PGlite leaves the main loop when a statement fails. Every other way out of it is the end of PostgreSQL. */
const statementFailed = 100;

type Main = { _PostgresMainLoopOnce(): void; stackRestore(pointer: number): void };

/**
 * Has PGlite's loop over PostgreSQL's main loop end when PostgreSQL does; by itself it goes on, and may do so for ever.
 * Returns what tells why it ended.
 */
function noticeEnd(lite: PGlite): () => unknown {
  const main = lite.Module as unknown as Main;
  const { _PostgresMainLoopOnce: once, stackRestore: restore } = main;
  let why: unknown;
  main._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      if ((error as { status?: number }).status !== statementFailed) why ??= error;
      throw error;
    }
  };
  // The next that PGlite calls, out of its own reach.
  main.stackRestore = (pointer) => {
    if (why !== undefined) throw why;
    restore(pointer);
  };
  return () => why;
}

import { Worker } from 'node:worker_threads';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { Asked, Drawn } from './pictures/thread.ts';

/**
 * Draws pictures, in a thread of their own: nobody waits for one who did not ask for it. The thread starts with the first
 * picture and ends when none was asked for in a while, so a start, and whoever never sees one, pays nothing.
 */
export const drawPicture: DrawPicture = (picture, names) => {
  thread ??= startThread();
  return thread({ picture, names });
};

/** How long the thread waits for another picture, in milliseconds. */
const patience = 10_000;

type Thread = (asked: Omit<Asked, 'id'>) => Promise<Uint8Array>;

let thread: Thread | null = null;

function startThread(): Thread {
  const worker = new Worker(new URL('./pictures/thread.ts', import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let count = 0;
  let idle: NodeJS.Timeout | undefined;

  const ask: Thread = (asked) => {
    clearTimeout(idle);
    worker.ref();
    count += 1;
    const drawn = Promise.withResolvers<Uint8Array>();
    waiting.set(count, drawn);
    worker.postMessage({ ...asked, id: count } satisfies Asked);
    return drawn.promise;
  };
  const end = (error: Error): void => {
    if (thread === ask) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  worker.on('message', ({ id, ...drawn }: Drawn) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if ('png' in drawn) one?.resolve(drawn.png);
    else one?.reject(new Error(`a picture could not be drawn: ${drawn.failure}`));
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => {
      if (thread === ask) thread = null;
      void worker.terminate();
    }, patience).unref();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread that draws pictures ended')));
  return ask;
}

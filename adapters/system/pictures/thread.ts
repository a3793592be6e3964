import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { Picture } from '../../../src/card/picture.ts';
import { draw } from './draw.ts';

/** What the thread is asked for, and what comes of it. */
export type Asked = { readonly id: number; readonly picture: Picture; readonly names: readonly string[] };
export type Drawn = { readonly id: number } & (
  | { readonly png: Uint8Array<ArrayBuffer> }
  | { readonly failure: string }
);

/**
 * A drawing holds its points, 5 to 8 MB, until the collector finds it, and to the collector it is as small as any object:
 * forty pictures came to 300 MB. So it is sent for, here, where it has little to look through and nobody waits.
 */
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

parentPort?.on('message', async ({ id, picture, names }: Asked) => {
  const answer = await drawn(id, picture, names);
  parentPort?.postMessage(answer, 'png' in answer ? [answer.png.buffer] : []);
  setImmediate(collect);
});

/** What failed is told by its kind alone: a message could hold a name. */
async function drawn(id: number, picture: Picture, names: readonly string[]): Promise<Drawn> {
  try {
    return { id, png: new Uint8Array(await draw(picture, names)) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.name : typeof error };
  }
}

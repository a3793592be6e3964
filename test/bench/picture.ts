import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';

type Measured = { readonly first: number; readonly p50: number; readonly p99: number; readonly mb: number };

/**
 * Each kind of picture, forty times: how long one takes, and how much more memory the process holds afterwards. The first
 * one loads what draws, and is told by itself. Beside an empty sheet of the same size by the same library.
 */
export async function benchPicture(progress: Progress): Promise<readonly Result[]> {
  progress.say('drawing nothing');
  const bare = await measure('bare');
  const results: Result[] = [];
  for (const kind of ['feelings', 'feelings-over-months', 'month']) {
    progress.say(`drawing ${kind}`);
    const { first, p50, p99, mb } = await measure(kind);
    const peer = { against: 'an empty picture', peer: bare.p50, peerP99: bare.p99 };
    results.push({ name: `picture-${kind}`, couples: 1, ms: p50, p50, p99, mb, ratio: p50 / bare.p50, ...peer });
    if (kind === 'feelings') {
      results.push({
        name: 'picture-first',
        couples: 1,
        ms: first,
        mb,
        ratio: first / bare.first,
        against: 'the first empty one',
      });
    }
  }
  return results;
}

async function measure(kind: string): Promise<Measured> {
  const path = fileURLToPath(new URL('./picture-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, kind]);
  return JSON.parse(stdout);
}

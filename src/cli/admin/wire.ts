import { relative, resolve } from 'node:path';
import { z } from 'zod';

/** What is asked over the socket: one line of JSON. */
export const askedLine = z.object({ command: z.string(), asked: z.unknown() });

/** What comes back: a line for each step of long work, and at last what came of it. */
export const toldLine = z.union([
  z.object({ done: z.number(), total: z.number(), what: z.string() }),
  z.object({ told: z.unknown() }),
  z.object({ refused: z.string() }),
]);

export type ToldLine = z.infer<typeof toldLine>;

/** The longest path that a socket can have on Linux and macOS (bytes). */
const longest = 103;

/**
 * Where the socket of a data folder is, as short as it can be said from here; `null` where that is too long for a socket,
 * and on Windows, which has none of this kind.
 */
export function socketIn(dataDir: string): string | null {
  if (process.platform === 'win32') return null;
  const path = resolve(dataDir, 'attune.sock');
  const near = relative(process.cwd(), path);
  const shorter = near.length < path.length ? near : path;
  return Buffer.byteLength(shorter) <= longest ? shorter : null;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { say } from './output.ts';

/**
 * Says what a start does while it does it: a first one takes some seconds. On a terminal a dot shows every second that
 * it goes on. Returns what ends the dots.
 */
export function sayStarting({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): () => void {
  const isFirst = databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'));
  say(isFirst ? `Starting Attune. The first start makes a database in ${dataDir}: some seconds.` : 'Starting Attune.');
  if (!process.stdout.isTTY) return () => undefined;
  let dots = 0;
  const timer = setInterval(() => {
    dots += 1;
    process.stdout.write('.');
  }, 1000);
  return () => {
    clearInterval(timer);
    if (dots > 0) process.stdout.write('\n');
    dots = 0;
  };
}

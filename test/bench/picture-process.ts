import { Resvg } from '@resvg/resvg-js';
import { drawPicture } from '../../adapters/system/draw-picture.ts';
import type { Picture } from '../../src/card/picture.ts';
import type { UserRef } from '../../src/model/place.ts';
import { feelingsOf, feelingsOverMonthsOf, monthOf } from '../card/pictures.ts';
import { percentile } from './percentile.ts';

/**
 * What one kind of picture takes in a process of its own, as JSON. `bare` is the peer: the same library that makes the
 * PNG, with nothing on a sheet of the same size.
 */
const person = (user: string): UserRef => ({ platform: 'web', space: 'bench', user });
const people = [person('one'), person('other')] as const;

const pictures: Readonly<Record<string, Picture>> = {
  feelings: feelingsOf(people),
  'feelings-over-months': feelingsOverMonthsOf(people, 12),
  month: monthOf(people),
};

const bare = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="675"><rect width="640" height="675" fill="#f7f4ee" /></svg>`;

const picture = pictures[process.argv[2] ?? ''];
const draw = async (): Promise<Uint8Array> => {
  if (picture !== undefined) return drawPicture(picture, ['Sam', 'Alex']);
  return new Resvg(bare, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
};

const memory = () => process.memoryUsage.rss() / 1024 / 1024;
const timed = async (): Promise<number> => {
  const begin = performance.now();
  await draw();
  return performance.now() - begin;
};

const before = memory();
const first = await timed();
const all: number[] = [];
for (let count = 0; count < 40; count += 1) all.push(await timed());
const mb = memory() - before;
process.stdout.write(JSON.stringify({ first, p50: percentile(all, 50), p99: percentile(all, 99), mb }));

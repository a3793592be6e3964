/** One measurement: how many couples there were, milliseconds, and megabytes of memory. */
export type Result = {
  readonly name: string;
  readonly couples: number;
  /** The median, where it was measured often. */
  readonly ms: number;
  readonly mb: number;
  /** The same divided by a bare peer's figure in the same run, and which peer that was. */
  readonly ratio?: number;
  readonly against?: string;
  /** Milliseconds that half, and 99 of 100, do not exceed; and those of the peer. */
  readonly p50?: number;
  readonly p99?: number;
  readonly peer?: number;
  readonly peerP99?: number;
  /** A delivery: how much of the platform's limit was used (0 to 1), and how many requests were over it. */
  readonly share?: number;
  readonly rejected?: number;
  /** For each post: time on a core (ms), and how often something was put on the disk. */
  readonly cpu?: number;
  readonly syncs?: number;
  /** Pairs that came in the wrong order, and the most places that one was away from its own. */
  readonly inversions?: number;
  readonly displacement?: number;
};

const columns: readonly (readonly [heading: string, cell: (one: Result) => string])[] = [
  ['name', ({ name }) => name],
  ['couples', ({ couples }) => couples.toLocaleString('en')],
  ['ms', ({ ms }) => msOf(ms)],
  ['p99 ms', ({ p99 }) => msOf(p99)],
  ['MB', ({ mb }) => mb.toFixed(0)],
  ['against a bare peer', toPeer],
];

/** A table for people. Absolute figures depend on the machine; ratios and growth do not. */
export function toTable(results: readonly Result[]): string {
  const rows = [columns.map(([heading]) => heading), ...results.map((one) => columns.map(([, cell]) => cell(one)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === columns.length - 1 ? cell.padEnd(width) : cell.padStart(width);
    });
    return cells.join('  ').trimEnd();
  });
  return [...lines, '', units].join('\n');
}

const units =
  "ms: milliseconds from begin to end, the median where there is a p99. MB: memory of the process. x: ours divided by the peer's.";

function toPeer(one: Result): string {
  const { ratio, against = '', peer, peerP99, share, rejected, cpu, syncs, displacement } = one;
  const parts = [
    ...(ratio === undefined ? [] : [`${ratio.toFixed(2)} x ${against}`]),
    ...(peer === undefined ? [] : [`(${msOf(peer)}, p99 ${msOf(peerP99)})`]),
    ...(share === undefined ? [] : [`${(share * 100).toFixed(1)} % of the limit used, ${rejected ?? 0} refused,`]),
    ...(cpu === undefined ? [] : [`${cpu.toFixed(1)} ms of a core`]),
    ...(syncs === undefined ? [] : [`and ${syncs.toFixed(2)} syncs a post,`]),
    ...(displacement === undefined ? [] : [`at most ${displacement} places out of order`]),
  ];
  return parts.join(' ');
}

function msOf(ms: number | undefined): string {
  if (ms === undefined) return '';
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}

/** Three decimals are more than a measurement is good for. */
export function round(result: Result): Result {
  const short = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, short(value)])) as Result;
}

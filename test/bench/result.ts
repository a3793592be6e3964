/** One measurement: how many couples there were, milliseconds, and megabytes of memory. */
export type Result = {
  readonly name: string;
  readonly couples: number;
  readonly ms: number;
  readonly mb: number;
  /** The same divided by a bare peer's figure in the same run, and which peer that was. */
  readonly ratio?: number;
  readonly against?: string;
};

/** A table for people. Absolute figures depend on the machine; ratios and growth do not. */
export function toTable(results: readonly Result[]): string {
  const rows = results.map((one) => [
    one.name,
    one.couples.toLocaleString('en'),
    one.ms < 10 ? one.ms.toFixed(2) : one.ms.toFixed(0),
    one.mb.toFixed(0),
    one.ratio === undefined ? '' : `${one.ratio.toFixed(2)} x ${one.against ?? ''}`,
  ]);
  const all = [['name', 'couples', 'ms', 'MB', 'against a bare peer'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row.map((cell, column) =>
        column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

export function round(result: Result): Result {
  const short = (value: number) => Math.round(value * 1000) / 1000;
  return {
    ...result,
    ms: short(result.ms),
    mb: short(result.mb),
    ...(result.ratio === undefined ? {} : { ratio: short(result.ratio) }),
  };
}

/** What PostgreSQL said last to its standard error, which nobody sees otherwise. */
export type LastWords = {
  hear(line: string): boolean;
  lines(): readonly string[];
};

const most = 40;

export function createLastWords(): LastWords {
  const kept: string[] = [];
  return {
    hear: (line) => {
      kept.push(line);
      if (kept.length > most) kept.shift();
      // PGlite need not print it.
      return false;
    },
    lines: () => kept,
  };
}

import { type Environment, isSet, type VariableName, variableNames } from './variables.ts';

/** A variable that is none of Attune's, but looks as if one was meant that is not set. */
export type Misspelt = { readonly name: string; readonly meant: VariableName };

/** Names that are nearly one of Attune's: with a letter too many, too few or another, or with a word too many or too few. */
export function misspeltIn(environment: Environment): readonly Misspelt[] {
  const unset = variableNames.filter((name) => !isSet(environment, name));
  return Object.keys(environment)
    .filter((name) => (environment[name] ?? '') !== '' && !variableNames.some((known) => known === name))
    .flatMap((name) => {
      const [nearest] = unset
        .filter((known) => isNear(name.toUpperCase(), known))
        .toSorted((one, other) => distance(name, one) - distance(name, other));
      return nearest === undefined ? [] : [{ name, meant: nearest }];
    });
}

/** What it looks like, and what to do about it. */
export function explainMisspelt({ name, meant }: Misspelt): readonly [says: string, remedy: string] {
  return [
    `${name} is set, which Attune does not know.`,
    `If ${meant} is meant, rename it; else unset it or let it be.`,
  ];
}

function isNear(name: string, known: string): boolean {
  if (distance(name, known) <= 2 || name === `ATTUNE_${known}`) return true;
  if (name.includes('_') && `ATTUNE_${name}` === known) return true;
  const [found, meant] = [name.split('_'), known.split('_')];
  const shared = found.filter((word) => meant.includes(word)).length;
  // DISCORD_BOT_TOKEN, SLACK_TOKEN: one word more or less after the first, and the others are the same.
  return found[0] === meant[0] && shared >= 2 && Math.abs(found.length - meant.length) === 1;
}

/** How many letters have to be put in, left out, changed, or swapped with the next to come from one to the other. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const least = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same);
      (rows[row] ?? [])[column] = swapped ? Math.min(least, at(row - 2, column - 2) + 1) : least;
    }
  }
  return at(one.length, other.length);
}

import type { WordedDimension } from '../../../content/questionnaire.ts';
import type { FinishedRound } from '../../../model/questionnaire/round.ts';

/** A sign that both rated, with how much each feels it. */
export type Compared = { readonly sign: WordedDimension; readonly means: readonly [number, number] };

/** How two ratings stand to each other: each sign is in one of the four lists; `least` is the one both feel least. */
export type Comparison = {
  readonly both: readonly Compared[];
  readonly differ: readonly Compared[];
  readonly between: readonly Compared[];
  readonly bothLow: readonly Compared[];
  readonly least: Compared | null;
};

/** From this far apart, of five words, two see it differently. */
const apart = 2;

/** The two words that mean that it is there, and the two that mean that it hardly is. */
const isHigh = (mean: number) => mean >= 4;
const isLow = (mean: number) => mean <= 2;

/** Signs that one of the two was not asked, because they came later, are left out. */
export function compare(signs: readonly WordedDimension[], one: FinishedRound, other: FinishedRound): Comparison {
  const all = signs.flatMap((sign): readonly Compared[] => {
    const [a, b] = [one.result.means[sign.id], other.result.means[sign.id]];
    return a === undefined || b === undefined ? [] : [{ sign, means: [a, b] }];
  });
  const differ = all.filter(({ means: [a, b] }) => Math.abs(a - b) >= apart);
  const alike = all.filter((one) => !differ.includes(one));
  const both = alike.filter(({ means }) => means.every(isHigh));
  const bothLow = alike.filter(({ means }) => means.every(isLow));
  return {
    both,
    differ,
    bothLow,
    between: alike.filter((one) => !both.includes(one) && !bothLow.includes(one)),
    least: leastOf(all),
  };
}

/** The lowest sum; of several, the one that nobody feels much; then the first. */
function leastOf(all: readonly Compared[]): Compared | null {
  const weight = ({ means: [a, b] }: Compared) => (a + b) * 10 + Math.max(a, b);
  return all.reduce<Compared | null>(
    (least, one) => (least === null || weight(one) < weight(least) ? one : least),
    null,
  );
}

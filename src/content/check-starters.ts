import { fittingWays, type ReplyCase, type Result, resultsOf } from '../model/result.ts';
import { abouts, type Depth, depths } from '../model/theme.ts';
import { type HelpedWay, ways } from '../model/way.ts';
import { fits } from './choose-starters.ts';
import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import type { Starter } from './schema/starters.ts';

/** Whether there is a beginning for every reply that can be given: every depth, result and way, in every theme. One without a file of its own has those of `any.json`. */
export function checkStarters({ locale, starters }: LocaleSource): readonly ContentProblem[] {
  const any = starters.find(({ data }) => data.theme === 'any')?.data;
  const file = (theme: string) => `${locale}/starters/${theme}.json`;
  if (any === undefined)
    return [{ file: file('any'), what: 'lacks the starters that fit every theme', remedy: 'write it' }];
  const noEnjoy =
    any.enjoy === undefined ? [{ file: file('any'), field: 'enjoy', what: 'is missing', remedy: 'write it' }] : [];
  const gaps = starters.flatMap(({ path, data }) =>
    ways
      .filter((way) => any[way] !== undefined)
      .flatMap((way) =>
        lacking(way, [...(data[way]?.starters ?? []), ...(any[way]?.starters ?? [])]).map((what) => ({
          file: path,
          field: way,
          what: `has no beginning that fits ${what}`,
          remedy: 'write one here, or one for every theme in any.json',
        })),
      ),
  );
  return [...noEnjoy, ...gaps];
}

/** Everything that there is to reply to, as far as it decides what fits: in words, whom they are about and whether they can hurt too. */
export const replyCases: readonly ReplyCase[] = [...new Set(Object.values(resultsOf).flat())].flatMap((result) =>
  depths.flatMap((depth) => (result === 'words' ? inWords(depth) : picks(result, depth))),
);

function inWords(depth: Depth): readonly ReplyCase[] {
  return [...abouts, null].flatMap((about) =>
    (depth === 3 ? [false] : [true, false]).map((glad) => ({ result: 'words', depth, hasWords: true, about, glad })),
  );
}

function picks(result: Result, depth: Depth): readonly ReplyCase[] {
  return [true, false].map((hasWords) => ({ result, depth, hasWords, about: null, glad: depth === 1 }));
}

/** What none of these fits, in words. */
function lacking(way: HelpedWay, starters: readonly Starter[]): readonly string[] {
  const offered = replyCases.filter((what) => fittingWays(what).includes(way));
  return [...Map.groupBy(offered, describe)].flatMap(([described, cases]) => {
    const without = cases.filter((what) => starters.every((one) => !fits(one, what)));
    const [first] = without;
    if (first === undefined) return [];
    return [without.length === cases.length ? described : `${described}${distinguish(first)}`];
  });
}

function describe({ result, depth, hasWords }: ReplyCase): string {
  return `"${result}" at depth ${depth}${result === 'words' ? '' : hasWords ? ' with a few words' : ''}`;
}

function distinguish({ about, glad }: ReplyCase): string {
  const whose = about === null ? ', to a question of their own' : `, about "${about}"`;
  return `${whose}, ${glad ? 'with good news' : 'with news that may be hard'}`;
}

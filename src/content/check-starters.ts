import { fittingWays, type ReplyCase, resultsOf } from '../model/result.ts';
import { depths } from '../model/theme.ts';
import { fits } from './choose-starters.ts';
import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';

/** Whether there is a beginning for every reply that can be given: every depth, result and way, in every theme. One without a file of its own has those of `any.json`. */
export function checkStarters({ locale, starters }: LocaleSource): readonly ContentProblem[] {
  const any = starters.find(({ data }) => data.theme === 'any')?.data;
  const file = (theme: string) => `${locale}/starters/${theme}.json`;
  if (any === undefined)
    return [{ file: file('any'), what: 'lacks the starters that fit every theme', remedy: 'write it' }];
  const noEnjoy =
    any.enjoy === undefined ? [{ file: file('any'), field: 'enjoy', what: 'is missing', remedy: 'write it' }] : [];
  const gaps = starters.flatMap(({ path, data }) =>
    replyCases.flatMap((what) =>
      fittingWays(what)
        .filter((way) => way !== 'enjoy' || any.enjoy !== undefined)
        .filter((way) =>
          [...(data[way]?.starters ?? []), ...(any[way]?.starters ?? [])].every((one) => !fits(one, what)),
        )
        .map((way) => ({
          file: path,
          field: way,
          what: `has no beginning that fits ${describe(what)}`,
          remedy: 'write one here, or one for every theme in any.json',
        })),
    ),
  );
  return [...noEnjoy, ...gaps];
}

/** Everything that there is to reply to, as far as it decides what fits. */
export const replyCases: readonly ReplyCase[] = [...new Set(Object.values(resultsOf).flat())].flatMap((result) =>
  depths.flatMap((depth) =>
    (result === 'words' ? [true] : [true, false]).map((hasWords) => ({ result, depth, hasWords })),
  ),
);

function describe({ result, depth, hasWords }: ReplyCase): string {
  return `"${result}" at depth ${depth}${result === 'words' ? '' : hasWords ? ' with a few words' : ''}`;
}

import { fittingWays } from '../../model/result.ts';
import { ways } from '../../model/way.ts';
import { replyCases } from '../check-starters.ts';
import { fits } from '../choose-starters.ts';
import type { LocaleSource } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';

/** Whether everything that was written can come to somebody. */
export function checkReach(source: LocaleSource): readonly ContentProblem[] {
  return [...openersForSome(source), ...lessonsOfPacks(source), ...deadFollowUps(source), ...deadStarters(source)];
}

function openersForSome({ prompts }: LocaleSource): readonly ContentProblem[] {
  return prompts.flatMap(({ path, data }) =>
    data.prompts
      .filter((one) => 'opener' in one && one.opener === true && (one.about !== 'both' || one.pack !== undefined))
      .map(({ id, pack }) => ({
        file: path,
        id,
        field: 'opener',
        what: pack === undefined ? 'is about one of them only' : 'is of a pack, which a new couple has not chosen',
        remedy: 'open with a question about the two of them that suits everyone',
      })),
  );
}

function lessonsOfPacks({ lessons, prompts }: LocaleSource): readonly ContentProblem[] {
  const packed = new Set(
    prompts.flatMap(({ data }) => data.prompts.filter(({ pack }) => pack !== undefined).map(({ id }) => id)),
  );
  return lessons
    .filter(({ data }) => data.retired !== true && data.question !== undefined && packed.has(data.question))
    .map(({ path, data }) => ({
      file: path,
      id: data.id,
      field: 'question',
      what: 'is of a pack, which most couples have not chosen',
      remedy: 'lead to a question that suits everyone',
    }));
}

function deadFollowUps({ followUps, prompts }: LocaleSource): readonly ContentProblem[] {
  const withdrawn = new Set(
    prompts.flatMap(({ data }) => data.prompts.filter((one) => one.retired === true).map(({ id }) => id)),
  );
  return followUps.flatMap(({ path, data }) =>
    data.followUps
      .filter(({ ask, follows }) => ask.retired !== true && follows?.every((id) => withdrawn.has(id)) === true)
      .map(({ ask }) => ({
        file: path,
        id: ask.id,
        field: 'follows',
        what: 'names only questions that are withdrawn',
        remedy: 'let it pick up another one, or withdraw it too',
      })),
  );
}

/** Beginnings that fit no answer for which their way is offered, or that are there twice. */
function deadStarters({ starters }: LocaleSource): readonly ContentProblem[] {
  return starters.flatMap(({ path, data }) =>
    ways.flatMap((way) => {
      const all = data[way]?.starters ?? [];
      const cases = replyCases.filter((what) => fittingWays(what).some((one) => one === way));
      return all.flatMap((starter, index): readonly ContentProblem[] => {
        const place = { file: path, field: `${way} ${index + 1}` };
        if (all.findIndex(({ text }) => text === starter.text) < index) {
          return [{ ...place, what: 'is there already', remedy: 'remove one of the two' }];
        }
        if (cases.some((what) => fits(starter, what))) return [];
        return [
          { ...place, what: 'fits no answer for which this way is offered', remedy: 'check "fits" and "depths"' },
        ];
      });
    }),
  );
}

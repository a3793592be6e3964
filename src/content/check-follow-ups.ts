import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import type { FollowUpFile } from './schema/follow-up.ts';

type Told = Omit<ContentProblem, 'file'>;

/** Whether each follow-up picks up questions that there are, and has a time in which it may come. */
export function checkFollowUps(source: LocaleSource): readonly ContentProblem[] {
  const deck = source.prompts.flatMap(({ data }) => data.prompts);
  const own = source.journeys.flatMap(({ data }) =>
    data.questions.flatMap((one) => (typeof one === 'string' ? [] : [one.ask])),
  );
  const known = new Set([...deck, ...own].map(({ id }) => id));
  return source.followUps.flatMap(({ path, name, data }) => {
    const problems = [...misnamed(name, data), ...data.followUps.flatMap((one) => problemsIn(one, known))];
    return problems.map((problem) => ({ file: path, ...problem }));
  });
}

function misnamed(name: string, { theme }: FollowUpFile): readonly Told[] {
  if (name === theme) return [];
  return [{ field: 'theme', what: `is "${theme}", but the file is for "${name}"`, remedy: `name it ${theme}.json` }];
}

function problemsIn(
  { ask, follows = [], after, until = 52 }: FollowUpFile['followUps'][number],
  known: ReadonlySet<string>,
): readonly Told[] {
  const { id } = ask;
  const lost = follows
    .filter((one) => !known.has(one))
    .map((one) => ({ id, field: 'follows', what: `names "${one}", which is no question`, remedy: 'name one that is' }));
  const never =
    after < until
      ? []
      : [{ id, field: 'until', what: 'is not later than "after"', remedy: 'leave it some weeks in which it may come' }];
  const weekly =
    ask.format === 'words' && ask.ritual === 'us'
      ? [{ id, field: 'ritual', what: 'belongs to the weekly check-in only', remedy: 'leave it out' }]
      : [];
  const seasonal =
    ask.when === undefined
      ? []
      : [
          {
            id,
            field: 'when',
            what: 'is for calendar.json only',
            remedy: 'leave it out: it has a time of its own',
          },
        ];
  return [...lost, ...never, ...weekly, ...seasonal];
}

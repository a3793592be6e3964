import { limits } from '../card/limits.ts';
import type { LocaleSource, Parsed } from './parse-content.ts';
import { isForAnyDay } from './pick-prompt.ts';
import type { ContentProblem } from './problem.ts';
import { type LessonFile, lessonHeadings } from './schema/lesson.ts';

type Told = Pick<ContentProblem, 'field' | 'what' | 'remedy'>;

/** Whether every lesson in use can be found in the list, and all that it leads to is there. */
export function checkLessons(source: LocaleSource): readonly ContentProblem[] {
  const inUse = source.lessons.filter(({ data }) => data.retired !== true);
  const shelf = shelfOf(source);
  return [
    ...source.lessons.flatMap((file) => tell(file, misnamed(file))),
    ...inUse.flatMap((file) => tell(file, brokenLinks(file.data, shelf))),
    ...lessonHeadings.flatMap((heading) => unreachable(inUse.filter(({ data }) => data.heading === heading))),
    ...sameTitles(inUse),
  ];
}

type Shelf = { readonly [Kind in 'question' | 'practice' | 'tip']: ReadonlySet<string> };

/** The ids of what a lesson may lead to: what is in use, and can be asked at any time. */
function shelfOf({ prompts, practices, tips }: LocaleSource): Shelf {
  const inUse = <T extends { readonly retired?: true | undefined }>(all: readonly T[]) =>
    all.filter((one) => one.retired !== true);
  const questions = prompts.flatMap(({ data }) => inUse(data.prompts));
  return {
    question: new Set(questions.filter(isForAnyDay).map(({ id }) => id)),
    practice: new Set(inUse(practices.map(({ data }) => data)).map(({ id }) => id)),
    tip: new Set(tips.flatMap(({ data }) => inUse(data.tips)).map(({ id }) => id)),
  };
}

function tell({ path, data }: Parsed<LessonFile>, all: readonly Told[]): readonly ContentProblem[] {
  return all.map((one) => ({ file: path, id: data.id, ...one }));
}

function misnamed({ name, data: { id } }: Parsed<LessonFile>): readonly Told[] {
  if (name === id) return [];
  return [{ field: 'id', what: `is "${id}", but the file is "${name}"`, remedy: `name the file ${id}.json` }];
}

const known = {
  question: {
    name: 'question in use that can be asked at any time',
    remedy: 'name one that is, and not of us.json or calendar.json',
  },
  practice: { name: 'practice in use', remedy: 'name one that is' },
  tip: { name: 'tip in use', remedy: 'name one that is' },
} as const;

function brokenLinks(lesson: LessonFile, shelf: Shelf): readonly Told[] {
  return (['question', 'practice', 'tip'] as const).flatMap((field): readonly Told[] => {
    const id = lesson[field];
    if (id === undefined || shelf[field].has(id)) return [];
    return [{ field, what: `names "${id}", which is no ${known[field].name}`, remedy: known[field].remedy }];
  });
}

/** A menu holds only so many, and each has a place of its own in it. */
function unreachable(files: readonly Parsed<LessonFile>[]): readonly ContentProblem[] {
  const byPlace = files.toSorted((a, b) => a.data.place - b.data.place);
  const { options } = limits.select;
  return byPlace.flatMap((file, at) => {
    const before = byPlace[at - 1]?.data;
    const { place, heading } = file.data;
    return tell(file, [
      ...(at < options
        ? []
        : [
            {
              field: 'heading',
              what: `is never reached: the menu of "${heading}" holds ${options} lessons`,
              remedy: 'put it under another heading, or withdraw one of the others',
            },
          ]),
      ...(before?.place === place
        ? [{ field: 'place', what: `is that of "${before.id}" too`, remedy: 'give one of the two another place' }]
        : []),
    ]);
  });
}

/** A lesson can be called by its title. */
function sameTitles(files: readonly Parsed<LessonFile>[]): readonly ContentProblem[] {
  const nameOf = ({ data }: Parsed<LessonFile>) => data.title.toLowerCase();
  return files.flatMap((file, at) => {
    const first = files.slice(0, at).find((one) => nameOf(one) === nameOf(file));
    if (first === undefined) return [];
    const what = `is never reached by its title: "${first.data.id}" has the same`;
    return tell(file, [{ field: 'title', what, remedy: 'call one of the two something else' }]);
  });
}

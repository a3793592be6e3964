import { type Fault, faultsOf } from '../model/questionnaire/faults.ts';
import { questionnaireIds } from '../model/questionnaire/scheme.ts';
import type { LocaleSource, Parsed } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import { wordQuestionnaire } from './questionnaire.ts';
import type { QuestionnaireFile } from './schema/questionnaire.ts';

type Told = Omit<ContentProblem, 'file'>;

/** Whether each questionnaire is there, hangs together, and gives everybody who answers it exactly one result. */
export function checkQuestionnaires(source: LocaleSource): readonly ContentProblem[] {
  const tips = new Set(
    source.tips.flatMap(({ data }) => data.tips.filter((tip) => tip.retired !== true).map(({ id }) => id)),
  );
  const missing = questionnaireIds
    .filter((id) => !source.questionnaires.some(({ data }) => data.id === id))
    .map((id) => ({
      file: `${source.locale}/questionnaires/${id}.json`,
      what: `lacks the questionnaire "${id}"`,
      remedy: 'write it',
    }));
  return [...missing, ...source.questionnaires.flatMap((file) => problemsIn(file, tips))];
}

function problemsIn({ path, data }: Parsed<QuestionnaireFile>, tips: ReadonlySet<string>): readonly ContentProblem[] {
  const words = [...repeatedIds(data), ...unknownScales(data)];
  const rest = () => [
    ...faultsOf(wordQuestionnaire(data)).map(told),
    ...guideProblems(data, tips),
    ...patternProblems(data),
  ];
  return (words.length > 0 ? words : rest()).map((one) => ({ file: path, ...one }));
}

function repeatedIds({ items, dimensions, readings }: QuestionnaireFile): readonly Told[] {
  return [items, dimensions, readings, ...readings.map(({ regions }) => regions)].flatMap((all) =>
    all
      .filter(({ id }, at) => all.findIndex((one) => one.id === id) !== at)
      .map(({ id }) => ({ id, field: 'id', what: 'is used twice', remedy: 'give one of the two another id' })),
  );
}

function unknownScales({ items, scales }: QuestionnaireFile): readonly Told[] {
  return items.flatMap((item): readonly Told[] => {
    if ('options' in item || Object.hasOwn(scales, item.scale)) return [];
    const known = Object.keys(scales).join(', ') || 'none';
    return [
      {
        id: item.id,
        field: 'scale',
        what: `"${item.scale}" is no scale of this file`,
        remedy: `use one of these: ${known}`,
      },
    ];
  });
}

function told(fault: Fault): Told {
  switch (fault.kind) {
    case 'item-in-none':
      return { id: fault.item, what: 'is in no dimension', remedy: 'add it to one, or remove it' };
    case 'item-in-two':
      return { id: fault.item, what: 'is in more than one place of the dimensions', remedy: 'leave it in one' };
    case 'unknown-item':
      return {
        id: fault.dimension,
        field: 'items',
        what: `names "${fault.item}", which is none of its items`,
        remedy: 'correct the id, or add the item',
      };
    case 'disordered':
      return {
        id: fault.dimension,
        field: `levels ${fault.level}`,
        what: 'is out of order',
        remedy: 'let upTo rise from level to level, and leave it out in the last one alone',
      };
    case 'unreachable-level':
      return {
        id: fault.dimension,
        field: `levels ${fault.level}`,
        what: 'is reached by no answers',
        remedy: 'move its borders, or remove it',
      };
    case 'unknown-place':
      return {
        id: fault.region,
        field: 'when',
        what: `names "${fault.place}", which is no level of a dimension`,
        remedy: 'correct it',
      };
    case 'unreachable-region':
      return { id: fault.region, what: 'is reached by no answers', remedy: 'change where it lies, or remove it' };
    case 'gap':
      return {
        id: fault.reading,
        what: `has no region for ${fault.at}`,
        remedy: 'add one, or let one of the others reach there',
      };
    case 'overlap':
      return {
        id: fault.reading,
        what: `has more than one region for ${fault.at}: ${fault.regions.join(', ')}`,
        remedy: 'leave it to one of them',
      };
  }
}

/** Style is about its regions; the others help with each of their dimensions. */
function guideProblems({ id: file, dimensions }: QuestionnaireFile, tips: ReadonlySet<string>): readonly Told[] {
  return dimensions.flatMap(({ id, guide }): readonly Told[] => {
    if (guide === undefined) {
      return file === 'style' ? [] : [{ id, field: 'guide', what: 'is missing', remedy: 'write it' }];
    }
    if (tips.has(guide.tip)) return [];
    return [
      { id, field: 'guide tip', what: `names "${guide.tip}", which is no tip in use`, remedy: 'name one that is' },
    ];
  });
}

function patternProblems({ id: file, readings, patterns = [] }: QuestionnaireFile): readonly Told[] {
  if (file !== 'style' && patterns.length === 0) return [];
  const ids = readings[0]?.regions.map(({ id }) => id) ?? [];
  const nameOf = ([one, other]: readonly [string, string]) => [one, other].toSorted().join(' and ');
  const wanted = new Set(ids.flatMap((one, at) => ids.slice(at).map((other) => nameOf([one, other]))));
  const names = patterns.map(({ of }) => nameOf(of));
  return [
    ...names
      .filter((name, at) => !wanted.has(name) || names.indexOf(name) !== at)
      .map((name) => ({
        field: `patterns ${name}`,
        what: 'is of no two regions, or there twice',
        remedy: 'remove it, or correct the ids',
      })),
    ...[...wanted]
      .filter((name) => !names.includes(name))
      .map((name) => ({ field: `patterns ${name}`, what: 'is missing', remedy: 'write how the two tend to meet' })),
  ];
}

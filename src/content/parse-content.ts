import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { ContentProblem } from './problem.ts';
import { type CopyFile, copyFile } from './schema/copy.ts';
import { type DateIdeaFile, dateIdeaFile } from './schema/date-idea.ts';
import { type FollowUpFile, followUpFile } from './schema/follow-up.ts';
import { type JourneyFile, journeyFile } from './schema/journey.ts';
import { type LessonFile, lessonFile } from './schema/lesson.ts';
import { type PracticeFile, practiceFile } from './schema/practice.ts';
import { type PromptFile, promptFile } from './schema/prompt.ts';
import { type QuestionnaireFile, questionnaireFile } from './schema/questionnaire.ts';
import { type SampleFile, sampleFile } from './schema/sample.ts';
import { type StarterFile, starterFile } from './schema/starters.ts';
import { type SupportFile, supportFile } from './schema/support.ts';
import { type TipFile, tipFile } from './schema/tip.ts';

/** A file as it was read. `path` is below `content/`: `en/prompts/listening.json`. */
export type ContentText = { readonly path: string; readonly text: string };

/** A file that keeps to its schema. `name` is its name without folder and ending. */
export type Parsed<T> = { readonly path: string; readonly name: string; readonly data: T };

/** All files of one language. */
export type LocaleSource = {
  readonly locale: string;
  readonly prompts: readonly Parsed<PromptFile>[];
  readonly journeys: readonly Parsed<JourneyFile>[];
  readonly followUps: readonly Parsed<FollowUpFile>[];
  readonly tips: readonly Parsed<TipFile>[];
  readonly practices: readonly Parsed<PracticeFile>[];
  readonly lessons: readonly Parsed<LessonFile>[];
  readonly dateIdeas: readonly Parsed<DateIdeaFile>[];
  readonly starters: readonly Parsed<StarterFile>[];
  readonly questionnaires: readonly Parsed<QuestionnaireFile>[];
  readonly support: readonly Parsed<SupportFile>[];
  readonly sample: readonly Parsed<SampleFile>[];
  readonly copy: readonly Parsed<CopyFile>[];
};

export const contentFolders = [
  'prompts',
  'journeys',
  'follow-ups',
  'tips',
  'practices',
  'lessons',
  'date-ideas',
  'starters',
  'questionnaires',
  'support',
  'sample',
  'copy',
] as const;

type Folder = (typeof contentFolders)[number];

export type ParsedContent = { readonly sources: readonly LocaleSource[]; readonly problems: readonly ContentProblem[] };

/** Reads every file by its folder's schema. What can't be read is left out and named in `problems`. */
export function parseContent(texts: readonly ContentText[]): ParsedContent {
  const problems: ContentProblem[] = [];
  const byLocale = new Map<string, Map<Folder, Parsed<unknown>[]>>();
  for (const text of texts.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const place = placeOf(text.path);
    if (place === null) {
      problems.push({ file: text.path, what: 'is in no folder that Attune reads', remedy: whereToPut });
      continue;
    }
    const folders = byLocale.get(place.locale) ?? new Map<Folder, Parsed<unknown>[]>();
    byLocale.set(place.locale, folders);
    const data = parseFile(text, schemas[place.folder], problems);
    if (data === undefined) continue;
    const parsed = { path: text.path, name: place.name, data };
    folders.set(place.folder, [...(folders.get(place.folder) ?? []), parsed]);
  }
  const sources = [...byLocale].map(([locale, folders]) => ({
    locale,
    prompts: [],
    journeys: [],
    followUps: [],
    tips: [],
    practices: [],
    lessons: [],
    dateIdeas: [],
    starters: [],
    questionnaires: [],
    support: [],
    sample: [],
    copy: [],
    ...Object.fromEntries([...folders].map(([folder, files]) => [keyOf(folder), files])),
  }));
  return { sources, problems };
}

const schemas: Readonly<Record<Folder, z.ZodType>> = {
  prompts: promptFile,
  journeys: journeyFile,
  'follow-ups': followUpFile,
  tips: tipFile,
  practices: practiceFile,
  lessons: lessonFile,
  'date-ideas': dateIdeaFile,
  starters: starterFile,
  questionnaires: questionnaireFile,
  support: supportFile,
  sample: sampleFile,
  copy: copyFile,
};

/** What a folder is called in a source. */
function keyOf(folder: Folder): keyof LocaleSource {
  if (folder === 'date-ideas') return 'dateIdeas';
  return folder === 'follow-ups' ? 'followUps' : folder;
}

const whereToPut = `put it in <language>/${contentFolders.join(', ')}`;

function placeOf(path: string): { locale: string; folder: Folder; name: string } | null {
  const [locale = '', folder, file = '', ...rest] = path.split('/');
  const known = contentFolders.find((one) => one === folder);
  const fits = known !== undefined && rest.length === 0 && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(locale);
  return fits ? { locale, folder: known, name: file.replace(/\.json$/, '') } : null;
}

function parseFile(file: ContentText, schema: z.ZodType, problems: ContentProblem[]): unknown {
  const source = parseJson(file.text);
  if (source === undefined) {
    problems.push({
      file: file.path,
      what: 'is not valid JSON',
      remedy: 'open it in an editor that marks errors: often a comma or a quote is missing, or one is too many',
    });
    return undefined;
  }
  const result = schema.safeParse(source, { reportInput: true });
  if (result.success) return result.data;
  problems.push(...result.error.issues.map((issue) => explainIssue(file.path, source, issue)));
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

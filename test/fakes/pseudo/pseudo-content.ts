import { loadCities } from '../../../adapters/files/load-cities.ts';
import { readContentTexts } from '../../../adapters/files/read-content-texts.ts';
import { assembleContent } from '../../../src/content/assemble-content.ts';
import type { Content } from '../../../src/content/library.ts';
import { type LocaleSource, type Parsed, parseContent } from '../../../src/content/parse-content.ts';
import { pseudoCopy } from './pseudo-copy.ts';
import { pseudo } from './pseudo-words.ts';

/** Under which names texts stand in each folder, as opposed to ids and everything else that is known by its name. */
const textsIn: Readonly<Record<Exclude<keyof LocaleSource, 'locale' | 'copy' | 'sample'>, readonly string[]>> = {
  prompts: ['question', 'second', 'low', 'high', 'label'],
  journeys: ['question', 'second', 'low', 'high', 'label', 'title', 'purpose', 'opening', 'closing', 'assumes'],
  followUps: ['question', 'second', 'low', 'high', 'label', 'lead'],
  tips: ['idea', 'why', 'tryToday'],
  practices: [
    'title',
    'purpose',
    'notFor',
    'text',
    'for',
    'question',
    'low',
    'high',
    'label',
    'hint',
    'over',
    'line',
    'tryNext',
    'name',
  ],
  lessons: ['title', 'summary', 'text', 'columns', 'name', 'cells'],
  dateIdeas: ['text'],
  starters: ['text', 'hint'],
  questionnaires: [
    'title',
    'intro',
    'label',
    'text',
    'scales',
    'about',
    'helps',
    'question',
    'practice',
    'name',
    'closing',
  ],
  support: ['name', 'phone', 'text', 'about', 'country', 'emergency'],
};

/** All of English in the words of a language that is nobody’s, in the place of English. */
export async function pseudoContent(folder = 'content'): Promise<Content> {
  const english = parseContent(await readContentTexts(folder)).sources.find(({ locale }) => locale === 'en');
  if (english === undefined) throw new Error('there is no English');
  const copy = english.copy.map((file) =>
    changed(file, (data) => mapped(data, (text, key) => (key === '$schema' ? text : pseudoCopy(text)))),
  );
  const folders = Object.entries(textsIn).map(([folder, keys]) => {
    const files = english[folder as keyof typeof textsIn] as readonly Parsed<unknown>[];
    return [folder, files.map((file) => changed(file, (data) => withTexts(data, keys)))] as const;
  });
  return assembleContent([{ ...english, ...Object.fromEntries(folders), copy } as LocaleSource], loadCities);
}

function changed<T>(file: Parsed<T>, change: (data: T) => unknown): Parsed<T> {
  return { ...file, data: change(file.data) as T };
}

/** Every text under one of these names, however deep; whatever else stands there is kept. */
function withTexts(data: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(data)) return data.map((one) => withTexts(one, keys));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      keys.includes(key) ? mapped(value, pseudo) : withTexts(value, keys),
    ]),
  );
}

function mapped(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, change, name)]));
}

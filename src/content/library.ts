import type { Cities } from '../model/city.ts';
import type { DatePlace } from '../model/date-idea.ts';
import type { OwnWording } from '../model/own-prompt.ts';
import type { QuestionnaireId } from '../model/questionnaire/scheme.ts';
import { readerLocale } from '../model/reader-locale.ts';
import type { Theme, Topic } from '../model/theme.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type Say, sayAs } from './say.ts';
import type { DateIdeaSource } from './schema/date-idea.ts';
import type { FollowUp } from './schema/follow-up.ts';
import type { Journey } from './schema/journey.ts';
import type { LessonFile } from './schema/lesson.ts';
import type { Practice } from './schema/practice.ts';
import type { PromptSource } from './schema/prompt.ts';
import type { SampleFile } from './schema/sample.ts';
import type { StarterFile } from './schema/starters.ts';
import type { SupportFile } from './schema/support.ts';
import type { TipSource } from './schema/tip.ts';

/**
 * `apart`: it is not in the deck; only what it is named by asks it. `own`: one of the two wrote it, and what it says is
 * there alone.
 */
export type Prompt = PromptSource & {
  readonly theme: Theme;
  readonly apart?: 'journey' | 'follow-up';
  readonly own?: OwnWording;
};

export type Tip = TipSource & { readonly topic: Topic };

export type Lesson = Omit<LessonFile, '$schema'>;
export type DateIdea = DateIdeaSource & { readonly place: DatePlace };

/** Everything written in one language. */
export type Library = {
  readonly locale: string;
  /** By id, withdrawn ones too: old check-ins still show them. With those that are not in the deck. */
  readonly prompts: ReadonlyMap<string, Prompt>;
  /** By id, withdrawn ones too. */
  readonly journeys: ReadonlyMap<string, Journey>;
  /** By the id of their question. */
  readonly followUps: ReadonlyMap<string, FollowUp>;
  readonly tips: ReadonlyMap<string, Tip>;
  /** By id, withdrawn ones too: a session of one goes on. */
  readonly practices: ReadonlyMap<string, Practice>;
  /** By id, in the order of the list; withdrawn ones are left out. */
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** By id, withdrawn ones too: an idea may be saved. */
  readonly dateIdeas: ReadonlyMap<string, DateIdea>;
  /** Those of a theme, where it has any of its own, and what fits every theme. */
  readonly starters: Readonly<Partial<Record<Theme, StarterFile>> & Record<'any', StarterFile>>;
  readonly questionnaires: ReadonlyMap<QuestionnaireId, Questionnaire>;
  readonly support: readonly SupportFile[];
  /** What the invented two of the preview’s sample month say; `null` where nobody has written it. */
  readonly sample: SampleFile | null;
  /** In this language, with the reader's own way to write times. */
  readonly say: Say;
  /** The cities of the world, for whoever names a time zone by one. */
  readonly cities: Cities;
};

/** All languages. */
export type Content = {
  readonly locales: readonly string[];
  /**
   * The library of the nearest language: the same, the same without its region, English. Its times and dates are
   * written as the reader's part of the world does.
   */
  library(locale: string): Library;
};

/** Finds the nearest of the libraries. */
export function createContent(libraries: readonly Library[]): Content {
  const [first] = libraries;
  if (first === undefined) throw new Error('content holds no language');
  const byLocale = new Map(libraries.map((library) => [library.locale, library]));
  const read = new Map<string, Library>();
  return {
    locales: [...byLocale.keys()],
    library: (locale) => {
      const known = read.get(locale);
      if (known !== undefined) return known;
      const found = byLocale.get(locale) ?? byLocale.get(locale.split('-')[0] ?? '') ?? byLocale.get('en') ?? first;
      const library = { ...found, say: sayAs(found.say, readerLocale(found.locale, locale)) };
      // No platform has as many; whoever makes some up fills nothing.
      if (read.size >= mostReaders) read.clear();
      read.set(locale, library);
      return library;
    },
  };
}

/** For so many kinds of readers the library is kept as it was put together: what is worked out from it is kept with it. */
const mostReaders = 500;

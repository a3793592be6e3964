import { isGuessed } from '../model/format.ts';
import { ways } from '../model/way.ts';
import { copyOf } from './assemble-content.ts';
import type { LocaleSource } from './parse-content.ts';
import { isForAnyDay } from './pick-prompt.ts';
import { type WritingStats, writingStats } from './writing/writing-stats.ts';

/** How much there is of everything in one language; what was withdrawn is not counted. */
export type LocaleStats = {
  readonly prompts: number;
  readonly journeys: number;
  readonly followUps: number;
  readonly tips: number;
  readonly practices: number;
  readonly lessons: number;
  readonly dateIdeas: number;
  readonly starters: number;
  readonly questionnaires: number;
  readonly support: number;
  readonly copy: number;
  readonly byTheme: Readonly<Record<string, number>>;
  readonly byTopic: Readonly<Record<string, number>>;
  readonly byFormat: Readonly<Record<string, number>>;
  readonly byMood: Readonly<Record<string, number>>;
  readonly byDepth: Readonly<Record<string, number>>;
  /** What every couple can be asked on any day: without packs, the weekly check-in, and what is for a time of the year. */
  readonly deckByDepth: Readonly<Record<string, number>>;
  /** Those that are for a time of the year, by that time. */
  readonly byWhen: Readonly<Record<string, number>>;
  /** Prompts and tips together. */
  readonly byEvidence: Readonly<Record<string, number>>;
  readonly writing: WritingStats;
};

/** By language. */
export function contentStats(sources: readonly LocaleSource[]): Readonly<Record<string, LocaleStats>> {
  return Object.fromEntries(sources.map((source) => [source.locale, statsOf(source)]));
}

function statsOf(source: LocaleSource): LocaleStats {
  const prompts = source.prompts
    .flatMap(({ data }) => data.prompts.map((one) => ({ ...one, theme: data.theme })))
    .filter((one) => one.retired !== true);
  const tips = source.tips
    .flatMap(({ data }) => data.tips.map((one) => ({ ...one, topic: data.topic })))
    .filter((one) => one.retired !== true);
  const practices = source.practices.filter(({ data }) => data.retired !== true);
  const lessons = source.lessons.filter(({ data }) => data.retired !== true);
  const ideas = source.dateIdeas.flatMap(({ data }) => data.ideas).filter((one) => one.retired !== true);
  const starters = source.starters.flatMap(({ data }) => ways.flatMap((way) => data[way]?.starters ?? []));
  return {
    prompts: prompts.length,
    journeys: source.journeys.filter(({ data }) => data.retired !== true).length,
    followUps: source.followUps.flatMap(({ data }) => data.followUps).filter(({ ask }) => ask.retired !== true).length,
    tips: tips.length,
    practices: practices.length,
    lessons: lessons.length,
    dateIdeas: ideas.length,
    starters: starters.length,
    questionnaires: source.questionnaires.length,
    support: source.support.length,
    copy: Object.keys(copyOf(source)).length,
    byTheme: tally(prompts.map(({ theme }) => theme)),
    byTopic: tally(tips.map(({ topic }) => topic)),
    byFormat: tally(
      prompts.map((one) => (one.format !== 'guess' && isGuessed(one) ? `guess on ${one.format}` : one.format)),
    ),
    byMood: tally(prompts.map(({ mood }) => mood)),
    byDepth: tally(prompts.map(({ depth }) => String(depth))),
    deckByDepth: tally(
      prompts.filter((one) => isForAnyDay(one) && one.pack === undefined).map(({ depth }) => String(depth)),
    ),
    byWhen: tally(prompts.flatMap(({ when }) => when ?? [])),
    byEvidence: tally([...prompts, ...tips].map(({ evidence }) => evidence)),
    writing: writingStats(source),
  };
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

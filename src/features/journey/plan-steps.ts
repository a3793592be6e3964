import type { Library, Prompt } from '../../content/library.ts';
import { pickPrompt } from '../../content/pick-prompt.ts';
import type { Journey } from '../../content/schema/journey.ts';
import { type Couple, depthLimitOf, packsOf, themesNeverOf } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import { backAStep, type JourneyRun, leastSteps } from '../../model/journey.ts';
import type { Depth } from '../../model/theme.ts';
import type { PromptHistory } from '../../port/stores/check-in-store.ts';
import { bothAllow } from '../both-allow.ts';

/** What was asked this recently is not asked by a journey as well. */
const lately = 365 * day;

/** Those in use, in the order in which they are offered: what every couple may begin with first, then by title. */
export function journeysIn({ journeys, locale }: Pick<Library, 'journeys' | 'locale'>): readonly Journey[] {
  return [...journeys.values()]
    .filter((one) => one.retired !== true)
    .toSorted(
      (a, b) => Number(b.newCouples ?? false) - Number(a.newCouples ?? false) || a.title.localeCompare(b.title, locale),
    );
}

/**
 * The questions that a journey has for this couple, in its order: what both allow, and what they were not asked lately.
 * When that leaves too few, what they were asked comes again. None when it would be no journey.
 */
export function planSteps(
  library: Pick<Library, 'prompts'>,
  journey: Journey,
  couple: Couple,
  history: Pick<PromptHistory, 'asked' | 'never'>,
  now: Instant,
): readonly string[] {
  const possible = journey.questions.filter((id) => {
    const prompt = library.prompts.get(id);
    return prompt !== undefined && bothAllow(prompt, couple, history);
  });
  const fresh = possible.filter((id) => (history.asked.get(id) ?? Number.NEGATIVE_INFINITY) < now - lately);
  const steps = fresh.length >= leastSteps ? fresh : possible;
  return steps.length >= leastSteps ? steps : [];
}

/** Where it stands: a question that came too late, or was put off until it closed, does not count as asked. */
export function asItStands(run: JourneyRun, asked: PromptHistory['asked']): JourneyRun {
  return run.last !== null && !asked.has(run.last.promptId) ? backAStep(run) : run;
}

/** What the next step asks: the question itself, or one from the deck in its place; `null` when there is none at all. */
export function nextStep(
  library: Library,
  run: JourneyRun,
  couple: Couple,
  history: PromptHistory,
  random: () => number,
): Prompt | null {
  const id = run.steps[run.asked];
  const prompt = id === undefined ? undefined : library.prompts.get(id);
  const wasAsked = id !== undefined && (history.asked.get(id) ?? Number.NEGATIVE_INFINITY) >= run.startedAt;
  if (prompt !== undefined && !wasAsked && bothAllow(prompt, couple, history)) return prompt;
  // How many come was said at the beginning: a gap would show that somebody has ruled something out since.
  return fillIn(library, run, couple, history, prompt?.depth ?? 2, random);
}

function fillIn(
  library: Library,
  { steps, asked }: JourneyRun,
  couple: Couple,
  history: PromptHistory,
  depth: Depth,
  random: () => number,
): Prompt | null {
  const limit = depthLimitOf(couple);
  const never = new Set([...history.never, ...steps.slice(asked)]);
  const wish = { ...history, never, themesNever: themesNeverOf(couple), packs: packsOf(couple) };
  return (
    pickPrompt(library, { ...wish, depthLimit: depth < limit ? depth : limit }, random) ??
    pickPrompt(library, { ...wish, depthLimit: limit }, random)
  );
}

import {
  type DateBudget,
  type DateEnergy,
  type DatePlace,
  type DateTime,
  dateBudgets,
  dateEnergies,
  dateTimes,
} from '../model/date-idea.ts';
import type { Instant } from '../model/instant.ts';
import type { DateIdea, Library } from './library.ts';

/** What the two have for it; `null` where it does not matter. */
export type DateWish = {
  readonly budget: DateBudget | null;
  readonly time: DateTime | null;
  readonly energy: DateEnergy | null;
  readonly place: DatePlace | null;
};

/**
 * An idea that the two have not seen, among those that ask for no more than they have: first one that takes exactly that.
 * Once all that fit were seen, the one that they saw longest ago. What is for two who are apart comes only where that is
 * wished. `current` is on the card now, and comes again only where nothing else fits. `null` when nothing fits.
 */
export function pickDateIdea(
  { dateIdeas }: Pick<Library, 'dateIdeas'>,
  wish: DateWish,
  { shown, current }: { readonly shown: ReadonlyMap<string, Instant>; readonly current: string | null },
  random: () => number,
): DateIdea | null {
  const fitting = [...dateIdeas.values()].filter((idea) => idea.retired !== true && fits(idea, wish));
  const others = fitting.filter(({ id }) => id !== current);
  const candidates = others.length > 0 ? others : fitting;
  const unseen = candidates.filter(({ id }) => !shown.has(id));
  const best = unseen.length > 0 ? most(unseen, (idea) => likeness(idea, wish)) : longestAgo(candidates, shown);
  return best[Math.floor(random() * best.length)] ?? null;
}

function fits(idea: DateIdea, { budget, time, energy, place }: DateWish): boolean {
  return (
    (place === null ? idea.place !== 'apart' : idea.place === place) &&
    isWithin(dateBudgets, idea.budget, budget) &&
    isWithin(dateTimes, idea.time, time) &&
    isWithin(dateEnergies, idea.energy, energy)
  );
}

function isWithin<T>(steps: readonly T[], value: T, most: T | null): boolean {
  return most === null || steps.indexOf(value) <= steps.indexOf(most);
}

/** How much of what the two have it takes. */
function likeness(idea: DateIdea, { budget, time, energy }: DateWish): number {
  return [idea.budget === budget, idea.time === time, idea.energy === energy].filter(Boolean).length;
}

function longestAgo(ideas: readonly DateIdea[], shown: ReadonlyMap<string, Instant>): readonly DateIdea[] {
  return most(ideas, ({ id }) => -(shown.get(id) ?? 0));
}

/** Those of which there is the most. */
function most<T>(all: readonly T[], of: (one: T) => number): readonly T[] {
  const top = Math.max(...all.map(of));
  return all.filter((one) => of(one) === top);
}

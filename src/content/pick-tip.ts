import type { Instant } from '../model/instant.ts';
import { askedForOnly, type Topic } from '../model/theme.ts';
import type { Library, Tip } from './library.ts';

/** What a couple has seen of the tips, what they put away, and what the tip should be about. */
export type TipWish = {
  readonly shown: ReadonlyMap<string, Instant>;
  readonly hidden: ReadonlySet<string>;
  readonly topic?: Topic;
};

/**
 * A tip that the couple has not seen yet; once all were seen, one of those that they saw longest ago. `null`
 * when nothing is left that they want to see. Some topics come only when they are asked for. `random` gives 0 up to but not including 1.
 */
export function pickTip(library: Library, wish: TipWish, random: () => number): Tip | null {
  let oldest = Number.POSITIVE_INFINITY;
  let candidates: Tip[] = [];
  for (const tip of library.tips.values()) {
    if (tip.retired === true || wish.hidden.has(tip.id)) continue;
    if (wish.topic === undefined ? askedForOnly.has(tip.topic) : tip.topic !== wish.topic) continue;
    const shownAt = wish.shown.get(tip.id) ?? Number.NEGATIVE_INFINITY;
    if (shownAt > oldest) continue;
    if (shownAt < oldest) candidates = [];
    oldest = shownAt;
    candidates.push(tip);
  }
  return candidates[Math.floor(random() * candidates.length)] ?? null;
}

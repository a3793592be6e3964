import { actionId } from '../../card/action-id.ts';
import { type Button, button, type Element, note, quote } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, sides } from '../../model/couple.ts';
import { asShown, type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';

/** What each wrote; one that was forgotten is `null`. */
export type Lines = readonly [PartnerWords | null, PartnerWords | null];

/** What both said of it, with whose it is. */
export function bothLines(say: Say, couple: Couple, lines: Lines): readonly Element[] {
  return sides.flatMap((side) => {
    const words = lines[side];
    return words === null ? [] : [quote(words, say('date.line-by', { by: person(couple.partners[side].user) }))];
  });
}

/** For one of the two: both lines once both are in, until then their own. */
export async function linesElements(
  { stores, say, couple, other }: Pick<CoupleContext, 'stores' | 'say' | 'couple' | 'other'>,
  plan: DatePlan,
  own: PartnerWords | null,
): Promise<readonly Element[]> {
  const shown = asShown(plan);
  if (shown !== null) return bothLines(say, couple, await stores.dates.lines(shown));
  if (own === null) return [];
  return [quote(own, say('date.line-own')), note(say('date.line-sealed', { other: person(other.user) }))];
}

/** Saying how it was, or putting it differently, until both have. */
export function lineButtons(say: Say, plan: DatePlan, own: PartnerWords | null, now: Instant): readonly Button[] {
  if (stateOfDate(plan, now) !== 'was' || plan.shownAt !== null) return [];
  const label = say.text(own === null ? 'date.button-say' : 'date.button-say-again');
  return [button(label, actionId('date.say', plan.id), own === null ? 'main' : 'plain')];
}

import { type Couple, withPartner } from '../../model/couple.ts';
import type { Ritual } from '../../model/ritual.ts';
import { canAskUs } from '../can-ask-us.ts';
import { quietSentence, withChosenZone } from '../chosen-zone.ts';
import type { Problems } from '../clock-inputs.ts';
import type { CoupleContext } from '../context.ts';
import type { RhythmWish } from './read-form.ts';

/** What stands in the way of a rhythm that could be read: quiet hours of either, or a depth that rules the us check-in out. */
export function problemsForBoth(context: CoupleContext, wish: RhythmWish, before: readonly Ritual[]): Problems {
  const { rhythm, us } = wish;
  const days = us === null ? rhythm.days : [...rhythm.days, us];
  const couple = coupleAfter(context, wish, before);
  const quiet = quietSentence(context.say, couple, { ...rhythm, days }, context.now);
  return {
    ...(quiet === null ? {} : { time: quiet }),
    ...(wish.us === null || canAskUs(context, wish.depth) ? {} : { us: context.say.text('rhythm.us-too-deep') }),
  };
}

/** The couple with the chooser's own depth limit, and a zone for whom none was known. */
export function coupleAfter(context: CoupleContext, wish: RhythmWish, before: readonly Ritual[]): Couple {
  const own = withPartner(context.couple, { ...context.me, depthLimit: wish.depth });
  return withChosenZone(context, own, wish.rhythm.zone, before);
}

import { clockAt, placeOf } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, withPartner } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual } from '../../model/ritual.ts';
import { nextOccurrences } from '../../schedule/next-occurrence.ts';
import { isQuiet } from '../../schedule/quiet-hours.ts';
import type { CoupleContext } from '../context.ts';
import { clockWords } from '../time-words.ts';
import type { Problems, RhythmWish } from './read-form.ts';

/** What stands in the way of a rhythm that could be read: quiet hours of either, or a depth that rules the us check-in out. */
export function problemsForBoth(context: CoupleContext, wish: RhythmWish, before: readonly Ritual[]): Problems {
  const quiet = quietSentence(context.say, coupleAfter(context, wish, before), wish, context.now);
  return {
    ...(quiet === null ? {} : { time: quiet }),
    ...(wish.us === null || canAskUs(context, wish) ? {} : { us: context.say.text('rhythm.us-too-deep') }),
  };
}

/**
 * The couple with the chooser's own depth limit. A partner whose platform tells no zone stands at UTC until there is
 * something better to go by: the zone that was chosen for both.
 */
export function coupleAfter({ couple, me, zone }: CoupleContext, wish: RhythmWish, before: readonly Ritual[]): Couple {
  const own = withPartner(couple, { ...me, depthLimit: wish.depth });
  const neverChosen = before.every((ritual) => ritual.rhythm.zone === 'UTC');
  const [first, second] = own.partners.map((partner) =>
    partner.zone === 'UTC' && (neverChosen || (partner.side === me.side && zone === null))
      ? { ...partner, zone: wish.rhythm.zone }
      : partner,
  );
  return first === undefined || second === undefined ? own : { ...own, partners: [first, second] };
}

/** Names the first of the coming occurrences that falls into the quiet hours of one of the two, by that one's clock. */
function quietSentence(say: Say, couple: Couple, { rhythm, us }: RhythmWish, now: Instant): string | null {
  const { from, to } = couple.quietHours;
  const days = us === null ? rhythm.days : [...rhythm.days, us];
  for (const at of nextOccurrences({ ...rhythm, days }, now, days.length)) {
    const partner = couple.partners.find(({ zone }) => isQuiet(couple.quietHours, zone, at));
    if (partner !== undefined) {
      return say.text('rhythm.time-quiet', {
        time: clockAt(at, partner.zone, say.locale),
        place: placeOf(partner.zone),
        from: clockWords(say, from),
        to: clockWords(say, to),
      });
    }
  }
  return null;
}

/** Whether one's own limits leave any question of the us check-in. The other's limits are nobody's business here. */
function canAskUs({ library, me }: CoupleContext, { depth }: RhythmWish): boolean {
  return [...library.prompts.values()].some(
    (prompt) =>
      prompt.format === 'words' &&
      prompt.ritual === 'us' &&
      prompt.retired !== true &&
      prompt.depth <= depth &&
      !me.themesNever.includes(prompt.theme),
  );
}

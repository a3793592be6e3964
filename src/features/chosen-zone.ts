import { clockAt, placeOf } from '../card/write-time.ts';
import type { Say } from '../content/say.ts';
import type { Couple } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import { type Rhythm, type Ritual, timesPerRound } from '../model/ritual.ts';
import { nextOccurrences } from '../schedule/next-occurrence.ts';
import { isQuiet } from '../schedule/quiet-hours.ts';
import type { CoupleContext } from './context.ts';
import { clockWords } from './time-words.ts';

/**
 * A partner whose platform tells no zone stands at UTC until there is something better to go by: the zone that was chosen
 * for both.
 */
export function withChosenZone(
  { me, zone: told }: Pick<CoupleContext, 'me' | 'zone'>,
  couple: Couple,
  zone: string,
  before: readonly Ritual[],
): Couple {
  const neverChosen = before.every((ritual) => ritual.rhythm.zone === 'UTC');
  const [first, second] = couple.partners.map((partner) =>
    partner.zone === 'UTC' && (neverChosen || (partner.side === me.side && told === null))
      ? { ...partner, zone }
      : partner,
  );
  return first === undefined || second === undefined ? couple : { ...couple, partners: [first, second] };
}

/** Names the first of the coming occurrences that falls into the quiet hours of one of the two, by that one's clock. */
export function quietSentence(say: Say, couple: Couple, rhythm: Rhythm, now: Instant): string | null {
  const { from, to } = couple.quietHours;
  for (const at of nextOccurrences(rhythm, now, timesPerRound(rhythm))) {
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

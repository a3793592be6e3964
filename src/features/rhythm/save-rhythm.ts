import { z } from 'zod';
import { type Ritual, weekdays, weekdaysOf } from '../../model/ritual.ts';
import { depths } from '../../model/theme.ts';
import { announce } from '../announce.ts';
import type { CoupleContext } from '../context.ts';
import type { FormDefinition } from '../definition.ts';
import { type RitualWish, saveRituals } from '../switch-ritual.ts';
import { readTimetable } from '../upcoming.ts';
import { savedCard } from './cards.ts';
import { coupleAfter, problemsForBoth } from './check-wish.ts';
import { keepRhythm } from './held-rhythm.ts';
import { type RhythmWish, readRhythmForm } from './read-form.ts';
import { rhythmForm, valuesNow } from './rhythm-form.ts';

const days = z.enum(weekdays.map(String));

/** Takes the rhythm that a partner chose for both, and the depth limit that is that partner's own. */
export const saveRhythm: FormDefinition = {
  kind: 'form',
  name: 'rhythm.save',
  who: 'partner',
  ack: 'update',
  offers: { days, depth: z.enum(depths.map(String)), us: days.or(z.literal('off')) },
  run: async (context: CoupleContext, _action, submitted) => {
    const { say, stores } = context;
    const before = await stores.rituals.of(context.couple.id);
    const { values, problems: unread, wish } = readRhythmForm(context, submitted, valuesNow(context, before));
    const problems = wish === null ? unread : { ...problemsForBoth(context, wish, before), ...unread };
    if (wish === null || Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: rhythmForm(say, values), problems };
    }
    const couple = coupleAfter(context, wish, before);
    await stores.couples.save(couple);
    const { rituals, changed } = await saveRituals(context, couple, wishesOf(wish, before));
    if (changed) await announce(context);
    const card = savedCard(say, couple, await readTimetable(context, couple), wish);
    return { kind: 'update', card, keep: keepRhythm(couple, rituals) };
  },
};

/**
 * What the form says, for the question and for the check-in about the two of them, at the same time. One that was given
 * another time in the settings keeps it, unless something about it changes here.
 */
function wishesOf({ rhythm, us }: RhythmWish, before: readonly Ritual[]): readonly RitualWish[] {
  const { days, ...clock } = rhythm;
  const usBefore = before.find((ritual) => ritual.name === 'us');
  const daysBefore = usBefore === undefined ? [] : weekdaysOf(usBefore.rhythm);
  const usDays = us === null ? (daysBefore.length > 0 ? daysBefore : ([7] as const)) : [us];
  const question = { name: 'question', on: true, rhythm } as const;
  const clockBefore = before.find((ritual) => ritual.name === 'question')?.rhythm;
  const isUntouched = us === daysBefore[0] && clock.time === clockBefore?.time && clock.zone === clockBefore.zone;
  if (usBefore?.on === true && isUntouched) return [question, usBefore];
  return [question, { name: 'us', on: us !== null, rhythm: { days: usDays, ...clock } }];
}

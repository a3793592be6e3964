import { z } from 'zod';
import type { Couple } from '../../model/couple.ts';
import { type Rhythm, type Ritual, type RitualName, sameRhythm, weekdays, weekdaysOf } from '../../model/ritual.ts';
import { depths } from '../../model/theme.ts';
import { isSkipAhead, planNext } from '../../schedule/plan-ritual.ts';
import type { CoupleContext } from '../context.ts';
import type { FormDefinition } from '../definition.ts';
import { announce } from './announce-rhythm.ts';
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
    const { say, stores, now } = context;
    const before = await stores.rituals.of(context.couple.id);
    const { values, problems: unread, wish } = readRhythmForm(context, submitted, valuesNow(context, before));
    const problems = wish === null ? unread : { ...problemsForBoth(context, wish, before), ...unread };
    if (wish === null || Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: rhythmForm(say, values), problems };
    }
    const couple = coupleAfter(context, wish, before);
    const rituals = ritualsAfter(couple, wish, before, now);
    await stores.couples.save(couple);
    await stores.rituals.save(rituals);
    if (!sameForBoth(before, rituals)) await announce(context);
    const usInstead = wish.us !== null && values.days.includes(wish.us);
    const card = savedCard(say, couple, rituals, now, { ...wish, usInstead });
    return { kind: 'update', card, keep: keepRhythm(couple, rituals) };
  },
};

function ritualsAfter(couple: Couple, wish: RhythmWish, before: readonly Ritual[], now: number): readonly Ritual[] {
  const { days, ...clock } = wish.rhythm;
  const usBefore = before.find((ritual) => ritual.name === 'us');
  const daysBefore = usBefore === undefined ? [] : weekdaysOf(usBefore.rhythm);
  const usDays = wish.us === null ? (daysBefore.length > 0 ? daysBefore : ([7] as const)) : [wish.us];
  return [
    ritualAfter(couple, before, { name: 'question', on: true, rhythm: { days, ...clock } }, now),
    ritualAfter(couple, before, { name: 'us', on: wish.us !== null, rhythm: { days: usDays, ...clock } }, now),
  ];
}

/** A ritual that stays as it was keeps its next occurrence and what was skipped; a skip of other times is void. */
function ritualAfter(
  couple: Couple,
  all: readonly Ritual[],
  wanted: { readonly name: RitualName; readonly on: boolean; readonly rhythm: Rhythm },
  now: number,
): Ritual {
  const before = all.find((ritual) => ritual.name === wanted.name);
  if (before !== undefined && !before.on && !wanted.on) return before;
  if (before?.on === wanted.on && sameRhythm(before.rhythm, wanted.rhythm)) return before;
  const lastSkip = before === undefined || isSkipAhead(before, now) ? null : before.lastSkip;
  return planNext({ coupleId: couple.id, ...wanted, nextAt: null, lastSkip }, couple.pause, now);
}

function sameForBoth(before: readonly Ritual[], after: readonly Ritual[]): boolean {
  return after.every((ritual) => before.includes(ritual));
}

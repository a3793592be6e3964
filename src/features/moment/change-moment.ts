import { dayIn, lastComingBack } from '../../model/calendar-day.ts';
import { isKeptMoment, isQuietMoment, type KeptMoment, type Moment } from '../../model/moment.ts';
import type { CoupleContext } from '../context.ts';
import { offerRitual } from '../offer-ritual.ts';
import { refreshOthers } from './held-list.ts';

/**
 * Saves what became of a moment, and has every card that shows it follow: its own in the room, that of the day on which
 * it last came back, and the private ones. `back`: it was taken away, and is in the list again.
 */
export async function changeMoment<After extends Moment>(
  context: CoupleContext,
  before: Moment,
  wanted: After,
  back = false,
): Promise<After> {
  const { stores, couple, side, now } = context;
  const after = { ...wanted, version: before.version + 1 };
  await stores.moments.save(after);
  const name = back ? 'post-moment' : 'refresh-moment';
  await stores.jobs.enqueue([{ name, momentId: after.id }, ...(await daysToRefresh(context, [before, after]))]);
  await refreshOthers(stores, couple, side, now);
  await offerToRemember(context, after);
  return after;
}

/** The days on whose cards it may stand: by the clock of the ritual, and of either, who may have had it go by theirs. */
async function daysToRefresh({ stores, couple, now }: CoupleContext, versions: readonly Moment[]) {
  const ritual = await stores.rituals.find(couple.id, 'on-this-day');
  const zones = [...couple.partners.map(({ zone }) => zone), ...(ritual === null ? [] : [ritual.rhythm.zone])];
  const days = versions
    .filter(({ yearly }) => yearly)
    .flatMap(({ day }) => zones.map((zone) => lastComingBack(day, dayIn(zone, now))));
  return [...new Set(days)]
    .filter((day) => day !== null)
    .map((day) => ({ name: 'refresh-on-this-day', coupleId: couple.id, day }) as const);
}

/** Keeps a new one and has it shown, unless it is kept quiet. */
export async function addMoment(context: CoupleContext, moment: KeptMoment): Promise<void> {
  const { stores, couple, side, now } = context;
  await stores.moments.add(moment);
  if (!isQuietMoment(moment)) await stores.jobs.enqueue([{ name: 'post-moment', momentId: moment.id }]);
  await refreshOthers(stores, couple, side, now);
  await offerToRemember(context, moment);
}

/** Once there is something to come back, it is offered that such days are told. */
async function offerToRemember(context: CoupleContext, moment: Moment): Promise<void> {
  if (!isKeptMoment(moment) || !moment.yearly || isQuietMoment(moment)) return;
  await offerRitual(context, context.couple, 'on-this-day');
}

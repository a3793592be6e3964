import { type Couple, sideOf } from '../../model/couple.ts';
import type { UserRef } from '../../model/place.ts';
import type { Ritual } from '../../model/ritual.ts';
import { type HeldKind, keepAs, type Reading } from '../held-cards.ts';
import { readTimetable } from '../upcoming.ts';
import { pausedOwnCard, resumedCard, rhythmCard } from './cards.ts';

/** A card that says that all is paused: true until it is not. */
export function keepPause(couple: Couple) {
  return keepAs('pause', couple.id, lookOfPause(couple));
}

/** A card that shows the rhythm: true until one of the two changes it. */
export function keepRhythm(couple: Couple, rituals: readonly Ritual[]) {
  return keepAs('rhythm', couple.id, lookOfRhythm(couple, rituals));
}

export const held: readonly HeldKind[] = [
  {
    kind: 'pause',
    read: async (reading, id, { user, look }) => {
      const found = await find(reading, id, user);
      if (found === null || look === lookOfPause(found.couple)) return null;
      const { say, couple, timetable } = found;
      if (couple.pause === null) {
        return { room: couple.room, card: resumedCard(say, couple, timetable, true), look: null };
      }
      return { room: couple.room, card: pausedOwnCard(say, couple, 'still'), look: lookOfPause(couple) };
    },
  },
  {
    kind: 'rhythm',
    read: async (reading, id, { user, look }) => {
      const found = await find(reading, id, user);
      if (found === null || look === lookOfRhythm(found.couple, found.timetable.rituals)) return null;
      const { say, couple, timetable } = found;
      const card = couple.pause === null ? rhythmCard(say, couple, timetable) : pausedOwnCard(say, couple, 'still');
      return { room: couple.room, card, look: lookOfRhythm(couple, timetable.rituals) };
    },
  },
];

async function find(reading: Reading, id: string, user: UserRef) {
  const { stores, content } = reading;
  const couple = await stores.couples.find(id);
  const side = couple === null ? null : sideOf(couple, user);
  if (couple === null || side === null || couple.ending !== null) return null;
  const { say } = content.library(couple.partners[side].locale);
  return { couple, say, timetable: await readTimetable(reading, couple) };
}

function lookOfPause({ pause }: Couple): string {
  return pause === null ? 'none' : `${pause.why} ${pause.until ?? ''}`;
}

/** The same for the same rhythm, in whatever order it was read. */
function lookOfRhythm({ pause }: Couple, rituals: readonly Ritual[]): string {
  const on = rituals.filter((ritual) => ritual.on);
  const each = on.map(({ name, rhythm }) => JSON.stringify([name, Object.entries(rhythm).toSorted()])).toSorted();
  return [pause === null ? 'on' : 'paused', ...each].join(' ');
}

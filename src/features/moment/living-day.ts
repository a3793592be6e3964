import { type CalendarDay, daysComingBackOn } from '../../model/calendar-day.ts';
import { type CoupleId, sides } from '../../model/couple.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { dayCard, wordlessDayCard } from './day-card.ts';
import { movedCard, removedCard } from './room-card.ts';

/**
 * The card of what comes back on a day. Where it stands is known by its key, for as long as that is kept: what is taken
 * away, or kept quiet from now on, leaves it again.
 */
export function livingDay(context: JobContext, coupleId: CoupleId, day: CalendarDay): LivingCard {
  const key = dayKey(coupleId, day);
  const wanted = { on: day, days: daysComingBackOn(day) };
  return {
    key,
    read: () =>
      context.store.transaction(async ({ couples, moments }) => {
        const couple = await couples.find(coupleId);
        if (couple === null || couple.ending !== null) return null;
        const all = await moments.comingBack(coupleId, wanted);
        const library = context.content.library(couple.partners[0].locale);
        return {
          room: couple.room,
          message: null,
          card: all.length === 0 ? removedCard(library) : dayCard(library, couple, day, all),
          told: howToTell(couple, sides, context.now),
          plain: wordlessDayCard(library, couple),
          stub: movedCard(library),
          again: { deleted: false, refused: true, left: false },
          stays: 'in-step',
        };
      }),
    place: async () => undefined,
    note: async (message, concerned) => {
      const note = { notice: 'day-here', about: { kind: 'on-this-day', id: day } } as const;
      await noteDirectly(context.store, coupleId, concerned, note, key, message);
    },
    wordsRefused: () => context.store.transaction((stores) => tellPrivately(stores, coupleId, 'words-refused', key)),
  };
}

/** Each day is a card of its own. */
export function dayKey(coupleId: CoupleId, day: CalendarDay): string {
  return `on-this-day-${day}:${coupleId}`;
}

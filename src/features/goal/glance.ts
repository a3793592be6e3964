import { dayAt } from '../../card/write-time.ts';
import { openGoalsRead } from '../../model/goal.ts';
import { day } from '../../model/instant.ts';
import type { AtAGlance } from '../at-a-glance.ts';
import { calendarZone } from '../calendar.ts';

/** How far ahead a day that was picked for a goal is named. */
const ahead = 30 * day;

/** The days that were picked for open goals and are near. Nobody's words. */
export const glance: AtAGlance = {
  coming: async ({ stores, library: { say }, couple, side, now }) => {
    const zone = calendarZone(couple, side);
    const open = await stores.goals.list(couple.id, 'open', 0, openGoalsRead);
    const days = new Set(open.flatMap(({ about }) => about.target ?? []));
    return [...days]
      .map((target) => Temporal.PlainDate.from(target).toZonedDateTime(zone).epochMilliseconds)
      .filter((at) => at > now - day && at < now + ahead)
      .map((at) => ({
        at,
        text: say('goal.next-day', { when: dayAt(at, zone, say.locale) }),
        entry: say('goal.entry'),
        wholeDay: true,
      }));
  },
};

/** The times of a year that a question can be for. Such a one is asked in its time and never otherwise. */
export const calendarTimes = ['new-year', 'spring', 'summer', 'autumn', 'winter', 'birthday', 'anniversary'] as const;

export type CalendarTime = (typeof calendarTimes)[number];

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;

export type Season = (typeof seasons)[number];

export function isSeason(time: CalendarTime): time is Season {
  return seasons.some((season) => season === time);
}

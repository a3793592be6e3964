import { monthInReview, monthKinds, type Picture } from '../../card/picture.ts';
import type { Say } from '../../content/say.ts';
import { dayOfMonth, monthName } from '../../schedule/months.ts';
import { dayName } from '../../schedule/read-days.ts';
import type { Felt } from '../month-part.ts';
import type { MonthView } from './read-month.ts';

/** The month as a calendar. `felt` is how it felt to both, where that may be seen here. `null` where no day stands out. */
export function monthPicture(say: Say, view: MonthView, felt: Felt | null): Picture | null {
  const counted = monthKinds.flatMap((what) => {
    const days = view.entries.filter(({ kind }) => kind === what).flatMap(({ at }) => daysIn(view, at));
    return days.length === 0 ? [] : [{ what, label: say.text(`review.kind-${what}`), days }];
  });
  if (counted.length === 0) return null;
  const { locale } = say;
  const { year, month } = view.month;
  const firstDay = firstDayOf(locale);
  const name = monthName(view.month, locale);
  return monthInReview(
    { year, month, firstDay },
    {
      title: view.soFar ? say.text('review.picture-so-far', { month: name }) : name,
      direction: directionOf(locale),
      weekdays: daysFrom(firstDay).map((day) => dayName(day, locale, 'short').slice(0, longestDay)),
      counted,
      felt: felt === null ? null : feltOf(felt),
    },
  );
}

/** The longest that stands above a column. */
const longestDay = 4;

function daysIn(
  { zone, period: { from, until } }: MonthView,
  all: MonthView['entries'][number]['at'],
): readonly number[] {
  return all.filter((at) => at >= from && at < until).map((at) => dayOfMonth(at, zone));
}

function feltOf({ title, people, steps, months, rows }: Felt) {
  return { title, people, steps, months, rows };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function daysFrom(firstDay: number): readonly (typeof weekdays)[number][] {
  return weekdays.map((_, index) => weekdays[(firstDay - 1 + index) % 7] ?? 1);
}

/** 1 is Monday, 7 is Sunday, as it is usual where the reader lives. */
function firstDayOf(locale: string): number {
  return new Intl.Locale(locale).getWeekInfo().firstDay;
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  return new Intl.Locale(locale).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}

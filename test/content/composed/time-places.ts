import { type InstantStyle, instant } from '../../../src/card/markup.ts';
import { dateAt, dayAt, momentAt, shortDayAt, writeClock, yearlyDayAt } from '../../../src/card/write-time.ts';
import type { Say } from '../../../src/content/say.ts';
import { rhythmWords } from '../../../src/features/rhythm-words.ts';
import { whenForBoth } from '../../../src/features/time-words.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { aCouple } from '../../contract/store-fixtures.ts';
import { dueAt } from './awkward-people.ts';
import type { Place } from './places.ts';

/** Days, times and what is told of them, in the one style of a reader. */
export function timePlaces(say: Say): readonly Place[] {
  const { locale } = say;
  const clock = (...all: readonly string[]) => all.map((time) => writeClock(time, locale));
  const token = (style: InstantStyle) => [instant(dueAt, style)];
  const date = [dateAt(dueAt, 'UTC', locale)];
  const moment = [momentAt(dueAt, 'Europe/Lisbon', locale)];
  const exact = [
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(dueAt),
  ];
  const list = (type: 'conjunction' | 'disjunction', ...names: readonly string[]) =>
    new Intl.ListFormat(locale, { type }).format(names);
  return [
    [/^(notices|settings)\..*:from$|^rhythm\.time-quiet:from$/, clock('22:00', '00:30')],
    [/^(notices|settings)\..*:to$|^rhythm\.time-quiet:to$/, clock('08:00', '12:00')],
    [/^(date|rhythm|settings|pairing)\.[^:]*:when$/, homes.map((couple) => whenForBoth(say, couple, dueAt))],
    [/^(rhythm\.question-comes|home\.rhythm-us):rhythm$/, rhythms(say)],
    [/:rhythm$/, rhythms(say).filter((_, at) => at % 8 === 3)],
    [/^(rhythm|pairing)\.[^:]*:days$/, [list('conjunction', 'Monday', 'Wednesday', 'Friday'), 'Sunday']],
    [/^rhythm\.when-[^:]*:at$|^date\.problem-past:now$/, moment],
    [/^rhythm\.when-[^:]*:otherAt$/, [...clock('15:00'), ...moment]],
    [/^goal\.next-day:when$/, [dayAt(dueAt, 'UTC', locale)]],
    [/^rhythm\.calendar-day:day$/, [shortDayAt(dueAt, 'UTC', locale)]],
    [/^(settings\.shift-[^:]*|rhythm\.us-instead):day$/, ['Monday', 'Wednesday']],
    [/^moment\.kept-yearly:day$/, [yearlyDayAt(dueAt, 'UTC', locale)]],
    [/^(appreciate\.jar-option|goal\.own-option-note|questionnaire\.earlier-option):when$/, date],
    [/^(appreciate\.jar-option|questionnaire\.earlier-option):at$/, clock('12:00')],
    [/^(learn\.page|questionnaire\.progress):at$/, [1, 20]],
    [/:(at|eraseAt|begun|finished)$|^goal\.page-line:done$/, exact],
    [/^practice\.[^:]*:until$/, token('time')],
    [
      /^(pairing\.(waiting|sent|invite-until|details-until)|check-in\.now-open|learn\.ask-open|obstacles\.timed-out):(until|when)$/,
      token('moment'),
    ],
    [/:(until|when)$/, token('day')],
    [/^appreciate\.month-unreadable:example$|:month$/, ['December 2026', 'September 2024']],
    [/:(day|example|date)$/, date],
    [/:zones$/, [list('disjunction', 'Lisbon'), list('disjunction', 'Ho Chi Minh', 'Broken Hill', 'Port-au-Prince')]],
    [/:(time|evening|morning)$/, clock('19:30', '00:00')],
    [/:(place|otherPlace)$/, ['Lisbon', 'Port-au-Prince']],
    [/:left$/, ['1 hour, 15 minutes', '1 hour']],
    [/^date\.when-year:year$/, ['2027']],
    [/:year$/, ['1900']],
  ];
}

/** In one zone, in two on one day, in two on two days with long names, in none that is known. */
export const homes: readonly Couple[] = [
  livingIn('Europe/Lisbon', 'Europe/Lisbon'),
  livingIn('Europe/Lisbon', 'America/New_York'),
  livingIn('America/Argentina/Buenos_Aires', 'Australia/Broken_Hill'),
  livingIn('UTC', 'UTC'),
];

function livingIn(one: string, other: string): Couple {
  const couple = aCouple();
  const [first, second] = couple.partners;
  return {
    ...couple,
    partners: [
      { ...first, zone: one },
      { ...second, zone: other },
    ],
  };
}

/** Every way to say a rhythm. */
export function rhythms(say: Say): readonly string[] {
  return homes.flatMap((couple) => {
    const { zone } = couple.partners[0];
    return [
      rhythmWords(say, couple, { days: [1, 3, 5], time: '20:00', zone }),
      rhythmWords(say, couple, { days: [7], time: '00:00', zone }),
      rhythmWords(say, couple, { days: [1, 2, 3, 4, 5, 6, 7], time: '08:00', zone: 'America/Los_Angeles' }),
      ...([1, 2, 3, 11, 22, 31] as const).map((monthDay) =>
        rhythmWords(say, couple, { monthDay, time: '20:00', zone }),
      ),
    ];
  });
}

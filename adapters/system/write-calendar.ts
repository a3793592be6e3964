import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import type { PartnerWords } from '../../src/model/partner-words.ts';
import type { WriteCalendar } from '../../src/port/write-calendar.ts';

/**
 * One entry as an iCalendar file. Its times are in UTC, which every calendar turns into the clock of its reader: no rule of
 * a time zone has to travel with it, or be right.
 */
export const writeCalendar: WriteCalendar = ({ id, revision, from, until, at, what, notes, calledOff }) => {
  const calendar = ical({
    prodId: { company: 'Attune', product: 'Attune', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${id}@attune`,
    sequence: revision,
    stamp: new Date(at),
    start: new Date(from),
    end: new Date(until),
    summary: printable(what).replaceAll(/\s+/gu, ' ').trim(),
    ...(notes.length === 0 ? {} : { description: notes.map(printable).join('\n\n') }),
    status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  });
  return `${calendar.toString()}\r\n`;
};

/** The format has no place for other control characters than a line break, nor for half of a character. */
function printable(words: PartnerWords): string {
  return words
    .reveal()
    .toWellFormed()
    .replaceAll(/(?![\r\n])\p{Cc}/gu, ' ');
}

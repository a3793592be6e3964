import { type ElementOf, note, text } from '../card/card.ts';
import { limits } from '../card/limits.ts';
import { type Markup, plain } from '../card/markup.ts';
import { plainLength } from '../card/measure.ts';
import { clockAt, placeOf, shortDayAt } from '../card/write-time.ts';
import type { Say } from '../content/say.ts';
import { type Couple, otherSide, type Side } from '../model/couple.ts';
import { day, type Instant } from '../model/instant.ts';
import { isZoneKnown } from '../model/zone.ts';
import type { Ahead, AtAGlance, ComingThing } from './at-a-glance.ts';

/** How far ahead a couple's calendar goes: four weeks. */
export const calendarSpan = 28 * day;

type Entry = ComingThing & { readonly entry: Markup };

/** The clock of a calendar: its reader's, or where that is not known the other's. */
export function calendarZone({ partners }: Pick<Couple, 'partners'>, side: Side): string {
  const [mine, theirs] = [partners[side], partners[otherSide(side)]];
  return isZoneKnown(mine) ? mine.zone : theirs.zone;
}

/** What all features know to come, one after the other: they share a transaction. */
export async function lookAhead(parts: readonly AtAGlance[], ahead: Ahead): Promise<readonly ComingThing[]> {
  const all: ComingThing[] = [];
  for (const { coming } of parts) all.push(...((await coming?.(ahead)) ?? []));
  return all.toSorted((one, other) => one.at - other.at);
}

/** The coming four weeks, a line for each day on which something comes, by the reader's clock; nothing where nothing does. */
export function calendar(
  say: Say,
  { partners }: Couple,
  side: Side,
  all: readonly ComingThing[],
  now: Instant,
): readonly ElementOf<'text' | 'note'>[] {
  const [mine, theirs] = [partners[side], partners[otherSide(side)]];
  const zone = calendarZone({ partners }, side);
  const entries = all.flatMap((one): Entry | [] =>
    one.entry !== undefined && one.at < now + calendarSpan ? { ...one, entry: one.entry } : [],
  );
  if (entries.length === 0) return [];
  const isShared = mine.zone === theirs.zone && isZoneKnown(mine);
  const heading = isShared ? say('rhythm.calendar') : say('rhythm.calendar-there', { place: placeOf(zone) });
  const days = [...Map.groupBy(entries, ({ at }) => shortDayAt(at, zone, say.locale))];
  const lines = days.map(([date, some]) => say('rhythm.calendar-day', { day: date, what: inOneLine(say, some, zone) }));
  const [shown, left] = whatFits(heading, lines);
  return [text(shown), ...(left === 0 ? [] : [note(say('rhythm.calendar-more', { count: left }))])];
}

function inOneLine(say: Say, some: readonly Entry[], zone: string): Markup {
  return some.flatMap(({ at, entry, wholeDay }, index) => [
    ...(index === 0 ? [] : plain(' · ')),
    ...(wholeDay === true ? entry : say('rhythm.calendar-at', { time: clockAt(at, zone, say.locale), what: entry })),
  ]);
}

/** As many days as one element takes, and how many are left. */
function whatFits(heading: Markup, lines: readonly Markup[]): readonly [Markup, number] {
  let shown = heading;
  for (const [index, line] of lines.entries()) {
    const more = [...shown, ...plain('\n'), ...line];
    if (plainLength(more) > limits.card.elementText) return [shown, lines.length - index];
    shown = more;
  }
  return [shown, 0];
}

import { z } from 'zod';
import type { DateWish } from '../../content/pick-date-idea.ts';
import type { Couple } from '../../model/couple.ts';
import { dateBudgets, dateEnergies, datePlaces, dateTimes } from '../../model/date-idea.ts';
import type { Instant } from '../../model/instant.ts';
import { isZoneKnown } from '../../model/zone.ts';

/** What there is to choose, in the order of the menus. */
export const wishes = { budget: dateBudgets, time: dateTimes, energy: dateEnergies, place: datePlaces } as const;

export type WishName = keyof typeof wishes;

export const wishNames = Object.keys(wishes) as readonly WishName[];

/** What stands in a button or a menu where it does not matter. */
export const anything = 'any';

/** As options, buttons and menus carry it; what is not known does not matter. */
export function readWish(values: Partial<Record<WishName, string>>): DateWish {
  const read = <T extends string>(all: readonly T[], value: string | undefined): T | null =>
    z
      .enum(all)
      .nullable()
      .catch(null)
      .parse(value ?? null) as T | null;
  return {
    budget: read(dateBudgets, values.budget),
    time: read(dateTimes, values.time),
    energy: read(dateEnergies, values.energy),
    place: read(datePlaces, values.place),
  };
}

/** The same as the arguments of a button. */
export function wishArgs(wish: DateWish): readonly string[] {
  return wishNames.map((name) => wish[name] ?? anything);
}

export function wishFrom(args: readonly string[]): DateWish {
  return readWish(Object.fromEntries(wishNames.map((name, index) => [name, args[index]])));
}

/** Two whose clocks differ are apart, as far as anybody can know; they can choose something else. */
export function placeNow({ partners }: Pick<Couple, 'partners'>, now: Instant): DateWish['place'] {
  const [one, other] = partners.map(
    ({ zone }) => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).offset,
  );
  return partners.every(isZoneKnown) && one !== other ? 'apart' : null;
}

import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { RitualName, Skip, Weekday } from '../../src/model/ritual.ts';

/** The tables of what comes by itself, by name. */
export type RitualTables = { rituals: RitualsTable; ritual_offers: RitualOffersTable };

/** JSON columns are written as text and read as values. */
type Json<T> = ColumnType<T, string, string>;

type MessageColumn = ColumnType<MessageRef | null, string | null, string | null>;

/** `awake` follows the couple's through a foreign key, so that the index over what is due holds nobody who rests. */
export type RitualsTable = {
  couple_id: string;
  name: RitualName;
  awake: boolean;
  is_on: boolean;
  /** Of the week; `null` where `month_day` says when. */
  days: Json<readonly Weekday[]> | null;
  month_day: number | null;
  time: string;
  zone: string;
  next_at: Instant | null;
  waiting_since: Instant | null;
  came_at: Instant | null;
  skip_at: Instant | null;
  skip_why: Skip['why'] | null;
};

export type RitualOffersTable = {
  couple_id: string;
  name: RitualName;
  offered_at: Instant;
  is_open: Generated<boolean>;
  message: MessageColumn;
};

import type { ColumnType } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MomentKind } from '../../src/model/moment.ts';
import type { MessageRef } from '../../src/model/place.ts';

/** The tables of what two people keep, by name. */
export type KeepsakeTables = { moments: MomentsTable; jar_digests: JarDigestsTable };

type MessageColumn = ColumnType<MessageRef | null, string | null, string | null>;

/** Of which weeks a jar was told, and where. */
export type JarDigestsTable = {
  id: string;
  couple_id: string;
  from_at: Instant;
  until_at: Instant;
  message: MessageColumn;
};

/** `day` is `YYYY-MM-DD`; `sealed` is null once it was taken away for good. */
export type MomentsTable = {
  id: string;
  couple_id: string;
  side: Side;
  added_at: Instant;
  version: number;
  kind: MomentKind;
  day: string;
  yearly: boolean;
  quiet_0: boolean;
  quiet_1: boolean;
  gone_at: Instant | null;
  sealed: string | null;
  message: MessageColumn;
};

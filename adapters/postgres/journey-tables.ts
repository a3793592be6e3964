import type { ColumnType } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { JourneyRun } from '../../src/model/journey.ts';
import type { MessageRef } from '../../src/model/place.ts';

/** The table of journeys, by name. */
export type JourneyTables = { journeys: JourneysTable };

/** No word of anybody's; `by_side` is null for the one that comes to every new couple. */
export type JourneysTable = {
  id: string;
  couple_id: string;
  journey: string;
  by_side: Side | null;
  started_at: Instant;
  steps: ColumnType<readonly string[], string, string>;
  asked: number;
  last: ColumnType<JourneyRun['last'], string | null, string | null>;
  state: JourneyRun['state'];
  closes_at: Instant | null;
  message: ColumnType<MessageRef | null, string | null, string | null>;
};

import type { DateTables } from './date-tables.ts';
import type { GoalTables } from './goal-tables.ts';
import type { JourneyTables } from './journey-tables.ts';
import type { KeepsakeTables } from './keepsake-tables.ts';
import type { LeaseTables } from './lease-tables.ts';
import type { OwnPromptTables } from './own-prompt-tables.ts';
import type { PracticeTables } from './practice-tables.ts';
import type { RitualTables } from './ritual-tables.ts';

/** The tables that have a file of their own. */
export type TablesElsewhere = DateTables &
  GoalTables &
  JourneyTables &
  KeepsakeTables &
  LeaseTables &
  OwnPromptTables &
  PracticeTables &
  RitualTables;

import * as appreciate from '../features/appreciate/index.ts';
import * as checkIn from '../features/check-in/index.ts';
import type { Chore, CommandDefinition, Definition, JobHandlers } from '../features/definition.ts';
import { createHelp } from '../features/help/index.ts';
import * as history from '../features/history/index.ts';
import * as pairing from '../features/pairing/index.ts';
import * as privacy from '../features/privacy/index.ts';
import * as prompt from '../features/prompt/index.ts';
import * as respond from '../features/respond/index.ts';
import * as rhythm from '../features/rhythm/index.ts';
import * as settings from '../features/settings/index.ts';
import * as support from '../features/support/index.ts';
import * as tips from '../features/tips/index.ts';
import { reopenDraft } from './draft.ts';

/** Everything that a person can do, listed by hand; commands show in this order. */
export const definitions: readonly Definition[] = [
  ...pairing.definitions,
  ...checkIn.definitions,
  ...respond.definitions,
  ...rhythm.definitions,
  ...history.definitions,
  ...prompt.definitions,
  ...appreciate.definitions,
  ...tips.definitions,
  ...settings.definitions,
  ...privacy.definitions,
  ...support.definitions,
  ...createHelp(() => commandDefinitions),
  reopenDraft,
];

export const commandDefinitions: readonly CommandDefinition[] = definitions.filter(
  (definition) => definition.kind === 'command',
);

/** What time brings, in the order of a tick: first what lets a couple go on, then what is due. */
export const chores: readonly Chore[] = [...rhythm.chores, ...checkIn.chores, ...pairing.chores];

export const jobHandlers: JobHandlers = {
  ...pairing.jobs,
  ...checkIn.jobs,
  ...respond.jobs,
  ...appreciate.jobs,
  ...rhythm.jobs,
  ...settings.jobs,
};

import type { CoupleContext } from '../context.ts';
import type { CommandDefinition } from '../definition.ts';
import { settingsNow } from './settings-reply.ts';

/** `/settings`: all of them on one private card, each with what changes it. */
export const showSettings: CommandDefinition = {
  kind: 'command',
  path: 'settings',
  description: 'commands.settings',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await settingsNow(context, context.couple)) }),
};

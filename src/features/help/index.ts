import type { Definition } from '../definition.ts';
import { helpCard, type Listed } from './help-card.ts';

/** `/help`, written from the command list itself, so that it can't go stale. */
export function createHelp(list: () => readonly Listed[]): readonly Definition[] {
  return [
    {
      kind: 'command',
      path: 'help',
      description: 'commands.help',
      options: [],
      who: 'anyone',
      ack: 'private',
      run: async ({ say }) => ({ kind: 'private', card: helpCard(say, list(), 0) }),
    },
    {
      kind: 'action',
      name: 'help.page',
      who: 'anyone',
      ack: 'update',
      run: async ({ say }, action) => ({ kind: 'update', card: helpCard(say, list(), Number(action.args[0]) || 0) }),
    },
  ];
}

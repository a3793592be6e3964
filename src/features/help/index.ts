import type { CommandDefinition } from '../definition.ts';
import type { AllFeatures, Feature } from '../feature.ts';
import { helpCard } from './help-card.ts';

/** `/help`, written from the commands of all features, so that it can't go stale. */
export function createHelp(features: AllFeatures): Feature {
  const list = () => features().flatMap(({ definitions = [] }) => definitions.filter(isCommand));
  return {
    name: 'help',
    definitions: [
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
    ],
  };
}

function isCommand(definition: { readonly kind: string }): definition is CommandDefinition {
  return definition.kind === 'command';
}

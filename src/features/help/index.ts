import type { AllFeatures, Feature } from '../feature.ts';
import { helpCard } from './help-card.ts';

/** `/help`, written from the commands of all features, so that it can't go stale. */
export function createHelp(features: AllFeatures): Feature {
  return {
    name: 'help',
    heading: 'yours',
    definitions: [
      {
        kind: 'command',
        path: 'help',
        description: 'commands.help',
        options: [],
        who: 'anyone',
        ack: 'private',
        run: async ({ say, hostPages }) => ({ kind: 'private', card: helpCard(say, features(), 0, hostPages) }),
      },
      {
        kind: 'action',
        name: 'help.page',
        who: 'anyone',
        ack: 'update',
        run: async ({ say, hostPages }, action) => ({
          kind: 'update',
          card: helpCard(say, features(), Number(action.args[0]) || 0, hostPages),
        }),
      },
    ],
  };
}

import type { Library } from '../../content/library.ts';
import type { Choice } from '../../port/command-spec.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { clearedCard, supportCard } from './cards.ts';
import { findCountry, suggestCountries } from './find-country.ts';

/** `/support [country]`: without one, what works anywhere. A guess at the country might show a wrong number. */
export const showSupport: CommandDefinition = {
  kind: 'command',
  path: 'support',
  description: 'commands.support',
  options: [
    {
      name: 'country',
      description: 'commands.option-country',
      required: false,
      kind: 'suggested',
      suggest: (typed: string, library: Library): readonly Choice[] => suggestCountries(library.support, typed),
    },
  ],
  who: 'traceless',
  ack: 'private',
  run: async ({ library }, options) => {
    const typed = options['country'] ?? '';
    return { kind: 'private', card: supportCard(library, typed, findCountry(library.support, typed)), traceless: true };
  },
};

/** The menu on the card. */
export const chooseCountry: ActionDefinition = {
  kind: 'action',
  name: 'support.country',
  who: 'traceless',
  ack: 'update',
  run: async ({ library }, _action, value = '') => ({
    kind: 'update',
    card: supportCard(library, value, findCountry(library.support, value)),
    traceless: true,
  }),
};

/** Leaves something that anybody may see. */
export const clearSupport: ActionDefinition = {
  kind: 'action',
  name: 'support.clear',
  who: 'traceless',
  ack: 'update',
  run: async ({ say }) => ({ kind: 'update', card: clearedCard(say), traceless: true }),
};

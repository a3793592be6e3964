import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import type { AllFeatures } from '../feature.ts';
import { exportedCard, forgetCard, forgottenCard, keptCard, nothingKeptCard, privacyCard } from './cards.ts';
import { dataFiles } from './data-files.ts';
import { forgetPerson } from './forget-person.ts';
import { readOwnData } from './own-data.ts';

/** `/privacy`: what is kept, why, how it is protected, and the limits of that. */
export const showPrivacy: CommandDefinition = {
  kind: 'command',
  path: 'privacy',
  description: 'commands.privacy',
  options: [],
  who: 'anyone',
  ack: 'private',
  run: async ({ say, hostPages }) => ({ kind: 'private', card: privacyCard(say, hostPages) }),
};

/** The copy, as files for the one who asks. */
export function exportMine(features: AllFeatures): ActionDefinition {
  return {
    kind: 'action',
    name: 'privacy.export',
    who: 'anyone',
    ack: 'private',
    run: async (context) => {
      const { by, library, say } = context;
      const copy = await readOwnData(features(), context, by);
      if (copy.isEmpty) return { kind: 'private', card: nothingKeptCard(say) };
      return { kind: 'private', card: exportedCard(say), files: dataFiles(features(), library.say, copy) };
    },
  };
}

/** Explains first, and offers the copy before anything is lost. */
export const askToForget: ActionDefinition = {
  kind: 'action',
  name: 'privacy.forget',
  who: 'anyone',
  ack: 'private',
  run: async ({ say }) => ({ kind: 'private', card: forgetCard(say) }),
};

/** A second click finds nothing, and says the same. */
export function forgetMe(features: AllFeatures): ActionDefinition {
  return {
    kind: 'action',
    name: 'privacy.forget-yes',
    who: 'anyone',
    ack: 'update',
    run: async (context) => {
      await forgetPerson(features(), context, context.by);
      return { kind: 'update', card: forgottenCard(context.say) };
    },
  };
}

export const keepMe: ActionDefinition = {
  kind: 'action',
  name: 'privacy.forget-no',
  who: 'anyone',
  ack: 'update',
  run: async ({ say }) => ({ kind: 'update', card: keptCard(say) }),
};

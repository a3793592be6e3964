import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { exportedCard, forgetCard, forgottenCard, keptCard, nothingKeptCard, privacyCard } from './cards.ts';
import { dataFiles } from './data-files.ts';
import { exportOwnData } from './export-own-data.ts';
import { forgetPerson } from './forget-person.ts';

/** `/privacy`: what is kept, why, how it is protected, and the limits of that. */
export const showPrivacy: CommandDefinition = {
  kind: 'command',
  path: 'privacy',
  description: 'commands.privacy',
  options: [],
  who: 'anyone',
  ack: 'private',
  run: async ({ say }) => ({ kind: 'private', card: privacyCard(say) }),
};

export const exportMine: ActionDefinition = {
  kind: 'action',
  name: 'privacy.export',
  who: 'anyone',
  ack: 'private',
  run: async ({ stores, content, library, by, now, say }) => {
    const data = await exportOwnData(stores, content, by, now);
    if (data.couples.length === 0 && data.invitations.length === 0) {
      return { kind: 'private', card: nothingKeptCard(say) };
    }
    return { kind: 'private', card: exportedCard(say), files: dataFiles(library.say, data) };
  },
};

/** Explains first, and offers the copy before anything is lost. */
export const askToForget: ActionDefinition = {
  kind: 'action',
  name: 'privacy.forget',
  who: 'anyone',
  ack: 'private',
  run: async ({ say }) => ({ kind: 'private', card: forgetCard(say) }),
};

/** A second click finds nothing, and says the same. */
export const forgetMe: ActionDefinition = {
  kind: 'action',
  name: 'privacy.forget-yes',
  who: 'anyone',
  ack: 'update',
  run: async ({ stores, by, now, newId, say }) => {
    await forgetPerson(stores, by, now, newId);
    return { kind: 'update', card: forgottenCard(say) };
  },
};

export const keepMe: ActionDefinition = {
  kind: 'action',
  name: 'privacy.forget-no',
  who: 'anyone',
  ack: 'update',
  run: async ({ say }) => ({ kind: 'update', card: keptCard(say) }),
};

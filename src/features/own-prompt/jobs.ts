import { note } from '../../card/card.ts';
import { otherSide } from '../../model/couple.ts';
import type { Unshown } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { type LivingCard, showLiving } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { roomCard, type View } from './room-card.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-own-prompt': { readonly ownId: string };
  }
}

export const jobs: JobDefinitions<'show-own-prompt'> = {
  'show-own-prompt': {
    run: async (context, { ownId }) => {
      const view = await readView(context, ownId);
      if (view === null) return;
      await showLiving(context, livingOwn(context, ownId), { post: view.own.withdrawnAt === null });
    },
    coupleOf: async ({ ownPrompts }, { ownId }) => (await ownPrompts.find(ownId))?.coupleId ?? null,
    unshown,
  },
};

/** The card that says that one was added, true for as long as it is in the deck. */
function livingOwn(context: JobContext, id: string): LivingCard {
  const { store, now } = context;
  const key = `own-prompt:${id}`;
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      if (view === null || view.couple.ending !== null) return null;
      const { own, couple, library } = view;
      const showsWords = own.withdrawnAt === null && !own.surprise;
      return {
        room: couple.room,
        message: own.message,
        card: roomCard(view),
        told: howToTell(couple, [otherSide(own.by)], now),
        plain: showsWords ? roomCard(view, 'wordless') : null,
        stub: { tone: 'calm', elements: [note(library.say('own-prompt.post-moved'))] },
        again: { deleted: false, refused: true, left: false },
        stays: 'no',
      };
    },
    place: (stores, message) => stores.ownPrompts.place(id, message),
    note: async (message, sides) => {
      const view = await readView(context, id);
      if (view === null) return;
      const what = { notice: 'reply-here', about: { kind: 'own-prompt', id } } as const;
      await noteDirectly(store, view.couple.id, sides, what, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await store.transaction((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

async function readView({ store, content }: JobContext, id: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const own = await stores.ownPrompts.find(id);
    const couple = own === null ? null : await stores.couples.find(own.coupleId);
    if (own === null || couple === null) return null;
    return { own, couple, library: content.library(couple.partners[0].locale) };
  });
}

/** Its author hears of it: it is in the deck, and nobody was told, or it is out of the deck and still stands there. */
async function unshown({ ownPrompts }: Stores, { ownId: key }: { readonly ownId: string }): Promise<Unshown | null> {
  const own = await ownPrompts.find(key);
  if (own === null) return null;
  const notice = own.withdrawnAt === null ? 'own-prompt-unshown' : 'sharing-stuck';
  return { coupleId: own.coupleId, to: [own.by], notice, key };
}

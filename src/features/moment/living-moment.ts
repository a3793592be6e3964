import type { Library } from '../../content/library.ts';
import { type Couple, otherSide } from '../../model/couple.ts';
import { isKeptMoment, isQuietMoment, type Moment } from '../../model/moment.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { movedCard, roomCard, wordlessCard } from './room-card.ts';

export type MomentView = { readonly moment: Moment; readonly couple: Couple; readonly library: Library };

/** A moment with its couple; `null` once it is erased. */
export async function readView({ store, content }: JobContext, id: string): Promise<MomentView | null> {
  return store.transaction(async (stores) => {
    const moment = await stores.moments.find(id);
    const couple = moment === null ? null : await stores.couples.find(moment.coupleId);
    if (moment === null || couple === null) return null;
    return { moment, couple, library: content.library(couple.partners[0].locale) };
  });
}

/** A moment's card in the room, while it is in the list and not kept quiet. `again`: it was taken away, and is back. */
export function livingMoment(context: JobContext, id: string, again: boolean): LivingCard {
  const key = `moment:${id}`;
  const change = context.store.transaction;
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      if (view === null || view.couple.ending !== null) return null;
      const { moment, couple, library } = view;
      if (!isKeptMoment(moment) || isQuietMoment(moment)) return null;
      return {
        room: couple.room,
        message: moment.message,
        card: roomCard(library, couple, moment),
        told: howToTell(couple, [otherSide(moment.side)], context.now),
        plain: wordlessCard(library, couple, moment),
        stub: movedCard(library),
        again: { deleted: again, refused: true, left: true },
        stays: 'in-step',
      };
    },
    place: (stores, message) => stores.moments.setMessage(id, message),
    note: async (message, sides) => {
      const view = await readView(context, id);
      if (view === null) return;
      const note = { notice: 'reply-here', about: { kind: 'moment', id } } as const;
      await noteDirectly(context.store, view.couple.id, sides, note, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await change((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

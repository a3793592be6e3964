import type { Library } from '../../content/library.ts';
import type { Appreciation } from '../../model/appreciation.ts';
import type { Couple } from '../../model/couple.ts';
import { sameRoom } from '../../model/place.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { roomCard } from './room-card.ts';

type View = { readonly appreciation: Appreciation; readonly couple: Couple; readonly library: Library };

export const jobs: JobHandlers<'post-appreciation' | 'refresh-appreciation'> = {
  'post-appreciation': async (context, { appreciationId }) => {
    const view = await readView(context, appreciationId);
    if (view === null || view.couple.ending !== null) return;
    const { appreciation, couple, library } = view;
    const key = `appreciation:${appreciationId}`;
    // Taken back before anything of it was shown: then there is nothing to say.
    if (appreciation.words === null && !(await wasTried(context, key))) return;
    const card = roomCard(library, couple, appreciation);
    const message = appreciation.message ?? (await context.post(couple.room, card, key));
    await context.store.transaction((stores) => stores.appreciations.setMessage(appreciationId, message));
    // What stands there now may be from an earlier try, or it was taken back while there was no message to edit.
    const current = await readView(context, appreciationId);
    if (current?.appreciation.words === null) await edit(context, current);
  },

  'refresh-appreciation': async (context, { appreciationId }) => {
    const view = await readView(context, appreciationId);
    // Without a message yet: its post looks again once it is there.
    if (view !== null) await edit(context, view);
  },
};

async function readView({ store, content }: JobContext, id: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const appreciation = await stores.appreciations.find(id);
    const couple = appreciation === null ? null : await stores.couples.find(appreciation.coupleId);
    if (appreciation === null || couple === null) return null;
    return { appreciation, couple, library: content.library(couple.partners[0].locale) };
  });
}

async function wasTried({ store }: JobContext, key: string): Promise<boolean> {
  return (await store.transaction((stores) => stores.posts.find(key))) !== null;
}

/** A card that was deleted, or that stands in a room which the couple has left, stays as it is. */
async function edit(context: JobContext, { appreciation, couple, library }: View): Promise<void> {
  const { message } = appreciation;
  if (message === null) return;
  try {
    await context.edit(message, roomCard(library, couple, appreciation));
  } catch (error) {
    const moved = !sameRoom(message.room, couple.room);
    const isLost = error instanceof PlatformError && (error.kind === 'gone' || (moved && error.kind === 'forbidden'));
    if (!isLost) throw error;
  }
}

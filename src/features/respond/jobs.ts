import { asRevealed, type RevealedCheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide } from '../../model/couple.ts';
import { type MessageRef, sameRoom } from '../../model/place.ts';
import type { Response } from '../../model/response.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { privateResponseCard, responseCard } from './response-card.ts';

type View = { readonly response: Response; readonly checkIn: RevealedCheckIn; readonly couple: Couple };

export const jobs: JobHandlers<'post-response'> = {
  'post-response': async (context, { responseId }) => {
    const view = await readView(context, responseId);
    if (view === null) return;
    if (view.checkIn.reveal === 'private') return whisper(context, view);
    const message = await postBelow(context, view);
    await context.store.transaction((stores) => stores.answers.setResponseMessage(responseId, message));
  },
};

/** `null` when it was erased, or the couple has ended, before it could be shown. */
async function readView({ store }: JobContext, responseId: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const response = await stores.answers.findResponse(responseId);
    const found = response === null ? null : await stores.checkIns.find(response.checkInId);
    const checkIn = found === null ? null : asRevealed(found);
    const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
    if (response === null || checkIn === null || couple === null || couple.ending !== null) return null;
    return { response, checkIn, couple };
  });
}

async function whisper(context: JobContext, { response, checkIn, couple }: View): Promise<void> {
  const reader = couple.partners[otherSide(response.side)];
  const card = privateResponseCard(context.content.library(reader.locale), couple, checkIn, response);
  await context.whisper(reader.user, couple.room, card, keyOf(response));
}

/** Under the reveal; in the room itself when the reveal was deleted, or stands in a room that the couple has left. */
async function postBelow(context: JobContext, { response, checkIn, couple }: View): Promise<MessageRef> {
  const card = responseCard(context.content.library(couple.partners[0].locale), couple, response);
  const reveal = checkIn.message;
  if (reveal === null || !sameRoom(reveal.room, couple.room)) return context.post(couple.room, card, keyOf(response));
  try {
    return await context.post({ ...reveal.room, under: reveal.message }, card, keyOf(response));
  } catch (error) {
    if (!(error instanceof PlatformError && error.kind === 'gone')) throw error;
    return context.post(couple.room, card, keyOf(response));
  }
}

function keyOf(response: Response): string {
  return `response:${response.id}`;
}

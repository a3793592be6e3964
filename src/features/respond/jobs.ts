import { note } from '../../card/card.ts';
import { asRevealed, type CheckIn, type RevealedCheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, sides } from '../../model/couple.ts';
import { type RoomRef, sameRoom } from '../../model/place.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import { isQuiet } from '../../schedule/quiet-hours.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { type LivingCard, showLiving } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { promptOf } from '../prompt-of.ts';
import { tellPrivately } from '../tell-privately.ts';
import {
  closedCard,
  type InThread,
  inThread,
  privateResponseCard,
  responseCard,
  wordlessCard,
} from './response-card.ts';

type View = InThread & { readonly checkIn: RevealedCheckIn; readonly couple: Couple };

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'post-response': { readonly responseId: string };
  }
}

export const jobs: JobDefinitions<'post-response'> = {
  'post-response': {
    run: postResponse,
    // After a private reveal a reply is whispered.
    coupleOf: async (stores, { responseId }) => {
      const checkIn = await checkInOf(stores, responseId);
      return checkIn === null || checkIn.reveal === 'private' ? null : checkIn.coupleId;
    },
    unshown: async (stores, { responseId: key }) => {
      const checkIn = await checkInOf(stores, key);
      return checkIn === null ? null : { coupleId: checkIn.coupleId, to: sides, notice: 'reply-unshown', key };
    },
  },
};

async function checkInOf({ answers, checkIns }: Stores, responseId: string): Promise<CheckIn | null> {
  const response = await answers.findResponse(responseId);
  return response === null ? null : checkIns.find(response.checkInId);
}

async function postResponse(context: JobContext, { responseId }: JobOf<'post-response'>): Promise<void> {
  const view = await readView(context, responseId);
  if (view === null) return;
  if (await isWhispered(context, view)) return whisper(context, view);
  const { message, way } = view.response;
  // Of what stands there, only a question changes: once it is answered it no longer asks for that.
  if (message !== null && way !== 'ask-more') return;
  const key = view.checkIn.reveal === 'private' ? closedKeyOf(responseId) : keyOf(responseId);
  await showLiving(context, livingResponse(context, responseId, key), { post: true });
}

/** `null` when it was erased, or the couple has ended, before it could be shown. */
async function readView({ store }: JobContext, responseId: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const response = await stores.answers.findResponse(responseId);
    const found = response === null ? null : await stores.checkIns.find(response.checkInId);
    const checkIn = found === null ? null : asRevealed(found);
    const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
    if (response === null || checkIn === null || couple === null || couple.ending !== null) return null;
    return { ...inThread(response, await stores.answers.responses(checkIn)), checkIn, couple };
  });
}

/**
 * After a private reveal it goes to its reader alone. Whoever wants to hear of nothing, now or at all, finds in the room
 * that there is something, and opens it there. As it was begun, so it goes on.
 */
async function isWhispered({ store, now }: JobContext, { response, checkIn, couple }: View): Promise<boolean> {
  if (checkIn.reveal === 'room') return false;
  const [closed, whispered] = await store.transaction(async ({ posts }) => [
    await posts.find(closedKeyOf(response.id)),
    await posts.find(keyOf(response.id)),
  ]);
  if (closed !== null || whispered !== null) return closed === null;
  const { hears, zone } = couple.partners[otherSide(response.side)];
  return hears !== 'nothing' && !isQuiet(couple.quietHours, zone, now);
}

async function whisper(context: JobContext, view: View): Promise<void> {
  const { response, checkIn, couple } = view;
  const reader = couple.partners[otherSide(response.side)];
  const library = context.content.library(reader.locale);
  const prompt = await context.store.transaction((stores) => promptOf({ stores, library }, checkIn));
  const card = privateResponseCard(library, couple, { checkIn, prompt }, view, reader.side);
  await context.whisper(reader.user, couple.room, card, keyOf(response.id));
}

/** A reply under its reveal. Once it stands there only its button changes. */
function livingResponse(context: JobContext, id: string, key: string): LivingCard {
  const change = context.store.transaction;
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      if (view === null) return null;
      const { response, couple, checkIn } = view;
      const isClosed = checkIn.reveal === 'private';
      const library = context.content.library(couple.partners[0].locale);
      return {
        room: placeOf(view),
        message: response.message,
        card: isClosed ? closedCard(library, couple, response) : responseCard(library, couple, view),
        told: howToTell(couple, [otherSide(response.side)], context.now),
        plain: isClosed ? null : wordlessCard(library, couple, response),
        stub: { tone: 'calm', elements: [note(library.say('respond.post-moved'))] },
        again: { deleted: false, refused: false, left: true },
        stays: 'as-it-is',
      };
    },
    place: (stores, message) => stores.answers.setResponseMessage(id, message),
    note: async (message, sides) => {
      const view = await readView(context, id);
      if (view === null) return;
      const note = { notice: 'reply-here', about: { kind: 'reply', id } } as const;
      await noteDirectly(context.store, view.couple.id, sides, note, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await change((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

/** Under the reveal; in the room itself when the reveal has no card, or stands in a room that the couple has left. */
function placeOf({ checkIn, couple }: View): RoomRef {
  const reveal = checkIn.revealMessage;
  if (reveal === null || !sameRoom(reveal.room, couple.room)) return couple.room;
  return { ...reveal.room, under: reveal.message };
}

function keyOf(id: string): string {
  return `response:${id}`;
}

/** Of the card that says that there is a reply, and not what. */
function closedKeyOf(id: string): string {
  return `${keyOf(id)}:closed`;
}

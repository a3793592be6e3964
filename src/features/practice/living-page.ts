import { note } from '../../card/card.ts';
import { type Side, sides } from '../../model/couple.ts';
import { type RoomRef, sameRoom } from '../../model/place.ts';
import { whoseTurn } from '../../model/practice/moves.ts';
import { currentPage, endingOf, type SessionId, stepOf } from '../../model/practice/session.ts';
import { shownToBoth } from '../../model/practice/shown.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { type PlacedView, readView } from './read-view.ts';
import { hidesWords, lastCard, roomCard } from './room-card.ts';

/**
 * The card of one page of a session: where it goes on, or how that step went. Pages after the first stand below it.
 * `absent`: those who are to hear of it, if it is their turn.
 */
export function livingPage(context: JobContext, id: SessionId, index: number, absent: readonly Side[]): LivingCard {
  const { store, now } = context;
  const key = pageKey(id, index);
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      return view === null ? null : livingView(view, index, absent, now);
    },
    place: (stores, message) => stores.practices.place(id, index, message),
    note: async (message, to) => {
      const view = await readView(context, id);
      if (view === null) return;
      const what = { notice: 'practice-here', about: { kind: 'practice', id } } as const;
      await noteDirectly(store, view.couple.id, to, what, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await store.transaction((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

export function pageKey(id: SessionId, index: number): string {
  return `practice:${id}:${index}`;
}

function livingView(view: PlacedView, index: number, absent: readonly Side[], now: number): LivingView {
  const { session, couple, library } = view;
  const isLive = index === lastCard(session) && endingOf(session) === null;
  const wordless = hidesWords(view, index) ? roomCard(view, index, 'wordless') : null;
  return {
    room: roomOf(view, index),
    message: view.places.find(({ page }) => page === index)?.message ?? null,
    card: answersPrivately(view, index) && wordless !== null ? wordless : roomCard(view, index),
    told: howToTell(
      couple,
      toldOf(view).filter((side) => absent.includes(side)),
      now,
    ),
    plain: wordless,
    stub: { tone: 'calm', elements: [note(library.say('practice.elsewhere'))] },
    again: { deleted: isLive, refused: isLive, left: isLive },
    stays: isLive ? 'no' : 'in-step',
  };
}

/**
 * Below its first card, in a thread of its own where there can be one; if the couple is still in that channel, and unless
 * its channel is such a place already.
 */
function roomOf({ couple: { room }, places }: PlacedView, index: number): RoomRef {
  const first = places.find(({ page, message }) => page < index && message !== null)?.message ?? null;
  const isBelow = first !== null && room.under === undefined && sameRoom(first.room, room);
  return isBelow ? { ...room, under: first.room.under ?? first.message, apart: true } : room;
}

/** Those whose turn it is. That a wait has begun is for both, whoever may change its time. */
function toldOf({ practice, session }: PlacedView): readonly Side[] {
  const page = currentPage(session);
  return stepOf(practice.steps, page)?.kind === 'wait' ? sides : whoseTurn(practice, session);
}

/** A couple that shows answers privately does so here too. What is sent to the channel is meant for it. */
function answersPrivately({ couple, practice, session }: PlacedView, index: number): boolean {
  return couple.reveal === 'private' && shownToBoth(practice, session, index).some(({ kind }) => kind === 'answer');
}

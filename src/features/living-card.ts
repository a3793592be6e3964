import type { Card } from '../card/card.ts';
import { fingerprint } from '../card/fingerprint.ts';
import type { Side } from '../model/couple.ts';
import { type MessageRef, type RoomRef, sameRoom } from '../model/place.ts';
import type { Telling } from '../port/chat-platform.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { Stores } from '../port/store.ts';
import type { Post } from '../port/stores/post-store.ts';
import type { BeingTold } from './being-told.ts';
import type { JobContext } from './context.ts';
import { findPost, keyAfter } from './living-keys.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { orElse } from './or-else.ts';
import { isRefused, isShut } from './refused.ts';

/** What a living card shows now, and where it belongs. */
export type LivingView = {
  /** Where the couple is now. With `under`, it is posted below that message where that can be. */
  readonly room: RoomRef;
  /** Where it stands, as far as its owner knows. */
  readonly message: MessageRef | null;
  readonly card: Card;
  /** Who hears of it when it is first posted, and how. Left out: whoever is named. Nobody hears of an edit or a copy. */
  readonly told?: BeingTold;
  /** The same without anybody's words, for a platform that does not take them; `null` if there are none in it. */
  readonly plain: Card | null;
  /** What is left of it where it cannot be kept true: in a channel that the couple has left, or above a newer copy. */
  readonly stub: Card;
  /** Worth a new message when the old one was deleted, cannot be changed, or stands in a room that the couple has left. */
  readonly again: Readonly<Record<'deleted' | 'refused' | 'left', boolean>>;
  /** Whether it stays in a room that the couple has left, and may be read there: in step, as far as that room lets it. */
  readonly stays: 'no' | 'as-it-is' | 'in-step';
};

/** One card that shows how something stands, for as long as that changes. A feature says what it shows and keeps its place. */
export type LivingCard = {
  /** Under this key it is posted once. */
  readonly key: string;
  /** In one short transaction; `null` when there is nothing to show any more. */
  read(): Promise<LivingView | null>;
  /** Remembers where it stands; `null`: nowhere. */
  place(stores: Stores, message: MessageRef | null): Promise<void>;
  /** It was posted for the first time: a note for those who are told of it in their direct messages. */
  note?(message: MessageRef, sides: readonly Side[]): Promise<void>;
  /** The platform does not take the words: what is shown is `plain`, and both should know where to read them. */
  wordsRefused?(): Promise<void>;
};

/**
 * Brings a card to what it should show: posts it where it is not, edits it where it is, and posts it anew where the old
 * one is gone, cannot be changed, or stands in a room that the couple has left. Looks again afterwards: somebody may have
 * acted meanwhile, and the last look wins. With `post` false, a card that was never posted is left to its own post. Jobs
 * about one card come one after the other: none acts on what was true before another one did.
 * Throws a `PlatformError` for what has to be tried again, and for what cannot be shown at all.
 */
export function showLiving(context: JobContext, living: LivingCard, how: { post: boolean }): Promise<void> {
  return oneAtATime(context.store, living.key, () => show(context, living, how));
}

async function show(context: JobContext, living: LivingCard, { post }: { post: boolean }): Promise<void> {
  let look: string | null = null;
  const fresh = new Set<string>();
  for (;;) {
    const view = await living.read();
    if (view === null) return;
    const now = `${JSON.stringify(view.room)} ${fingerprint(view.card)}`;
    if (now === look) return;
    await bring({ context, living, view, fresh }, post || look !== null);
    look = now;
  }
}

/** `fresh`: the messages that this very run has posted; what they show was not there before. */
type Run = {
  readonly context: JobContext;
  readonly living: LivingCard;
  readonly view: LivingView;
  readonly fresh: Set<string>;
};

async function bring(run: Run, post: boolean): Promise<void> {
  const { context, living, view } = run;
  if (view.message !== null) return change(run, view.message);
  const before = await findPost(context, living.key);
  if (before === null && !post) return;
  await put(run, living.key, null, before);
}

/**
 * Posts under a key, `instead` of another message. What an earlier try has posted may show an earlier state, and the
 * platform knows it by its key. It is remembered last: until then a job that runs again does all the rest again. Where
 * there is no rest, that is together with that it was posted, which spares a commit. `before`: what is known of it.
 */
async function put(run: Run, key: string, instead: MessageRef | null, before: Post | null): Promise<void> {
  const { context, living, view } = run;
  const direct = key === living.key ? (view.told?.direct ?? []) : [];
  const placed = direct.length === 0 && instead === null ? living.place : undefined;
  const message = before?.state === 'posted' ? before.message : await send(run, key, placed);
  if (message === null) return;
  const isNew = before?.state !== 'posted';
  if (direct.length > 0 && !isNew && !(await stands(run, message))) return letGo(run, message);
  if (direct.length > 0) await living.note?.(message, direct);
  if (instead !== null) await leave(context, instead, view.stub);
  if (placed === undefined || !isNew) await place(run, message);
  if (before !== null) return change(run, message);
  run.fresh.add(message.message);
}

/** Whether what was posted before can be seen, or a copy of it will be: it was not deleted, or left behind, for good. */
async function stands(run: Run, { room, message }: MessageRef): Promise<boolean> {
  const { again, stays, room: here } = run.view;
  if (!sameRoom(room, here)) return again.left || stays !== 'no';
  const said = again.deleted || (await edit(run, { room, message }).catch((error: unknown) => error));
  return !(said instanceof PlatformError && said.kind === 'gone');
}

/**
 * A card that is not looked after any more. One of which nobody was told yet is placed nowhere at once: placed where it
 * stands first, it would count as told of when it comes in sight again.
 */
async function letGo(run: Run, message: MessageRef): Promise<void> {
  const { context, view } = run;
  if (!sameRoom(message.room, view.room)) await leave(context, message, view.stub);
  await place(run, null);
}

async function change(run: Run, message: MessageRef): Promise<void> {
  const { context, living, view } = run;
  // An earlier try has begun to replace it, and may have got that far.
  if ((await findPost(context, keyAfter(living.key, message))) !== null) return replace(run, message);
  if (!sameRoom(message.room, view.room)) return moveOn(run, message);
  try {
    await edit(run, message);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    // It may be the room that is out of sight, and the old copy with it.
    if (error.kind === 'gone') return view.again.deleted ? replace(run, message) : place(run, null);
    if (error.kind !== 'forbidden' || !view.again.refused) throw error;
    return replace(run, message);
  }
}

/** The couple has left the room in which it stands. What this very run has posted there was not shown before. */
async function moveOn(run: Run, message: MessageRef): Promise<void> {
  const { context, view, fresh } = run;
  const wasShown = !fresh.has(message.message);
  if (wasShown && view.stays === 'as-it-is') return;
  if (wasShown && view.stays === 'in-step') return orElse(context, () => edit(run, message));
  if (view.again.left) return replace(run, message);
  await letGo(run, message);
}

/**
 * A new message for one that cannot be changed, or stands in the wrong place. In a thread that went to sleep, that wakes
 * it, and the old one can be changed again.
 */
async function replace(run: Run, message: MessageRef): Promise<void> {
  const key = keyAfter(run.living.key, message);
  await put(run, key, message, await findPost(run.context, key));
}

function place({ context, living }: Run, message: MessageRef | null): Promise<void> {
  return context.store.transaction((stores) => living.place(stores, message));
}

/** Edits; without anybody's words where the platform does not take them. */
function edit({ context, living, view }: Run, message: MessageRef): Promise<void> {
  return withoutWords(context, living, view, (card) => context.edit(message, card));
}

/** The same key with the words and without them: what may have arrived before they were refused is found again. */
function send(
  { context, living, view }: Run,
  key: string,
  placed: LivingCard['place'] | undefined,
): Promise<MessageRef> {
  return withoutWords(context, living, view, (card) =>
    sendBelow(context, view.room, card, key, tellingOf(view, key === living.key), placed),
  );
}

/**
 * Shows the card; where the platform does not take it, the one without anybody's words. Where it does not take that
 * either, nobody's words are the reason, and it may be a whim: it is tried some times more before it is given up.
 */
async function withoutWords<T>(
  context: JobContext,
  living: LivingCard,
  { card, plain }: LivingView,
  show: (card: Card) => Promise<T>,
): Promise<T> {
  try {
    return await show(card);
  } catch (error) {
    if (!isRefused(context, error)) throw error;
    if (plain === null) throw asUnknown(error);
  }
  try {
    const shown = await show(plain);
    await living.wordsRefused?.();
    return shown;
  } catch (error) {
    throw isRefused(context, error) ? asUnknown(error) : error;
  }
}

function asUnknown(error: unknown): PlatformError {
  const code = error instanceof PlatformError ? error.code : null;
  return new PlatformError('unknown', 'a card without anybody’s words was refused', { cause: error, code });
}

/** A copy that takes the place of an earlier one tells nobody: they have heard of it. */
function tellingOf({ told }: LivingView, isFirst: boolean): Telling | undefined {
  return isFirst || told === undefined ? told?.telling : { users: [], silent: true };
}

/** Below its message; in the room itself where that message is gone, or may not be answered. */
async function sendBelow(
  context: JobContext,
  room: RoomRef,
  card: Card,
  key: string,
  telling: Telling | undefined,
  placed: LivingCard['place'] | undefined,
): Promise<MessageRef> {
  const { under, apart: _, ...plainRoom } = room;
  if (under === undefined) return context.post(room, card, key, telling, placed);
  try {
    return await context.post(room, card, key, telling, placed);
  } catch (error) {
    if (!isShut(error)) throw error;
    return context.post(plainRoom, card, key, telling, placed);
  }
}

/** What can still be done about a card that is not kept up any more: it says so, or goes. Nothing depends on it. */
function leave(context: JobContext, message: MessageRef, stub: Card): Promise<void> {
  return orElse(
    context,
    () => context.edit(message, stub),
    () => orElse(context, () => context.remove(message)),
  );
}

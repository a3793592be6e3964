import type { Card } from '../card/card.ts';
import type { RoomRef, UserRef } from '../model/place.ts';
import type { Keep } from '../port/hold.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { Stores } from '../port/store.ts';
import type { HeldCard } from '../port/stores/held-card-store.ts';
import type { Context, JobContext } from './context.ts';
import type { JobDefinitions } from './definition.ts';
import { oneAtATime } from './one-at-a-time.ts';

declare module '../port/jobs.ts' {
  interface JobShapes {
    /** Brings the private cards about the same up to date, as far as they can be replaced. */
    'refresh-held': { readonly about: string };
  }
}

/** What a private card should show now. */
export type HeldView = {
  readonly room: RoomRef;
  /** `null`: nothing any more, so it goes. */
  readonly card: Card | null;
  /** The same without anybody's words, for a platform that does not take them. */
  readonly plain?: Card;
  /** What it shows then; `null` when that stays true, and the card need not be known any more. */
  readonly look: string | null;
  /** The key of a whisper that it makes needless, once it was shown. */
  readonly insteadOf?: string;
};

/** What of its surroundings a look at a private card needs. */
export type Reading = Pick<Context, 'stores' | 'content' | 'rituals' | 'now'>;

/** How the cards of one kind stand. */
export type HeldKind = {
  /** What stands before the colon of what they are about. */
  readonly kind: string;
  /** What this person's card should show; `null` while what it shows is true. `id` is what stands after the colon. */
  readonly read: (reading: Reading, id: string, held: { user: UserRef; look: string }) => Promise<HeldView | null>;
};

/** Has a private card kept up to date, by what it is about and what it shows of that. */
export function keepAs(kind: string, id: string, look: string | number = ''): Keep {
  return { about: `${kind}:${id}`, look: String(look) };
}

/** Has all private cards about the same brought up to date that can still be replaced. */
export async function refreshHeld(stores: Stores, kind: string, id: string, now: number): Promise<void> {
  const about = `${kind}:${id}`;
  if (await stores.heldCards.has(about, now)) await stores.jobs.enqueue([{ name: 'refresh-held', about }]);
}

/** The job of all kinds of private cards. Nobody waits for it: whoever presses an old one reads the same. */
export function heldJobs(kinds: readonly HeldKind[]): JobDefinitions<'refresh-held'> {
  return { 'refresh-held': { run: (context, { about }) => bringHeld(context, kinds, about) } };
}

/** Looks at one that was just shown: whether it, or one before it, has to be seen to. */
export async function isUntrue(kinds: readonly HeldKind[], reading: Reading, { about, look }: Keep, user: UserRef) {
  const found = find(kinds, about);
  return found !== null && (await found.kind.read(reading, found.id, { user, look })) !== null;
}

/**
 * Brings the private cards about the same up to date: what was left goes, what is not true any more is replaced. A card
 * that the platform does not let be replaced stays as it is, and is forgotten. Throws a `PlatformError` for what passes.
 */
export function bringHeld(context: JobContext, kinds: readonly HeldKind[], about: string): Promise<void> {
  return oneAtATime(context.store, `held:${about}`, async () => {
    const all = await context.store.transaction((stores) => stores.heldCards.about(about, context.now));
    let passing: PlatformError | null = null;
    for (const held of all) passing = (await bring(context, kinds, held)) ?? passing;
    if (passing !== null) throw passing;
  });
}

/** Returns what is in the way for the moment. */
async function bring(context: JobContext, kinds: readonly HeldKind[], held: HeldCard): Promise<PlatformError | null> {
  const view = await context.store.transaction((stores) => viewOf(kinds, { ...context, stores }, held));
  if (view === null) return null;
  try {
    await replace(context, held, view, view.card);
    return null;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.kind === 'unavailable' || error.kind === 'rate-limited') return error;
    context.log.debug('a private card could not be replaced', { kind: error.kind, code: error.code });
    if (error.kind === 'rejected' && view.plain !== undefined) {
      const { insteadOf: _, plain, ...rest } = view;
      return bringPlain(context, held, rest, plain);
    }
    await context.store.transaction(({ heldCards }) => heldCards.renew(held, null));
    return null;
  }
}

async function bringPlain(context: JobContext, held: HeldCard, view: HeldView, plain: Card) {
  return replace(context, held, view, plain).then(
    () => null,
    async (error: unknown) => {
      if (!(error instanceof PlatformError)) throw error;
      await context.store.transaction(({ heldCards }) => heldCards.renew(held, null));
      return null;
    },
  );
}

async function viewOf(kinds: readonly HeldKind[], reading: Reading, held: HeldCard): Promise<HeldView | null> {
  const found = find(kinds, held.about);
  const view = found === null ? null : await found.kind.read(reading, found.id, held);
  if (!held.left) return view;
  return { room: view?.room ?? nowhere(held.user), card: null, look: null };
}

async function replace(context: JobContext, held: HeldCard, view: HeldView, card: Card | null): Promise<void> {
  const { store, now } = context;
  const hold = await context.platform(held.user.platform).replace(held, held.user, view.room, card);
  const { look, insteadOf } = view;
  await store.transaction(async ({ heldCards, posts }) => {
    await heldCards.renew(held, hold === null || look === null ? null : { ...held, ...hold, look });
    if (insteadOf === undefined || card === null) return;
    await posts.begin(insteadOf, now);
    await posts.finish(insteadOf, null);
  });
}

/** What is taken away has no buttons that act anywhere. */
function nowhere({ platform, space }: UserRef): RoomRef {
  return { platform, space, room: '' };
}

function find(kinds: readonly HeldKind[], about: string): { readonly kind: HeldKind; readonly id: string } | null {
  const at = about.indexOf(':');
  const kind = kinds.find((one) => one.kind === about.slice(0, at));
  return kind === undefined ? null : { kind, id: about.slice(at + 1) };
}

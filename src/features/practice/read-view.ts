import type { Library } from '../../content/library.ts';
import type { Practice } from '../../content/schema/practice.ts';
import type { Couple } from '../../model/couple.ts';
import { endingOf, type Session } from '../../model/practice/session.ts';
import type { PagePlace } from '../../port/stores/practice-store.ts';
import type { JobContext } from '../context.ts';

/** A session as its cards need it. `practice` is in the language that both read. */
export type View = {
  readonly session: Session;
  readonly practice: Practice;
  readonly couple: Couple;
  readonly library: Library;
};

export type PlacedView = View & { readonly places: readonly PagePlace[] };

/**
 * A session with its couple and its practice, read in one short transaction; `null` once there is nothing to show. When a
 * pairing ends, its cards are looked at a last time.
 */
export async function readView({ store, content, log }: JobContext, id: string): Promise<PlacedView | null> {
  return store.transaction(async (stores) => {
    const session = await stores.practices.find(id);
    const couple = session === null ? null : await stores.couples.find(session.coupleId);
    if (session === null || couple === null) return null;
    if (couple.ending !== null && endingOf(session) === null) return null;
    const library = content.library(couple.partners[0].locale);
    const practice = library.practices.get(session.practice);
    if (practice === undefined) {
      log.warn('a practice that goes on is not in the library', { practice: session.practice });
      return null;
    }
    return { session, practice, couple, library, places: await stores.practices.places(id) };
  });
}

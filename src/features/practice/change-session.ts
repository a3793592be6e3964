import type { Library } from '../../content/library.ts';
import type { Couple, Side } from '../../model/couple.ts';
import { minute } from '../../model/instant.ts';
import { advance } from '../../model/practice/advance.ts';
import type { Script } from '../../model/practice/script.ts';
import { endingOf, type Session } from '../../model/practice/session.ts';
import type { Context } from '../context.ts';
import { refreshHeld } from '../held-cards.ts';

type Changing = Pick<Context, 'stores' | 'content' | 'now'>;

/** The script that a session runs by. One that has left the library has no step, and the session can only end. */
export function scriptOf({ practices }: Library, { practice }: Pick<Session, 'practice'>): Script {
  return practices.get(practice) ?? { id: practice, steps: [] };
}

/**
 * Keeps what a session has become and has its cards follow. Once a time-out is over, what it interrupted goes on.
 * `by` is the one who acted.
 */
export async function change(
  { stores, content, now }: Changing,
  couple: Couple,
  before: Session,
  after: Session,
  by: Side | null,
): Promise<void> {
  if (after === before) return;
  await stores.practices.save(after);
  await show({ stores }, after, by, by !== null && now - before.restsSince < presence);
  await refreshHeld(stores, 'answer', after.id, now);
  if (endingOf(after) === null || before.held) return;
  const held = await stores.practices.held(couple.id);
  if (held === null) return;
  const resumed = advance(scriptOf(content.library(couple.partners[0].locale), held), held, { kind: 'resume' }, now);
  if (!('session' in resumed)) return;
  await stores.practices.save(resumed.session);
  await show({ stores }, resumed.session, null);
}

/** Has its cards follow. `by` is the one who acted; while both are there, nobody has to be told. */
export async function show(
  { stores }: Pick<Changing, 'stores'>,
  { id }: Session,
  by: Side | null,
  bothAreThere = false,
): Promise<void> {
  const how = { ...(by === null ? {} : { by }), ...(bothAreThere ? { bothAreThere } : {}) };
  await stores.jobs.enqueue([{ name: 'show-practice', sessionId: id, ...how }]);
}

/** So long after somebody did something, both are taken to be there (ms). */
const presence = 10 * minute;

import { type Side, sides } from '../couple.ts';
import type { Instant } from '../instant.ts';
import { currentPage, type Entry, type EntryKind, entryOf, type Page, type Session } from './session.ts';

/** Goes on to another page; the one before stays as it is. */
export function turnPage(session: Session, page: Page): Session {
  return { ...session, pages: [...session.pages, page] };
}

/** Changes the page on which it goes on. */
export function changePage(session: Session, changes: Partial<Page>): Session {
  const [first, ...rest] = session.pages;
  const last = { ...currentPage(session), ...changes };
  return { ...session, pages: rest.length === 0 ? [last] : [first, ...rest.slice(0, -1), last] };
}

/** Adds a yes; what follows happens once both have said it. */
export function onceBoth(session: Session, side: Side, then: (session: Session) => Session): Session {
  const yes = [...new Set([...currentPage(session).yes, side])];
  const said = changePage(session, { yes });
  return yes.length === sides.length ? then(said) : said;
}

/** What follows once both have written or picked. */
export function isIn(session: Session, kind: EntryKind, then: (session: Session) => Session): Session {
  const { visit } = currentPage(session);
  return sides.every((side) => entryOf(session, visit, side, kind) !== null) ? then(session) : session;
}

/** Keeps what somebody wrote; it takes the place of what they wrote there before. */
export function keep(session: Session, side: Side, kind: EntryKind, words: Entry['words'], at: Instant): Session {
  const { visit } = currentPage(session);
  const entry: Entry = { visit, side, kind, at, words };
  const others = session.entries.filter((one) => one.visit !== visit || one.side !== side || one.kind !== kind);
  return { ...session, entries: [...others, entry] };
}

/** A new proposal stands alone: the other's before it is out of the way. */
export function only(session: Session, side: Side): Session {
  const { visit } = currentPage(session);
  const isOthers = (one: Entry) => one.visit === visit && one.kind === 'proposal' && one.side !== side;
  return { ...session, entries: session.entries.filter((one) => !isOthers(one)) };
}

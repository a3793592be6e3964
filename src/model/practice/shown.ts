import { type Side, sides } from '../couple.ts';
import type { Script } from './script.ts';
import {
  type Entry,
  type EntryKind,
  endingOf,
  entryOf,
  type Page,
  pageNumber,
  type Session,
  stepOf,
} from './session.ts';

/**
 * What a page lets both read of what was written or picked. This is the only way from an entry to the room: answers and
 * picks once both are in, a draft once it was sent there, a proposal, and the lines that are kept, at the end.
 */
export function shownToBoth(script: Script, session: Session, index: number): readonly Entry[] {
  const page = session.pages[index];
  if (page === undefined || isRepeated(session, index)) return [];
  if (endingOf(session) === 'done' && index === pageNumber(session)) return entriesOf(session, page, 'line');
  const step = stepOf(script.steps, page);
  const isShown = page.place.kind === 'step' && page.place.part === 'shown';
  switch (step?.kind) {
    case 'ask':
      return isShown ? ifBoth(entriesOf(session, page, 'answer')) : [];
    case 'write':
      return isShown && page.sentTo === 'room' ? entriesOf(session, page, 'draft') : [];
    case 'choose': {
      // While it is the page on which it goes on, one of the two may have picked alone.
      const picks = index === pageNumber(session) ? [] : entriesOf(session, page, 'pick');
      return step.who === 'both' ? ifBoth(picks) : picks;
    }
    case 'agree':
      return isShown ? entriesOf(session, page, 'proposal') : [];
    case 'read':
    case 'turn':
    case 'confirm':
    case 'wait':
    case 'swap':
    case 'close':
    case undefined:
      return [];
  }
}

/** Whether a later page shows the same, as it stands then: another proposal, or the same step after a time-out. */
export function isRepeated({ pages }: Session, index: number): boolean {
  const { visit, place } = pages[index] ?? pages[0];
  return pages
    .slice(index + 1)
    .some(
      (later) =>
        later.visit === visit &&
        place.kind === 'step' &&
        later.place.kind === 'step' &&
        later.place.part === place.part,
    );
}

/** What was sent to this one alone on a page. */
export function sentTo(script: Script, session: Session, index: number, side: Side): Entry | null {
  const page = session.pages[index];
  if (page === undefined || page.sentTo !== 'other' || stepOf(script.steps, page)?.kind !== 'write') return null;
  return entriesOf(session, page, 'draft').find((one) => one.side !== side) ?? null;
}

function entriesOf(session: Session, { visit }: Page, kind: EntryKind): readonly Entry[] {
  return sides.map((side) => entryOf(session, visit, side, kind)).filter((one) => one !== null);
}

function ifBoth(entries: readonly Entry[]): readonly Entry[] {
  return entries.length === sides.length ? entries : [];
}

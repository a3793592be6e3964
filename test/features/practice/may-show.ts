import type { Side } from '../../../src/model/couple.ts';
import { endingOf, type Session } from '../../../src/model/practice/session.ts';

/**
 * Whether what one of the two wrote may stand on a card that the other sees; told from the pages alone, without what
 * decides it in the code.
 */
export function mayShow(session: Session, side: Side, text: string): boolean {
  const { entries, pages } = session;
  const own = entries.find(
    (one) => one.side === side && Object.values(one.words).some((each) => each.reveal() === text),
  );
  if (own === undefined) return false;
  switch (own.kind) {
    case 'answer':
      return entries.some((one) => one.visit === own.visit && one.side !== side && one.kind === 'answer');
    case 'draft':
      return pages.some((page) => page.visit === own.visit && page.sentTo !== null);
    case 'proposal':
      return true;
    case 'line':
      return endingOf(session) === 'done';
    case 'pick':
      return false;
  }
}

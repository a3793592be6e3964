import { sides } from '../couple.ts';
import type { PartnerWords } from '../partner-words.ts';
import type { Script } from './script.ts';
import { entryOf, type Session, stepOf } from './session.ts';

/** Something that both have said yes to: the visit to its step, and the words, where one of them wrote it. */
export type Agreed = { readonly visit: number; readonly words: PartnerWords | null };

/** What both have agreed to in steps that can become a goal, or a date; each visit once, as it stands in the end. */
export function agreedOf(script: Script, session: Session, becomes: 'goal' | 'date'): readonly Agreed[] {
  const agreed = session.pages.filter((page) => {
    const step = stepOf(script.steps, page);
    const isShown = page.place.kind === 'step' && page.place.part === 'shown';
    return step?.kind === 'agree' && step.becomes === becomes && isShown && page.yes.length === sides.length;
  });
  return [...new Set(agreed.map(({ visit }) => visit))].map((visit) => {
    const proposal = sides.map((side) => entryOf(session, visit, side, 'proposal')).findLast((one) => one !== null);
    return { visit, words: Object.values(proposal?.words ?? {})[0] ?? null };
  });
}

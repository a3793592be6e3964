import type { Card } from '../../card/card.ts';
import { isWritten } from '../../content/prompt-kind.ts';
import type { CoupleContext } from '../context.ts';
import type { OpenCheckIn } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { pickCard } from './pick-cards.ts';
import { rankCard } from './rank-card.ts';

/** The private card on which one answers. What is answered in words offers nothing to press: its own card says how. */
export function toPick(context: CoupleContext, open: OpenCheckIn, problem?: string): Card {
  const { prompt } = open;
  if (isWritten(prompt)) return ownCard(context, open);
  if (prompt.format === 'rank') return rankCard(context, { ...open, prompt }, [], problem);
  return pickCard(context, { ...open, prompt }, problem);
}

/** The same after something was pressed that the question does not have. */
export function askAgain(context: CoupleContext, open: OpenCheckIn): Card {
  return toPick(context, open, context.say.text('check-in.refused-option'));
}

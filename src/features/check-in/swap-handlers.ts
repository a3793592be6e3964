import { text } from '../../card/card.ts';
import { type CheckIn, swapLimit } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { promptOf } from '../prompt-of.ts';
import { type OwnShown, privatelyKept, updateKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn, refused } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { swapQuestion } from './swap-question.ts';

/**
 * Swaps the question. Pressed in the room, the card there changes by itself; pressed on a private card (a third
 * argument says so), that card shows the new question, or why it stays.
 */
export const swapDefinition: ActionDefinition = {
  kind: 'action',
  name: 'check-in.swap',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    const isHere = action.args[2] !== undefined;
    if ('refusal' in open)
      return isHere ? updateKept({ ...open, card: open.refusal }) : privatelyKept({ ...open, card: open.refusal });
    const swapped = await swapOpen(context, open);
    if (isHere) return updateKept('why' in swapped ? stays(context, open, swapped) : swapped);
    return 'why' in swapped ? privately(refused(context, ...swapped.why).refusal) : { kind: 'nothing' };
  },
};

/** The new question as its own private card, or why it could not be swapped. */
export async function swap(context: CoupleContext, open: OpenCheckIn): Promise<OwnShown> {
  const swapped = await swapOpen(context, open);
  return 'why' in swapped ? stays(context, open, swapped) : swapped;
}

/** Why a question cannot be swapped, as a sentence. */
type Why = {
  readonly why: readonly [
    'check-in.refused-swap-answered' | 'check-in.refused-swap-none' | 'check-in.refused-swap-limit',
    { most?: number }?,
  ];
};

async function swapOpen(context: CoupleContext, { checkIn }: OpenCheckIn): Promise<OwnShown | Why> {
  if (checkIn.answeredAt.some((at) => at !== null)) return { why: ['check-in.refused-swap-answered'] };
  if (checkIn.swaps >= swapLimit) return { why: ['check-in.refused-swap-limit', { most: swapLimit }] };
  const next: CheckIn | null = await swapQuestion(context, checkIn);
  const prompt = next === null ? undefined : await promptOf(context, next);
  if (next === null || prompt === undefined) return { why: ['check-in.refused-swap-none'] };
  const lead = text(context.say('check-in.swapped-private'));
  return { card: ownCard(context, { checkIn: next, prompt, answer: null, lead }), checkIn: next };
}

/** The question as it is, below the reason why it stays. */
function stays(context: CoupleContext, open: OpenCheckIn, { why: [key, values = {}] }: Why): OwnShown {
  return { card: ownCard(context, { ...open, lead: text(context.say(key, values)) }), checkIn: open.checkIn };
}

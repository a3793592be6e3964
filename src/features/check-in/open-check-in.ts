import { z } from 'zod';
import type { ParsedAction } from '../../card/action-id.ts';
import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import type { Answer } from '../../model/answer.ts';
import { type CheckIn, stateOf } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';
import { ownCard } from './own-cards.ts';

/** A check-in that takes answers, locked, with one's own answer so far. */
export type OpenCheckIn = { readonly checkIn: CheckIn; readonly prompt: Prompt; readonly answer: Answer | null };

/** Why not: a card for the one who tried, and which check-in it was. */
export type Refused = { readonly refusal: Card; readonly checkIn?: CheckIn };

/**
 * The check-in that a button or a form belongs to, if it still takes answers. The first argument of the action is
 * its id, the second how often it was swapped when the button was made.
 */
export async function openCheckIn(context: CoupleContext, action: ParsedAction): Promise<OpenCheckIn | Refused> {
  const [id, swaps] = action.args;
  const checkIn = await lockOwn(context, id);
  if (checkIn === null) return refused(context, 'check-in.refused-unknown');
  const refusal = await whyNot(context, checkIn);
  if (refusal !== null) return { refusal, checkIn };
  const prompt = await promptOf(context, checkIn);
  if (prompt === undefined) return refused(context, 'check-in.refused-no-prompt');
  const answer = await context.stores.answers.own(checkIn, context.side);
  if (String(checkIn.swaps) === swaps) return { checkIn, prompt, answer };
  const lead = text(context.say('check-in.refused-swapped'));
  return { refusal: ownCard(context, { checkIn, prompt, answer, lead }), checkIn };
}

/** A check-in of this couple, locked; `null` for a wrong id and for another couple's. */
export async function lockOwn(context: CoupleContext, id: string | undefined): Promise<CheckIn | null> {
  const parsed = z.uuid().safeParse(id);
  const checkIn = parsed.success ? await context.stores.checkIns.lock(parsed.data) : null;
  return checkIn?.coupleId === context.couple.id ? checkIn : null;
}

/** A card with one sentence. */
export function refused(
  { say }: CoupleContext,
  key: CopyKey,
  values: Parameters<CoupleContext['say']>[1] = {},
): Refused {
  const title = say.text('check-in.refused-title');
  return { refusal: { title, tone: 'notice', elements: [text(say(key, values))] } };
}

async function whyNot(context: CoupleContext, checkIn: CheckIn): Promise<Card | null> {
  if (checkIn.mode === 'open') return refused(context, 'check-in.refused-open-mode').refusal;
  switch (stateOf(checkIn, context.now)) {
    case 'open':
      return null;
    case 'revealed':
      await mendCard(context, checkIn);
      return revealedCard(context, checkIn);
    case 'closed':
      await mendCard(context, checkIn);
      return refused(context, 'check-in.refused-closed').refusal;
  }
}

/** The card that was pressed may say what is not true any more: an edit of it was lost, or came too late. */
async function mendCard({ stores }: CoupleContext, { id }: CheckIn): Promise<void> {
  await stores.jobs.enqueue([{ name: 'refresh-check-in', checkInId: id }]);
}

function revealedCard(context: CoupleContext, checkIn: CheckIn): Card {
  const { say } = context;
  const { refusal } = refused(context, 'check-in.refused-revealed');
  const row = buttons(
    button(say.text('check-in.button-respond'), actionId('respond.open', checkIn.id), 'main'),
    button(say.text('check-in.button-see-both'), actionId('check-in.full', checkIn.id)),
  );
  return { ...refusal, elements: [...refusal.elements, row] };
}

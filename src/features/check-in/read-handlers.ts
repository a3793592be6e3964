import type { ParsedAction } from '../../card/action-id.ts';
import type { Card } from '../../card/card.ts';
import { asRevealed } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { readPage } from '../pager.ts';
import { privately } from '../privately.ts';
import { promptOf } from '../prompt-of.ts';
import { readEarlier } from '../read-earlier.ts';
import { lockOwn, refused } from './open-check-in.ts';
import { bothCard } from './revealed-cards.ts';

/** "Read in full" and "See both": both answers on a private card. */
const full: ActionDefinition = {
  kind: 'action',
  name: 'check-in.full',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await bothAt(context, action, 1)),
};

/** Turns the page of that card. */
const page: ActionDefinition = {
  kind: 'action',
  name: 'check-in.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await bothAt(context, action, readPage(action.args[1])),
  }),
};

export const readDefinitions: readonly Definition[] = [full, page];

async function bothAt(context: CoupleContext, action: ParsedAction, at: number): Promise<Card> {
  const checkIn = await lockOwn(context, action.args[0]);
  if (checkIn === null) return refused(context, 'check-in.refused-unknown').refusal;
  const revealed = asRevealed(checkIn);
  if (revealed === null) return refused(context, 'check-in.refused-sealed').refusal;
  const prompt = await promptOf(context, checkIn);
  if (prompt === undefined) return refused(context, 'check-in.refused-no-prompt').refusal;
  const { answers } = context.stores;
  const both = await answers.openAnswers(revealed);
  const earlier = await readEarlier(context.stores, context.couple, revealed);
  return bothCard(
    context,
    { checkIn: revealed, answers: both, earlier, prompt, responses: await answers.responses(revealed) },
    at,
  );
}

import type { Card } from '../../card/card.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { giveAnswer } from './give-answer.ts';
import { inPlace } from './in-place.ts';
import type { OpenCheckIn } from './open-check-in.ts';
import { rankCard, readPlaced, wholeOrder } from './rank-card.ts';
import { askAgain } from './to-pick.ts';

/** Gives one thing the next place; with the last but one the order is whole. */
const rank: ActionDefinition = {
  kind: 'action',
  name: 'check-in.rank',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, async (open) => {
      const order = ranked(open, action.args.slice(2));
      if (order === null) return toRank(context, open, action.args.slice(2));
      return giveAnswer(context, open, { ...open.answer, order });
    }),
};

/** Takes the last place back. */
const unrank: ActionDefinition = {
  kind: 'action',
  name: 'check-in.unrank',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, (open) => toRank(context, open, action.args.slice(2))),
};

export const rankDefinitions: readonly Definition[] = [rank, unrank];

function ranked({ prompt }: OpenCheckIn, args: readonly string[]): readonly string[] | null {
  const placed = prompt.format === 'rank' ? readPlaced(prompt, args) : null;
  return prompt.format !== 'rank' || placed === null ? null : wholeOrder(prompt, placed);
}

function toRank(context: CoupleContext, open: OpenCheckIn, args: readonly string[]): Card {
  const { prompt } = open;
  if (prompt.format !== 'rank') return askAgain(context, open);
  const placed = readPlaced(prompt, args);
  return placed === null ? askAgain(context, open) : rankCard(context, { ...open, prompt }, placed);
}

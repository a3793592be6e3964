import type { Card } from '../../card/card.ts';
import { optionsOf } from '../../content/options-of.ts';
import { isWritten } from '../../content/prompt-kind.ts';
import { isGuessed } from '../../model/format.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { giveAnswer } from './give-answer.ts';
import { inPlace } from './in-place.ts';
import { privatelyKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn } from './open-check-in.ts';
import { guessCard } from './pick-cards.ts';
import { rankCard, readPlaced } from './rank-card.ts';
import { askAgain, toPick } from './to-pick.ts';

/** Shows what can be picked, on a private card of its own. */
const pick: ActionDefinition = {
  kind: 'action',
  name: 'check-in.pick',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return privatelyKept({ ...open, card: open.refusal });
    return privatelyKept({ card: toPick(context, open), checkIn: open.checkIn });
  },
};

/** Picks on the card in the room. What takes more than one press goes on privately. */
const tap: ActionDefinition = {
  kind: 'action',
  name: 'check-in.tap',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return privatelyKept({ ...open, card: open.refusal });
    return privatelyKept({ card: await begin(context, open, action.args[2] ?? ''), checkIn: open.checkIn });
  },
};

/** What can be picked, in place of one's private copy. */
const repick: ActionDefinition = {
  kind: 'action',
  name: 'check-in.repick',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => inPlace(context, action, (open) => toPick(context, open)),
};

const choose: ActionDefinition = {
  kind: 'action',
  name: 'check-in.choose',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, (open) => {
      const choice = action.args[2] ?? '';
      if (!isOption(context, open, choice)) return askAgain(context, open);
      return giveAnswer(context, open, { ...open.answer, choice });
    }),
};

/** First step of a guess: one's own choice, kept in the buttons of the second. */
const own: ActionDefinition = {
  kind: 'action',
  name: 'check-in.own',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, (open) => toGuess(context, open, action.args[2] ?? '')),
};

const guess: ActionDefinition = {
  kind: 'action',
  name: 'check-in.guess',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, (open) => {
      const [choice = '', guessed = ''] = action.args.slice(2);
      if (!isOption(context, open, choice) || !isOption(context, open, guessed)) return askAgain(context, open);
      return giveAnswer(context, open, { ...open.answer, choice, guess: guessed });
    }),
};

/** Everything that is picked: on a scale, among options, and in two steps where the other's pick is guessed. */
export const pickDefinitions: readonly Definition[] = [pick, tap, repick, choose, own, guess];

async function begin(context: CoupleContext, open: OpenCheckIn, first: string): Promise<Card> {
  const { prompt } = open;
  if (prompt.format === 'rank' && readPlaced(prompt, [first]) !== null) {
    return rankCard(context, { ...open, prompt }, [first]);
  }
  if (!isOption(context, open, first)) return askAgain(context, open);
  return isGuessed(prompt)
    ? toGuess(context, open, first)
    : giveAnswer(context, open, { ...open.answer, choice: first });
}

function toGuess(context: CoupleContext, open: OpenCheckIn, choice: string): Card {
  const { prompt } = open;
  if (isWritten(prompt) || prompt.format === 'rank' || !isOption(context, open, choice)) return askAgain(context, open);
  return guessCard(context, { ...open, prompt }, choice);
}

/** What is put in order has options as well, of which none is picked. */
function isOption({ say }: CoupleContext, { prompt }: OpenCheckIn, id: string): boolean {
  return prompt.format !== 'rank' && optionsOf(say, prompt).some((option) => option.id === id);
}

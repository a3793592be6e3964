import type { Card } from '../../card/card.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { giveAnswer } from './give-answer.ts';
import { inPlace } from './in-place.ts';
import { privatelyKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { guessCard, optionsOf, pickCard } from './pick-cards.ts';

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

/** The same in place of one's private copy. */
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
      if (!isOption(open, choice)) return askAgain(context, open);
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
    inPlace(context, action, (open) => {
      const choice = action.args[2] ?? '';
      return isOption(open, choice) ? guessCard(context, open, choice) : askAgain(context, open);
    }),
};

const guess: ActionDefinition = {
  kind: 'action',
  name: 'check-in.guess',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) =>
    inPlace(context, action, (open) => {
      const [choice = '', guessed = ''] = action.args.slice(2);
      if (!isOption(open, choice) || !isOption(open, guessed)) return askAgain(context, open);
      return giveAnswer(context, open, { ...open.answer, choice, guess: guessed });
    }),
};

/** Everything that is picked: on a scale, among options, and in two steps where the other's pick is guessed. */
export const pickDefinitions: readonly Definition[] = [pick, repick, choose, own, guess];

function isOption({ prompt }: OpenCheckIn, id: string): boolean {
  return optionsOf(prompt).some((option) => option.id === id);
}

function askAgain(context: CoupleContext, open: OpenCheckIn): Card {
  return toPick(context, open, context.say.text('check-in.refused-option'));
}

/** A question that is answered in words offers nothing to pick: its own card says how to answer it. */
function toPick(context: CoupleContext, open: OpenCheckIn, problem?: string): Card {
  return open.prompt.format === 'words' ? ownCard(context, open) : pickCard(context, open, problem);
}

import type { ParsedAction } from '../../card/action-id.ts';
import { type Card, text } from '../../card/card.ts';
import type { PassKind } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { inPlace } from './in-place.ts';
import { privatelyKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { passCheckIn } from './pass-check-in.ts';

/** The button in the room. Its answer is private, and nothing in the room changes. */
const pass: ActionDefinition = {
  kind: 'action',
  name: 'check-in.pass',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return privatelyKept({ ...open, card: open.refusal });
    return privatelyKept({ card: await leave(context, open), checkIn: open.checkIn });
  },
};

/** The same on a private card, which then says so. */
const passHere: ActionDefinition = {
  kind: 'action',
  name: 'check-in.pass-here',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => inPlace(context, action, (open) => leave(context, open)),
};

const notToday: ActionDefinition = {
  kind: 'action',
  name: 'check-in.not-today',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => passAs(context, action, 'not-today'),
};

const never: ActionDefinition = {
  kind: 'action',
  name: 'check-in.never',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => passAs(context, action, 'never'),
};

/** Back to a plain pass. */
const undoNever: ActionDefinition = {
  kind: 'action',
  name: 'check-in.undo-never',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => passAs(context, action, 'pass'),
};

export const passDefinitions: readonly Definition[] = [pass, passHere, notToday, never, undoNever];

/** Passes an open question; one that was passed before stays as it was passed. */
export async function leave(context: CoupleContext, open: OpenCheckIn): Promise<Card> {
  const { checkIn } = open;
  if (open.answer !== null) return answeredAlready(context, open);
  const passed = checkIn.passed[context.side] === null ? await passCheckIn(context, checkIn, 'pass') : checkIn;
  return ownCard(context, { ...open, checkIn: passed });
}

function passAs(context: CoupleContext, action: ParsedAction, kind: PassKind) {
  return inPlace(context, action, async (open) => {
    if (open.answer !== null) return answeredAlready(context, open);
    return ownCard(context, { ...open, checkIn: await passCheckIn(context, open.checkIn, kind) });
  });
}

function answeredAlready(context: CoupleContext, open: OpenCheckIn): Card {
  return ownCard(context, { ...open, lead: text(context.say('check-in.pass-answered')) });
}

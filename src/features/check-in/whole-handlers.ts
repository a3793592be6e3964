import type { ParsedAction } from '../../card/action-id.ts';
import { isWritten } from '../../content/prompt-kind.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { problemsOf } from './answer-forms.ts';
import { giveAnswer } from './give-answer.ts';
import { updateKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn } from './open-check-in.ts';
import { readPlaced } from './rank-card.ts';
import { toPick } from './to-pick.ts';
import { readWhole, unpicked, wholeForm } from './whole-form.ts';
import { refuse } from './write-handlers.ts';

/** Opens the form in which everything is answered in one step. What is answered in words has another one. */
const openWhole: ActionDefinition = {
  kind: 'action',
  name: 'check-in.whole-open',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return updateKept({ ...open, card: open.refusal });
    const placed = placedFor(open, action);
    if (placed === null) return updateKept({ card: toPick(context, open), checkIn: open.checkIn });
    return { kind: 'form', form: wholeForm(context.say, open.checkIn, open.prompt, open.answer ?? {}, placed) };
  },
};

const whole: FormDefinition = {
  kind: 'form',
  name: 'check-in.whole',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return refuse(context, { ...open, card: open.refusal }, submitted);
    const placed = placedFor(open, action);
    if (placed === null) return refuse(context, { card: toPick(context, open), checkIn: open.checkIn }, submitted);
    const given = readWhole(context.say, open.prompt, submitted, placed);
    const problems = { ...unpicked(context.say, open.prompt, given), ...problemsOf(context.say, given, []) };
    if (Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: wholeForm(context.say, open.checkIn, open.prompt, given, placed), problems };
    }
    return updateKept({ card: await giveAnswer(context, open, given), checkIn: open.checkIn });
  },
};

/** A pick and a few words beside it, in one step. */
export const wholeDefinitions: readonly Definition[] = [openWhole, whole];

/**
 * What already has its place in an order of which only the last two are left; nothing for what is picked. `null` where
 * there is no such form: what is answered in words has another one.
 */
function placedFor({ prompt }: OpenCheckIn, { args }: ParsedAction): readonly string[] | null {
  if (isWritten(prompt)) return null;
  if (prompt.format !== 'rank') return [];
  const placed = readPlaced(prompt, args.slice(2));
  return placed?.length === prompt.options.length - 2 ? placed : null;
}

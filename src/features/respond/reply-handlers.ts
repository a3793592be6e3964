import type { ParsedAction } from '../../card/action-id.ts';
import { giveBack } from '../../content/give-back.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { fittingWays } from '../../model/result.ts';
import { type HelpedWay, ways } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { findToReply, type Refused, refused, repliesPerWay, type ToReply } from './find-revealed.ts';
import { recordResponse } from './record-response.ts';
import { composeReply, readTyped, replyForm } from './reply-form.ts';
import { thanksCard } from './thanks-card.ts';
import { warmWords } from './warm-words.ts';

const write: ActionDefinition = {
  kind: 'action',
  name: 'respond.write',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findWay(context, action);
    return 'refusal' in found
      ? { kind: 'private', card: found.refusal }
      : { kind: 'form', form: replyForm(context, found.toReply, found.way, {}) };
  },
};

/** The thanks take the place of the card that the form came from. */
const send: FormDefinition = {
  kind: 'form',
  name: 'respond.send',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const found = await findWay(context, action);
    if ('refusal' in found) return giveBack(context.say, found.refusal, Object.values(submitted.typed));
    const { toReply, way } = found;
    const typed = readTyped(submitted);
    const reply = composeReply(context, toReply, way, typed);
    if (!(reply instanceof PartnerWords)) {
      return { kind: 'invalid', form: replyForm(context, toReply, way, typed), problems: reply };
    }
    await recordResponse(context, toReply.checkIn, { way }, reply);
    return { kind: 'update', card: thanksCard(context, toReply, reply) };
  },
};

/** One warm thing, said with a press. It is kept as it was said, in the language of the one who pressed. */
const warm: ActionDefinition = {
  kind: 'action',
  name: 'respond.warm',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findToReply(context, action.args[0]);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    if (!found.warmLeft) return { kind: 'private', card: refused(context, 'respond.refused-warm-used').refusal };
    const words = new PartnerWords(warmWords(context.say, found.what));
    await recordResponse(context, found.checkIn, { way: 'warm' }, words);
    return { kind: 'update', card: thanksCard(context, found, words) };
  },
};

export const replyDefinitions: readonly Definition[] = [write, send, warm];

async function findWay(
  context: CoupleContext,
  action: ParsedAction,
): Promise<{ readonly toReply: ToReply; readonly way: HelpedWay } | Refused> {
  const found = await findToReply(context, action.args[0]);
  if ('refusal' in found) return found;
  const way = ways.find((one) => one === action.args[1]);
  if (way === undefined) return refused(context, 'respond.refused-unknown');
  if (!fittingWays(found.what).includes(way)) return refused(context, 'respond.refused-way-unfit');
  if (!found.left.includes(way)) return refused(context, 'respond.refused-way-used', { most: repliesPerWay });
  return { toReply: found, way };
}

import { z } from 'zod';
import { actionId, type ParsedAction } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { giveBack } from '../../content/give-back.ts';
import { asRevealed } from '../../model/check-in.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { type Way, ways } from '../../model/way.ts';
import type { PrivateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { coachCard } from './coach-card.ts';
import { findRevealed, refused, repliesPerWay, type ToReply } from './find-revealed.ts';
import { recordResponse } from './record-response.ts';
import { composeReply, readTyped, replyForm } from './reply-form.ts';
import { privateResponseCard } from './response-card.ts';

const open: ActionDefinition = {
  kind: 'action',
  name: 'respond.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => coach(context, action.args[0]),
};

/** The same for the newest check-in that both have answered. */
const respond: CommandDefinition = {
  kind: 'command',
  path: 'checkin respond',
  description: 'commands.checkin-respond',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => {
    const latest = await context.stores.checkIns.latestRevealed(context.couple.id);
    if (latest === null) return privately(refused(context, 'respond.refused-nothing').refusal);
    return coach(context, latest.id);
  },
};

/** A reply whose words the platform did not take: for each of the two alone. */
const read: ActionDefinition = {
  kind: 'action',
  name: 'respond.read',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const { stores, couple, library } = context;
    const id = z.uuid().safeParse(action.args[0]);
    const response = id.success ? await stores.answers.findResponse(id.data) : null;
    const checkIn = response === null ? null : await stores.checkIns.find(response.checkInId);
    const revealed = checkIn === null ? null : asRevealed(checkIn);
    if (response === null || revealed === null || revealed.coupleId !== couple.id) {
      return privately(refused(context, 'respond.refused-unknown').refusal);
    }
    return privately(privateResponseCard(library, couple, revealed, response));
  },
};

const write: ActionDefinition = {
  kind: 'action',
  name: 'respond.write',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findWay(context, action);
    return 'refusal' in found
      ? privately(found.refusal)
      : { kind: 'form', form: replyForm(context, found.toReply, found.way, {}) };
  },
};

const send: FormDefinition = {
  kind: 'form',
  name: 'respond.send',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const found = await findWay(context, action);
    if ('refusal' in found) return giveBack(context.say, found.refusal, Object.values(submitted.typed));
    const { toReply, way } = found;
    const typed = readTyped(submitted);
    const reply = composeReply(context, toReply, way, typed);
    if (!(reply instanceof PartnerWords)) {
      return { kind: 'invalid', form: replyForm(context, toReply, way, typed), problems: reply };
    }
    await recordResponse(context, toReply.checkIn, way, reply);
    return privately(sentCard(context, toReply));
  },
};

/** Help to respond well, which is the point of it all. */
export const definitions: readonly Definition[] = [respond, open, read, write, send];

async function coach(context: CoupleContext, id: string | undefined): Promise<PrivateReply> {
  const found = await findRevealed(context, id);
  return privately('refusal' in found ? found.refusal : coachCard(context, found));
}

async function findWay(
  context: CoupleContext,
  action: ParsedAction,
): Promise<{ readonly toReply: ToReply; readonly way: Way } | { readonly refusal: Card }> {
  const found = await findRevealed(context, action.args[0]);
  if ('refusal' in found) return found;
  const way = ways.find((one) => one === action.args[1]);
  if (way === undefined) return refused(context, 'respond.refused-unknown');
  if (!found.left.includes(way)) return refused(context, 'respond.refused-way-used', { most: repliesPerWay });
  return { toReply: found, way };
}

function sentCard({ say, other }: CoupleContext, { checkIn }: ToReply): Card {
  const where = checkIn.reveal === 'private' ? 'respond.sent-private' : 'respond.sent-room';
  return {
    title: say.text('respond.sent-title'),
    tone: 'warm',
    elements: [
      text(say(where, { other: person(other.user) })),
      note(say('respond.sent-note')),
      buttons(button(say.text('respond.button-another'), actionId('respond.open', checkIn.id))),
    ],
  };
}

function privately(card: Card): PrivateReply {
  return { kind: 'private', card };
}

import type { ParsedAction } from '../../card/action-id.ts';
import { text } from '../../card/card.ts';
import type { Tip } from '../../content/library.ts';
import type { PrivateReply, UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findTip } from './find-tip.ts';
import { isForOne, tipForOne } from './for-one.ts';
import { readTopic } from './show-tip.ts';
import { hiddenCard, tipCard } from './tip-cards.ts';

/** "Not for us": either of the two puts it away for both. */
export const hideTip: ActionDefinition = {
  kind: 'action',
  name: 'tips.hide',
  who: 'partner',
  ack: 'update',
  run: (context: CoupleContext, action) =>
    withTip(context, action, async (tip) => {
      await context.stores.tips.setHidden(context.couple.id, tip.id, true);
      return { kind: 'update', card: hiddenCard(context.say, tip, readTopic(action.args[1])) };
    }),
};

export const unhideTip: ActionDefinition = {
  kind: 'action',
  name: 'tips.unhide',
  who: 'partner',
  ack: 'update',
  run: (context: CoupleContext, action) =>
    withTip(context, action, async (tip) => {
      await context.stores.tips.setHidden(context.couple.id, tip.id, false);
      const { say, by, couple, side } = context;
      if (isForOne(tip.topic)) return privately(tipForOne(context, { kind: 'own', couple, side }, null));
      return { kind: 'update', card: tipCard(say, tip, { topic: readTopic(action.args[1]), by }, 'own') };
    }),
};

/** Brings back everything that was put away about a topic. */
export const bringBack: ActionDefinition = {
  kind: 'action',
  name: 'tips.bring-back',
  who: 'partner',
  ack: 'update',
  run: async ({ stores, couple, library, say }: CoupleContext, action) => {
    const topic = readTopic(action.args[0]);
    for (const id of await stores.tips.hidden(couple.id)) {
      const about = library.tips.get(id)?.topic;
      if (topic === null || about === topic) await stores.tips.setHidden(couple.id, id, false);
    }
    return { kind: 'update', card: { tone: 'calm', elements: [text(say('tips.bring-back-done'))] } };
  },
};

async function withTip(
  { library, say }: CoupleContext,
  action: ParsedAction,
  act: (tip: Tip) => Promise<UpdateReply | PrivateReply>,
): Promise<UpdateReply | PrivateReply> {
  const tip = findTip(library, action.args[0]);
  return tip === undefined ? privately({ tone: 'notice', elements: [text(say('tips.gone'))] }) : act(tip);
}

import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import type { Library } from '../../content/library.ts';
import { pickTip } from '../../content/pick-tip.ts';
import { type Topic, topics } from '../../model/theme.ts';
import type { Choice } from '../../port/command-spec.ts';
import { type Asking, askingCouple } from '../asking-couple.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { isForOne, tipForOne } from './for-one.ts';
import { savedCard } from './saved-tips.ts';
import { noneLeftCard, tipCard } from './tip-cards.ts';

/**
 * `/tip [topic]`: one that the couple has not seen, in the room. `saved` shows one's own list, privately; outside help
 * is for the one who asks as well, and nobody else sees that it was asked about.
 */
export const tip: CommandDefinition = {
  kind: 'command',
  path: 'tip',
  description: 'commands.tip',
  options: [
    { name: 'topic', description: 'commands.option-topic', required: false, kind: 'choice', choices: topicChoices },
  ],
  who: 'anyone',
  ack: 'shared',
  alone: ({ topic }) => topic === 'saved' || isForOne(readTopic(topic)),
  run: async (context, options) => {
    const asking = await askingCouple(context);
    const topic = readTopic(options['topic']);
    if (options['topic'] === 'saved') return privately(await savedCard(context, asking, 0));
    if (isForOne(topic)) return privately(tipForOne(context, asking, null));
    const card = await pickedCard(context, asking, topic, null);
    // What strangers ask in a couple's room is no business of the couple's.
    return asking.kind === 'others' ? privately(card) : { kind: 'shared', card };
  },
};

export const anotherTip: ActionDefinition = {
  kind: 'action',
  name: 'tips.another',
  who: 'anyone',
  ack: 'update',
  run: async (context, action) => {
    const asking = await askingCouple(context);
    const [topic, current = null] = action.args;
    // A card in the room that has the topic is from before it was for one person alone.
    if (isForOne(readTopic(topic))) return privately(tipForOne(context, asking, current));
    if (asking.kind === 'others') {
      return privately({ tone: 'notice', elements: [{ kind: 'text', text: context.say('refusals.not-your-couple') }] });
    }
    return { kind: 'update', card: await pickedCard(context, asking, readTopic(topic), current) };
  },
};

/** `any` and everything unknown mean no topic. */
export function readTopic(text: string | undefined): Topic | null {
  return z.enum(topics).safeParse(text).data ?? null;
}

/** Picks, remembers for a couple, and shows. `current`: the tip that is on the card now. */
async function pickedCard(
  { stores, library, random, now, by }: Context,
  asking: Asking,
  topic: Topic | null,
  current: string | null,
): Promise<Card> {
  const own = asking.kind === 'own' ? asking.couple.id : null;
  const remembered = own === null ? new Map<string, number>() : await stores.tips.shown(own);
  const shown = current === null ? remembered : new Map([...remembered, [current, now] as const]);
  const hidden = own === null ? new Set<string>() : await stores.tips.hidden(own);
  const picked = pickTip(library, { shown, hidden, ...(topic === null ? {} : { topic }) }, random);
  if (picked === null) return noneLeftCard(library.say, topic);
  if (own !== null) await stores.tips.setShown(own, picked.id, now);
  return tipCard(library.say, picked, { topic, by }, asking.kind);
}

function topicChoices({ say }: Library): readonly Choice[] {
  return [...topics, 'saved' as const].map((value) => ({ value, label: say.text(`commands.topic-${value}`) }));
}

import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note } from '../../card/card.ts';
import { pickTip } from '../../content/pick-tip.ts';
import { askedForOnly, type Topic } from '../../model/theme.ts';
import { type Asking, askingCouple } from '../asking-couple.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { noneLeftCard, tipElements } from './tip-cards.ts';

/** Whether nobody but the one who asks should see that somebody looked for this. */
export function isForOne(topic: Topic | null): boolean {
  return topic !== null && askedForOnly.has(topic);
}

/** "Another one" on the private card. */
export const anotherForOne: ActionDefinition = {
  kind: 'action',
  name: 'tips.another-alone',
  who: 'anyone',
  ack: 'update',
  run: async (context, action) => {
    const asking = await askingCouple(context);
    return { kind: 'update', card: tipForOne(context, asking, action.args[0] ?? null) };
  },
};

/**
 * One of the tips that are for the asker alone. The couple's memory neither knows of it nor is asked: from which ones
 * are left, or put away, the other could tell that somebody looked. `current`: the one that is on the card now.
 */
export function tipForOne({ library, random }: Context, asking: Asking, current: string | null): Card {
  const { say } = library;
  const topic = 'outside-help';
  const shown = current === null ? new Map<string, number>() : new Map([[current, 0]]);
  const picked = pickTip(library, { shown, hidden: new Set(), topic }, random);
  if (picked === null) return noneLeftCard(say, topic);
  const another = button(say.text('tips.another'), actionId('tips.another-alone', picked.id), 'main');
  const save = button(say.text('tips.save'), actionId('tips.save', picked.id));
  return {
    title: say.text('tips.title', { topic: say.text(`commands.topic-${topic}`) }),
    tone: 'warm',
    elements: [
      ...tipElements(say, picked),
      note(say('tips.only-you')),
      buttons(another, ...(asking.kind === 'own' ? [save] : [])),
    ],
  };
}

import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import type { Tip } from '../../content/library.ts';
import { type Asking, askingCouple } from '../asking-couple.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findTip } from './find-tip.ts';
import { isForOne } from './for-one.ts';
import { hiddenCard, tipElements } from './tip-cards.ts';

/** One tip, named on a card elsewhere, for the one who pressed. It does not count as seen by both. */
export const showOne: ActionDefinition = {
  kind: 'action',
  name: 'tips.show',
  who: 'anyone',
  ack: 'private',
  run: async (context, action) => {
    const { library, say } = context;
    const tip = findTip(library, action.args[0]);
    if (tip === undefined) return privately({ tone: 'notice', elements: [text(say('tips.gone'))] });
    const asking = await askingCouple(context);
    return privately(
      (await isPutAway(context, asking, tip)) ? hiddenCard(say, tip, tip.topic) : oneCard(context, asking, tip),
    );
  },
};

/** What is for one alone is asked for without the couple's memory. */
async function isPutAway({ stores }: Context, asking: Asking, tip: Tip): Promise<boolean> {
  if (asking.kind !== 'own' || isForOne(tip.topic)) return false;
  return (await stores.tips.hidden(asking.couple.id)).has(tip.id);
}

function oneCard({ say }: Context, asking: Asking, tip: Tip): Card {
  const save = button(say.text('tips.save'), actionId('tips.save', tip.id));
  return {
    title: say.text('tips.title', { topic: say.text(`commands.topic-${tip.topic}`) }),
    tone: 'warm',
    elements: [...tipElements(say, tip), note(say('tips.only-you')), ...(asking.kind === 'own' ? [buttons(save)] : [])],
  };
}

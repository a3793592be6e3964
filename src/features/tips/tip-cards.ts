import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Tip } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { UserRef } from '../../model/place.ts';
import type { Topic } from '../../model/theme.ts';
import type { Asking } from '../asking-couple.ts';

/** What somebody asked for, and who did: in a room, both can see why the card is there. */
export type Wanted = { readonly topic: Topic | null; readonly by: UserRef };

/** One idea, why, one thing to try, how firm it is, and who asked for it. */
export function tipCard(say: Say, tip: Tip, { topic, by }: Wanted, asking: Asking['kind']): Card {
  return {
    title: say.text('tips.title', { topic: say.text(`commands.topic-${tip.topic}`) }),
    tone: 'warm',
    elements: [
      ...tipElements(say, tip),
      ...(asking === 'others' ? [] : [note(say('tips.asked-by', { by: person(by) }))]),
      ...controls(say, tip, topic, asking),
    ],
  };
}

export function tipElements(say: Say, tip: Tip): readonly Element[] {
  return [
    text(`${tip.idea} ${tip.why}`),
    text(say('tips.try', { text: tip.tryToday })),
    note(say(`tips.evidence-${tip.evidence}`)),
  ];
}

/** The tip is put away for both; one click brings it back. */
export function hiddenCard(say: Say, tip: Tip, topic: Topic | null): Card {
  return {
    title: say.text('tips.hidden-title'),
    tone: 'calm',
    elements: [
      text(say('tips.hidden')),
      buttons(
        button(say.text('tips.undo'), actionId('tips.unhide', tip.id, topic ?? 'any')),
        button(say.text('tips.another'), actionId('tips.another', topic ?? 'any', tip.id)),
      ),
    ],
  };
}

export function noneLeftCard(say: Say, topic: Topic | null): Card {
  return {
    tone: 'calm',
    elements: [
      text(say('tips.none-left')),
      buttons(button(say.text('tips.show-again'), actionId('tips.bring-back', topic ?? 'any'))),
    ],
  };
}

/** Saving and putting away are for a couple, which has a memory. */
function controls(say: Say, tip: Tip, topic: Topic | null, asking: Asking['kind']): readonly Element[] {
  if (asking === 'others') return [];
  const another = button(say.text('tips.another'), actionId('tips.another', topic ?? 'any', tip.id), 'main');
  if (asking === 'nobody') return [buttons(another)];
  return [
    buttons(
      another,
      button(say.text('tips.save'), actionId('tips.save', tip.id)),
      button(say.text('tips.hide'), actionId('tips.hide', tip.id, topic ?? 'any')),
    ),
  ];
}

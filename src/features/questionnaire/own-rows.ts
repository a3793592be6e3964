import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Element, note } from '../../card/card.ts';
import { instant } from '../../card/markup.ts';
import type { CoupleContext } from '../context.ts';
import type { OwnView } from './kind.ts';

/** Whose it is and from when. */
export function ownNote({ say }: CoupleContext, { round, isLatest }: OwnView): Element {
  if (isLatest) return note(say('questionnaire.result-now'));
  return note(say('questionnaire.result-of', { when: instant(round.finishedAt, 'day') }));
}

/** What can be done with a result: first what it is about, then doing it again and looking back. */
export function ownButtons({ say }: CoupleContext, { questionnaire, hasMore }: OwnView, ...first: Button[]): Element {
  return buttons(
    ...first,
    button(say.text('questionnaire.again'), actionId('questionnaire.again', questionnaire.id)),
    ...(hasMore
      ? [button(say.text('questionnaire.earlier'), actionId('questionnaire.earlier', questionnaire.id))]
      : []),
  );
}

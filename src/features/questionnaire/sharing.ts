import { actionId } from '../../card/action-id.ts';
import { type Button, button, type Element, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CoupleContext } from '../context.ts';
import type { OwnView } from './kind.ts';
import { sentences, sharingSentences } from './sentences.ts';

/** What there is to say and to do about sharing a result that its author alone decides about. */
export function sharing(
  { say, other }: CoupleContext,
  { standing, round }: OwnView,
  id: 'style' | 'reconnect',
): { readonly elements: readonly Element[]; readonly buttons: readonly Button[] } {
  const own = sharingSentences[id];
  const values = { other: person(other.user) };
  const back = (meetingId: string) =>
    button(say.text('questionnaire.take-back'), actionId('questionnaire.take-back', meetingId));
  switch (standing.kind) {
    case 'alone':
    case 'asked': {
      const key = standing.kind === 'asked' ? own.shareTheirs : own.share;
      const share = button(say.text(own.buttonShare), actionId('questionnaire.bring', round.id), 'main');
      return { elements: [text(say(key, values))], buttons: [share] };
    }
    case 'waiting':
      return { elements: [note(say(own.waiting, values))], buttons: [back(standing.meeting.id)] };
    case 'met': {
      const see = actionId('questionnaire.together', standing.meeting.id);
      return {
        elements: [note(say(own.both, values))],
        buttons: [button(say.text(sentences[id].buttonTogether), see, 'main'), back(standing.meeting.id)],
      };
    }
  }
}

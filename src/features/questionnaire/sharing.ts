import { actionId } from '../../card/action-id.ts';
import { type Button, button, type Element, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CoupleContext } from '../context.ts';
import type { OwnView } from './kind.ts';

/** What there is to say and to do about sharing a result that its author alone decides about. */
export function sharing(
  { say, other }: CoupleContext,
  { standing, round }: OwnView,
  id: 'style' | 'reconnect',
): { readonly elements: readonly Element[]; readonly buttons: readonly Button[] } {
  const values = { other: person(other.user) };
  const back = (meetingId: string) =>
    button(say.text('questionnaire.take-back'), actionId('questionnaire.take-back', meetingId));
  switch (standing.kind) {
    case 'alone':
    case 'asked': {
      const key = standing.kind === 'asked' ? (`${id}.own-share-theirs` as const) : (`${id}.own-share` as const);
      const share = button(say.text(`${id}.button-share`), actionId('questionnaire.bring', round.id), 'main');
      return { elements: [text(say(key, values))], buttons: [share] };
    }
    case 'waiting':
      return { elements: [note(say(`${id}.own-waiting`, values))], buttons: [back(standing.meeting.id)] };
    case 'met': {
      const see = actionId('questionnaire.together', standing.meeting.id);
      return {
        elements: [note(say(`${id}.own-both`, values))],
        buttons: [button(say.text(`${id}.button-together`), see, 'main'), back(standing.meeting.id)],
      };
    }
  }
}

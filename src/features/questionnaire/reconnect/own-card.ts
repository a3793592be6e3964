import { actionId } from '../../../card/action-id.ts';
import { type Button, button, type Card, type Element, note, text } from '../../../card/card.ts';
import { person } from '../../../card/markup.ts';
import { regionOf, type WordedDimension } from '../../../content/questionnaire.ts';
import type { CoupleContext } from '../../context.ts';
import type { OwnView } from '../kind.ts';
import { ownButtons, ownNote } from '../own-rows.ts';
import { sharing } from '../sharing.ts';
import { marked } from './marks.ts';

/** What this partner marked, with a way to what helps, and to looking at it together. */
export function ownCard(context: CoupleContext, view: OwnView): Card {
  const { say } = context;
  const { questionnaire, round } = view;
  const marks = marked(questionnaire.dimensions, round);
  const share = sharing(context, view, 'reconnect');
  return {
    title: say.text('reconnect.own-title'),
    tone: 'calm',
    elements: [
      ...(marks.length === 0 ? [text(say('reconnect.own-none'))] : listed(context, view, marks)),
      ...share.elements,
      ...showing(context, view),
      ownButtons(context, view, ...share.buttons),
      ...(questionnaire.closing === undefined ? [] : [note(questionnaire.closing)]),
      ownNote(context, view),
    ],
  };
}

function listed({ say }: CoupleContext, view: OwnView, marks: readonly WordedDimension[]): readonly Element[] {
  const { questionnaire, round } = view;
  return [
    ...marks.map(({ id, name }) => {
      const region = regionOf(questionnaire, id, round.result.regions[id]);
      return text(say('reconnect.own-marked', { name, text: region?.text ?? '' }));
    }),
    note(say('reconnect.own-closer')),
    {
      kind: 'select',
      action: actionId('questionnaire.closer', round.id),
      placeholder: say.text('questionnaire.closer-pick'),
      options: marks.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

/** Which of the marks that are this partner's alone are shown to the other. */
function showing({ say, other }: CoupleContext, view: OwnView): readonly Element[] {
  const shown = alone(view).filter(({ id }) => view.round.shown.includes(id));
  if (shown.length === 0) return [];
  const names = new Intl.ListFormat(say.locale).format(shown.map(({ name }) => name));
  return [note(say('reconnect.own-shown', { other: person(other.user), names }))];
}

/** A mark that is this partner's alone can be shown, and hidden again. */
export function closerButtons({ say }: CoupleContext, view: OwnView, cause: string): readonly Button[] {
  if (!alone(view).some(({ id }) => id === cause)) return [];
  const { id, shown } = view.round;
  return shown.includes(cause)
    ? [button(say.text('reconnect.hide'), actionId('questionnaire.hide', id, cause))]
    : [button(say.text('reconnect.show'), actionId('questionnaire.show', id, cause))];
}

/** What this partner marked and the other did not, once both have brought theirs. */
function alone({ questionnaire: { dimensions }, round, standing }: OwnView): readonly WordedDimension[] {
  if (standing.kind !== 'met' || standing.theirs === null) return [];
  const theirs = marked(dimensions, standing.theirs);
  return marked(dimensions, round).filter((one) => !theirs.includes(one));
}

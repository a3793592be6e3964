import { actionId } from '../../../card/action-id.ts';
import { type Card, type Element, note, text } from '../../../card/card.ts';
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
      ...showing(context, view, marks),
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
    select('questionnaire.closer', round.id, say.text('questionnaire.closer-pick'), marks),
  ];
}

/** Which of the marks that are this partner's alone are shown to the other, and which could be. */
function showing({ say, other }: CoupleContext, view: OwnView, marks: readonly WordedDimension[]): readonly Element[] {
  const { questionnaire, round, standing } = view;
  if (standing.kind !== 'met' || standing.theirs === null) return [];
  const theirs = marked(questionnaire.dimensions, standing.theirs);
  const alone = marks.filter((one) => !theirs.includes(one));
  const shown = alone.filter(({ id }) => round.shown.includes(id));
  const hidden = alone.filter((one) => !shown.includes(one));
  const names = new Intl.ListFormat(say.locale).format(shown.map(({ name }) => name));
  return [
    ...(hidden.length === 0 ? [] : [select('questionnaire.show', round.id, say.text('reconnect.show-pick'), hidden)]),
    ...(shown.length === 0
      ? []
      : [
          note(say('reconnect.own-shown', { other: person(other.user), names })),
          select('questionnaire.hide', round.id, say.text('reconnect.hide-pick'), shown),
        ]),
  ];
}

function select(
  name: 'questionnaire.closer' | 'questionnaire.show' | 'questionnaire.hide',
  roundId: string,
  placeholder: string,
  causes: readonly WordedDimension[],
): Element {
  const options = causes.map(({ id, name: label }) => ({ value: id, label }));
  return { kind: 'select', action: actionId(name, roundId), placeholder, options };
}

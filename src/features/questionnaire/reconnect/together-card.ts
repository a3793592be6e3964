import { actionId } from '../../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../../card/card.ts';
import { person, plain } from '../../../card/markup.ts';
import type { WordedDimension } from '../../../content/questionnaire.ts';
import type { Say } from '../../../content/say.ts';
import type { MetView } from '../kind.ts';
import { removedCard } from '../meeting-cards.ts';
import { names } from '../names.ts';
import { sharedMarks } from './marks.ts';

/** First what both marked, then what one alone marked and shows. What else either marked is nowhere on it. */
export function together(view: MetView): Card {
  const { library, couple, questionnaire, rounds } = view;
  const [one, other] = rounds;
  if (one === null || other === null) return removedCard(view);
  const { say } = library;
  const { both, alone } = sharedMarks(questionnaire.dimensions, [one, other]);
  return {
    title: say.text('reconnect.together-title'),
    tone: 'reveal',
    elements: [
      text(say('reconnect.together', names(couple))),
      ...(both.length === 0 ? [text(say('reconnect.none-both'))] : []),
      ...both.map((cause) => text([...say('reconnect.both', about(cause)), ...question(say, cause)])),
      ...alone.map(({ side, cause }) => {
        const by = person(couple.partners[side].user);
        return text([...say('reconnect.alone', { by, ...about(cause) }), ...question(say, cause)]);
      }),
      ...guideSelect(view, [...both, ...alone.map(({ cause }) => cause)]),
      note(say('reconnect.note-rest')),
      ...(questionnaire.closing === undefined ? [] : [note(questionnaire.closing)]),
      buttons(button(say.text('questionnaire.open-mine'), actionId('questionnaire.open', questionnaire.id))),
    ],
  };
}

function about({ name, guide }: WordedDimension) {
  return { name, about: guide?.about ?? '' };
}

function question(say: Say, { guide }: WordedDimension) {
  return guide === undefined ? [] : [...plain('\n'), ...say('reconnect.question', { question: guide.question })];
}

function guideSelect(
  { library: { say }, questionnaire }: MetView,
  causes: readonly WordedDimension[],
): readonly Element[] {
  if (causes.length === 0) return [];
  return [
    {
      kind: 'select',
      action: actionId('questionnaire.guide', questionnaire.id),
      placeholder: say.text('reconnect.guide-pick'),
      options: causes.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

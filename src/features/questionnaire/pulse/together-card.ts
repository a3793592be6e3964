import { actionId } from '../../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../../card/card.ts';
import { person } from '../../../card/markup.ts';
import type { CopyKey } from '../../../content/copy.ts';
import { labelOf } from '../../../content/questionnaire.ts';
import { sides } from '../../../model/couple.ts';
import type { FinishedRound } from '../../../model/questionnaire/round.ts';
import { tryElements } from '../guide-card.ts';
import type { MetView } from '../kind.ts';
import { removedCard } from '../meeting-cards.ts';
import { names } from '../names.ts';
import { type Compared, compare } from './compare.ts';
import { pictureElements } from './over-months.ts';

/** Both ratings: where both feel it, where they see it differently, and one sign to look after. No sum, no grade. */
export function together(view: MetView): Card {
  const { library, couple, questionnaire, rounds } = view;
  const [one, other] = rounds;
  if (one === null || other === null) return removedCard(view);
  const { say } = library;
  const { both, differ, between, bothLow, least } = compare(questionnaire.dimensions, one, other);
  return {
    title: say.text('pulse.together-title'),
    tone: 'reveal',
    elements: [
      text(say('pulse.together', names(couple))),
      ...listed(view, 'pulse.both', both),
      ...differing(view, differ, [one, other]),
      ...listed(view, 'pulse.between', between),
      ...listed(view, 'pulse.both-low', bothLow),
      ...toLookAfter(view, least),
      ...pictureElements(view),
      ...(questionnaire.closing === undefined ? [] : [note(questionnaire.closing)]),
      ...(view.monthly === null ? [] : [note(say(view.monthly === 'on' ? 'pulse.monthly-on' : 'rhythm.offer-pulse'))]),
      buttons(
        button(say.text('questionnaire.open-mine'), actionId('questionnaire.open', questionnaire.id)),
        ...(view.monthly === 'offered'
          ? [button(say.text('pulse.button-monthly'), actionId('pulse.every-month'))]
          : []),
      ),
    ],
  };
}

type List = Extract<CopyKey, 'pulse.both' | 'pulse.between' | 'pulse.both-low'>;

function listed({ library: { say } }: MetView, key: List, all: readonly Compared[]): readonly Element[] {
  if (all.length === 0) return [];
  const signs = new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(
    all.map(({ sign }) => sign.name.toLocaleLowerCase(say.locale)),
  );
  return [text(say(key, { signs }))];
}

/** What each said, in their own words, and that neither is wrong. */
function differing(
  { library: { say }, couple, questionnaire }: MetView,
  all: readonly Compared[],
  rounds: readonly [FinishedRound, FinishedRound],
): readonly Element[] {
  if (all.length === 0) return [];
  const [one, other] = couple.partners.map(({ user }) => person(user));
  const facts = all.map(({ sign }) => {
    const [item = ''] = sign.items;
    const [first = '', second = ''] = sides.map(
      (side) => labelOf(questionnaire, item, rounds[side].answers[item]) ?? '',
    );
    return {
      label: sign.name,
      value: say('pulse.differ-said', { one: one ?? '', other: other ?? '', first, second }),
    };
  });
  return [text(say('pulse.differ')), { kind: 'facts', facts }, text(say('pulse.differ-note'))];
}

function toLookAfter({ library }: MetView, least: Compared | null): readonly Element[] {
  const guide = least?.sign.guide;
  if (least === null || guide === undefined) return [];
  const { say } = library;
  const key = least.means.every((mean) => mean >= 4) ? 'pulse.least-high' : 'pulse.least';
  return [text(say(key, { sign: least.sign.name, about: guide.about })), ...tryElements(library, guide)];
}

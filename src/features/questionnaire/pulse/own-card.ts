import { actionId } from '../../../card/action-id.ts';
import { type Button, button, type Card, type Element, note, text } from '../../../card/card.ts';
import { person, plain } from '../../../card/markup.ts';
import { labelOf, regionOf, type WordedDimension } from '../../../content/questionnaire.ts';
import type { CoupleContext } from '../../context.ts';
import { tryElements } from '../guide-card.ts';
import type { OwnView } from '../kind.ts';
import { ownButtons, ownNote } from '../own-rows.ts';

/** One's own rating, sign by sign in words, with a question and a tip for the one that is felt least. */
export function ownCard(context: CoupleContext, view: OwnView): Card {
  const { say } = context;
  const { questionnaire, round, standing } = view;
  const signs = questionnaire.dimensions.filter(({ id }) => round.result.means[id] !== undefined);
  const facts = signs.map((sign) => ({ label: sign.name, value: plain(wordFor(context, view, sign)) }));
  const see =
    standing.kind === 'met'
      ? [button(say.text('pulse.button-together'), actionId('questionnaire.together', standing.meeting.id), 'main')]
      : [];
  return {
    title: say.text('pulse.own-title'),
    tone: 'calm',
    elements: [
      text(say('pulse.own-lead')),
      ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
      ...least(context, view, signs),
      ...status(context, view),
      ...closerSelect(context, view, signs),
      ownButtons(context, view, ...see, ...monthlyButtons(context, view)),
      ownNote(context, view),
    ],
  };
}

/** Once it was seen together, or once somebody has chosen, whether it comes each month. */
function monthlyButtons({ say }: CoupleContext, { standing, comesMonthly }: OwnView): readonly Button[] {
  if (comesMonthly === true) {
    return [button(say.text('pulse.button-not-monthly'), actionId('pulse.monthly', 'off'))];
  }
  const isOffered = comesMonthly === false || standing.kind === 'met';
  return isOffered ? [button(say.text('pulse.button-monthly'), actionId('pulse.monthly', 'on'))] : [];
}

/** The word that was picked; where the scale has changed since, the level in words. */
function wordFor(
  { say }: CoupleContext,
  { questionnaire, round }: OwnView,
  { id, items: [item = ''] }: WordedDimension,
) {
  const label = labelOf(questionnaire, item, round.answers[item]);
  const level = round.result.levels[id];
  return label ?? say.text(`pulse.level-${level === 'little' || level === 'much' ? level : 'some'}`);
}

function least({ say, library }: CoupleContext, view: OwnView, signs: readonly WordedDimension[]): readonly Element[] {
  const { means, regions } = view.round.result;
  const mean = ({ id }: WordedDimension) => means[id] ?? 0;
  const [lowest] = signs.toSorted((a, b) => mean(a) - mean(b));
  if (lowest?.guide === undefined || mean(lowest) >= 4) return [];
  const region = regionOf(view.questionnaire, lowest.id, regions[lowest.id]);
  return [
    text(say('pulse.own-least', { sign: lowest.name, text: region?.text ?? lowest.guide.about })),
    ...tryElements(library, lowest.guide),
  ];
}

function status({ say, other }: CoupleContext, { standing }: OwnView): readonly Element[] {
  const values = { other: person(other.user) };
  if (standing.kind === 'waiting') return [note(say('pulse.own-waiting', values))];
  return standing.kind === 'met' ? [note(say('pulse.own-both', values))] : [];
}

function closerSelect(
  { say }: CoupleContext,
  { round }: OwnView,
  signs: readonly WordedDimension[],
): readonly Element[] {
  if (signs.length === 0) return [];
  return [
    {
      kind: 'select',
      action: actionId('questionnaire.closer', round.id),
      placeholder: say.text('questionnaire.closer-pick'),
      options: signs.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { clockAt, dateAt } from '../../card/write-time.ts';
import { labelOf, regionOf } from '../../content/questionnaire.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Definition } from '../definition.ts';
import { findFinished, findKind } from './find-own.ts';
import { guideElements } from './guide-card.ts';
import { inPlace } from './in-place.ts';
import type { Kind, OwnView } from './kind.ts';
import { refused } from './refused.ts';
import { showOwn, viewOwn } from './show-own.ts';

/** As many as a menu holds. */
const listed = 25;

const result = inPlace('questionnaire.result', (context, action) => resultOf(context, action.args[0]));

/** The earlier results of one questionnaire, in a menu. */
const earlier = inPlace('questionnaire.earlier', async (context, action) => {
  const kind = findKind(context, action.args[0]);
  if ('refusal' in kind) return kind.refusal;
  const { stores, couple, side } = context;
  const rounds = await stores.rounds.finished(couple.id, side, kind.questionnaire.id, listed);
  const [latest] = rounds;
  if (latest === undefined) return refused(context, 'questionnaire.refused-unknown');
  return earlierCard(context, kind, rounds, latest);
});

/** One of them, picked in that menu. */
const entry = inPlace('questionnaire.entry', (context, _action, value) => resultOf(context, value));

/** What was said about one thing, and what helps with it. */
const closer = inPlace('questionnaire.closer', async (context, action, value) => {
  const own = await findFinished(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  return closerCard(context, own.kind, await viewOwn(context, own.kind, own.round), value);
});

/** Looking at what came out: today, earlier, and more closely. */
export const lookDefinitions: readonly Definition[] = [result, earlier, entry, closer];

async function resultOf(context: CoupleContext, id: string | undefined): Promise<Card> {
  const own = await findFinished(context, id);
  return 'refusal' in own ? own.refusal : showOwn(context, own.kind, own.round);
}

function earlierCard(
  { say, me }: CoupleContext,
  { questionnaire }: Kind,
  rounds: readonly FinishedRound[],
  latest: FinishedRound,
): Card {
  const options = rounds.map(({ id: value, finishedAt }) => ({
    value,
    label: say.text('questionnaire.earlier-option', {
      when: dateAt(finishedAt, me.zone, say.locale),
      at: clockAt(finishedAt, me.zone, say.locale),
    }),
  }));
  const { id, title } = questionnaire;
  return {
    title,
    tone: 'calm',
    elements: [
      text(say('questionnaire.earlier-intro')),
      {
        kind: 'select',
        action: actionId('questionnaire.entry', id),
        placeholder: say.text('questionnaire.earlier-pick'),
        options,
      },
      buttons(button(say.text('questionnaire.to-result'), actionId('questionnaire.result', latest.id))),
    ],
  };
}

/** The result itself where the questionnaire no longer has what was picked. */
function closerCard(context: CoupleContext, kind: Kind, view: OwnView, wanted: string | undefined): Card {
  const { say, library } = context;
  const { questionnaire, closerButtons } = kind;
  const { id, answers, result: came } = view.round;
  const dimension = questionnaire.dimensions.find((one) => one.id === wanted);
  if (dimension === undefined) return kind.ownCard(context, view);
  const region = regionOf(questionnaire, dimension.id, came.regions[dimension.id]);
  const [item = ''] = dimension.items;
  const label = labelOf(questionnaire, item, answers[item]);
  const said =
    label === null || region === null ? [] : [say('questionnaire.closer-said', { label, text: region.text })];
  return {
    title: questionnaire.title,
    tone: 'calm',
    elements: [
      ...said.map(note),
      ...guideElements(library, dimension),
      buttons(
        button(say.text('questionnaire.to-result'), actionId('questionnaire.result', id)),
        ...(closerButtons?.(context, view, dimension.id) ?? []),
      ),
    ],
  };
}

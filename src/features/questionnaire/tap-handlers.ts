import type { ParsedAction } from '../../card/action-id.ts';
import type { Card } from '../../card/card.ts';
import { asFinished, nextItem, pickOf, withPick } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findKind, findRound } from './find-own.ts';
import { begin, finish, goOn, whereTheyAre } from './go-through.ts';
import { inPlace } from './in-place.ts';
import { introCard, itemCard, leftCard } from './step-cards.ts';

/** From a card in the room: one's own comes on a private card. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'questionnaire.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const kind = findKind(context, action.args[0]);
    return privately('refusal' in kind ? kind.refusal : await whereTheyAre(context, kind));
  },
};

const start = inPlace('questionnaire.begin', async (context, action) => {
  const kind = findKind(context, action.args[0]);
  return 'refusal' in kind ? kind.refusal : begin(context, kind);
});

/** Once more from the start: what it is for comes first, since it may be long ago. */
const again = inPlace('questionnaire.again', async (context, action) => {
  const kind = findKind(context, action.args[0]);
  if ('refusal' in kind) return kind.refusal;
  const begun = await context.stores.rounds.begun(context.couple.id, context.side, kind.questionnaire.id);
  return begun === null ? introCard(context, kind) : goOn(context, kind, begun, 'questionnaire.resumed');
});

/** A pick for an item that is asked for the first time. */
const answer = inPlace('questionnaire.answer', async (context, action) => pick(context, action, false));

/** Another pick for one that was answered before. */
const change = inPlace('questionnaire.change', async (context, action) => pick(context, action, true));

/** The item before the one that is shown. */
const back = inPlace('questionnaire.back', async (context, action) => {
  const own = await findRound(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  const { round, kind } = own;
  const { items } = kind.questionnaire;
  const at = items.findIndex(({ id }) => id === action.args[1]);
  const before = items[at - 1];
  if (before === undefined || asFinished(round) !== null) return goOn(context, kind, round, stale(round));
  return itemCard(context, kind.questionnaire, round, before, { again: pickOf(round, before) !== undefined });
});

const leave = inPlace('questionnaire.leave', async (context, action) => {
  const own = await findRound(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  const { round, kind } = own;
  return asFinished(round) === null
    ? leftCard(context, kind.questionnaire, round)
    : goOn(context, kind, round, stale(round));
});

const resume = inPlace('questionnaire.go-on', async (context, action) => {
  const own = await findRound(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  return goOn(context, own.kind, own.round, asFinished(own.round) === null ? 'questionnaire.resumed' : undefined);
});

/** One card that changes in place, item by item. */
export const tapDefinitions: readonly Definition[] = [open, start, again, answer, change, back, leave, resume];

/**
 * Keeps a pick and shows what comes next. A button of an item that was answered meanwhile, perhaps on another device,
 * changes nothing; the same pick twice is one.
 */
async function pick(context: CoupleContext, action: ParsedAction, again: boolean): Promise<Card> {
  const own = await findRound(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  const { round, kind } = own;
  const { questionnaire } = kind;
  if (asFinished(round) !== null) return goOn(context, kind, round, stale(round));
  const item = questionnaire.items.find(({ id }) => id === action.args[1]);
  const option = item?.options.find(({ id }) => id === action.args[2]);
  if (item === undefined || option === undefined) return goOn(context, kind, round, 'questionnaire.item-gone');
  const before = pickOf(round, item);
  if (before === option.id) return goOn(context, kind, round);
  if (before !== undefined && !again) return goOn(context, kind, round, 'questionnaire.item-over');
  const next = withPick(round, questionnaire, item.id, option.id, context.now);
  const finished = asFinished(next);
  if (finished !== null) return finish(context, kind, finished);
  await context.stores.rounds.save(next);
  return itemCard(context, questionnaire, next, nextItem(questionnaire.items, next) ?? item);
}

function stale(round: Parameters<typeof asFinished>[0]) {
  return asFinished(round) === null ? undefined : 'questionnaire.finished-before';
}

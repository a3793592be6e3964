import { actionId } from '../../card/action-id.ts';
import { buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import type { Tip } from '../../content/library.ts';
import { type Asking, askingCouple } from '../asking-couple.ts';
import type { Context, CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { pageAt, turnButtons } from '../pager.ts';
import { privately } from '../privately.ts';
import { findTip } from './find-tip.ts';
import { tipElements } from './tip-cards.ts';

/** Saves a tip for the one who pressed; the other does not see it. */
export const saveTip: ActionDefinition = {
  kind: 'action',
  name: 'tips.save',
  who: 'partner',
  ack: 'private',
  run: async ({ stores, library, couple, side, now, say }: CoupleContext, action) => {
    const tip = findTip(library, action.args[0]);
    if (tip === undefined) return privately({ tone: 'notice', elements: [text(say('tips.gone'))] });
    await stores.tips.setSaved(couple.id, side, tip.id, now);
    const saved = say('tips.saved', { topic: say.text('commands.topic-saved') });
    return privately({ tone: 'calm', elements: [text(saved)] });
  },
};

export const savedPage: ActionDefinition = {
  kind: 'action',
  name: 'tips.saved-page',
  who: 'anyone',
  ack: 'update',
  run: async (context, action) => {
    const card = await savedCard(context, await askingCouple(context), Number(action.args[0]) || 0);
    return { kind: 'update', card };
  },
};

/** The menu under the saved tips. */
export const unsaveTip: ActionDefinition = {
  kind: 'action',
  name: 'tips.unsave',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, value = '') => {
    const { stores, couple, side } = context;
    await stores.tips.setSaved(couple.id, side, value, null);
    const card = await savedCard(context, { kind: 'own', couple, side }, Number(action.args[0]) || 0);
    return { kind: 'update', card };
  },
};

/** A tip has at most 60 words, so that many fit on a card. */
const perPage = 4;

/** One page of one's own saved tips, newest first. `wanted`, as the buttons carry it, counts from 0. */
export async function savedCard({ stores, library, say }: Context, asking: Asking, wanted: number): Promise<Card> {
  if (asking.kind !== 'own') return { tone: 'notice', elements: [text(say('tips.save-unpaired'))] };
  const ids = await stores.tips.saved(asking.couple.id, asking.side);
  const tips = ids.map((id) => findTip(library, id)).filter((tip): tip is Tip => tip !== undefined);
  if (tips.length === 0) return { tone: 'calm', elements: [text(say('tips.saved-none'))] };
  const page = pageAt(wanted + 1, { count: tips.length, size: perPage });
  const shown = tips.slice(page.skip, page.skip + perPage);
  const turns = turnButtons(say, page, {
    before: 'tips.newer',
    after: 'tips.older',
    to: (at) => actionId('tips.saved-page', at - 1),
  });
  return {
    title: say.text('tips.saved-title'),
    tone: 'calm',
    elements: [
      ...shown.flatMap((tip): Element[] => [...tipElements(say, tip), { kind: 'divider' }]),
      ...(page.pages > 1 ? [note(say('tips.saved-page', { page: page.at, pages: page.pages }))] : []),
      {
        kind: 'select',
        action: actionId('tips.unsave', page.at - 1),
        placeholder: say.text('tips.saved-remove'),
        options: shown.map((tip) => ({ value: tip.id, label: shortened(tip.idea) })),
      },
      ...(turns.length === 0 ? [] : [buttons(...turns)]),
    ],
  };
}

function shortened(idea: string): string {
  return idea.length <= limits.select.label ? idea : `${idea.slice(0, limits.select.label - 1).trimEnd()}…`;
}

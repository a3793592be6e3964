import { isKeptMoment, withQuiet } from '../../model/moment.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { changeMoment } from './change-moment.ts';
import { findKept, findMoment, findOwn, refusedForGood, refusedUnknown } from './find-moment.ts';
import { keptTrue } from './held-list.ts';
import { goneOf, oneOf, pageOf } from './list-page.ts';
import { firstPlace, type Place, readPlace } from './place.ts';

const list: CommandDefinition = {
  kind: 'command',
  path: 'moment list',
  description: 'moment.command-list',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await page(context, firstPlace)) }),
};

/** From a card in the room: the list comes on a card of its own. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'moment.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await page(context, firstPlace)) }),
};

const turn: ActionDefinition = {
  kind: 'action',
  name: 'moment.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }) => ({ kind: 'update', ...(await page(context, readPlace(args))) }),
};

/** Picked in the menu of the list. */
const entry: ActionDefinition = {
  kind: 'action',
  name: 'moment.entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }, value) => {
    const one = await findKept(context, value);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    return { kind: 'update', ...keptTrue(context, oneOf(context, one.found, readPlace(args))) };
  },
};

/** Picked in the menu of a card in the room. */
const look: ActionDefinition = {
  kind: 'action',
  name: 'moment.look',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, _action, value) => {
    const one = await findKept(context, value);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    return { kind: 'private', ...keptTrue(context, oneOf(context, one.found, firstPlace)) };
  },
};

const quiet = wish('moment.quiet', true);

const unquiet = wish('moment.unquiet', false);

const takeAway: ActionDefinition = {
  kind: 'action',
  name: 'moment.take-away',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, ...at] }) => {
    const one = await findOwn(context, id);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    const { found: before } = one;
    const after = await changeMoment(context, before, { ...before, goneAt: context.now });
    return { kind: 'update', ...keptTrue(context, goneOf(context, after, readPlace(at))) };
  },
};

/** As it was, and where it was; a second time it says the same. */
const undo: ActionDefinition = {
  kind: 'action',
  name: 'moment.undo',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, ...at] }) => {
    const one = await findMoment(context, id);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    const { found: before } = one;
    if (before.side !== context.side) return { kind: 'private', card: refusedUnknown(context).refusal };
    const after = { ...before, goneAt: null };
    if (!isKeptMoment(after)) return { kind: 'private', card: refusedForGood(context).refusal };
    const back = before.goneAt === null ? after : await changeMoment(context, before, after, true);
    const title = context.say.text('moment.back-title');
    return { kind: 'update', ...keptTrue(context, oneOf(context, back, readPlace(at), title)) };
  },
};

export const definitions: readonly Definition[] = [list, open, turn, entry, look, quiet, unquiet, takeAway, undo];

/** Either of the two may wish it, of whichever: one wish is enough, and only who has it takes it back. */
function wish(name: string, wanted: boolean): ActionDefinition {
  return {
    kind: 'action',
    name,
    who: 'partner',
    ack: 'update',
    run: async (context: CoupleContext, { args: [id, ...at] }) => {
      const one = await findKept(context, id);
      if ('refusal' in one) return { kind: 'private', card: one.refusal };
      const { found: before } = one;
      const wished = { ...before, quiet: withQuiet(before.quiet, context.side, wanted) };
      const isNew = before.quiet[context.side] !== wanted;
      const after = isNew ? await changeMoment(context, before, wished) : before;
      return { kind: 'update', ...keptTrue(context, oneOf(context, after, readPlace(at))) };
    },
  };
}

async function page(context: CoupleContext, place: Place) {
  return keptTrue(context, await pageOf(context, place));
}

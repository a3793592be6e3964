import { z } from 'zod';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { refreshHeld } from '../held-cards.ts';
import { readPage } from '../pager.ts';
import { privately } from '../privately.ts';
import { findPlan, refused } from './find-plan.ts';
import { keepOwn } from './held-date.ts';
import { findIdea } from './idea-handlers.ts';
import { shelves } from './list-cards.ts';
import { listAt } from './list-page.ts';
import { ownPlan } from './own-card.ts';
import { openPlanForm } from './plan-handlers.ts';

/** `/date list`: what is planned; from there to the saved ideas, and to what was. */
const list: CommandDefinition = {
  kind: 'command',
  path: 'date list',
  description: 'date.command-list',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await listAt(context, 'coming', 1)) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'date.list',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }) => {
    const shelf = z.enum(shelves).catch('coming').parse(args[0]);
    return { kind: 'update', ...(await listAt(context, shelf, readPage(args[1]))) };
  },
};

/** Picked in the list. */
const look: ActionDefinition = {
  kind: 'action',
  name: 'date.look',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => {
    const found = await findPlan(context, value);
    if ('refusal' in found) return privately(found.refusal);
    return { kind: 'update', card: await ownPlan(context, found.plan), keep: keepOwn(found.plan, context) };
  },
};

const planSaved: ActionDefinition = {
  kind: 'action',
  name: 'date.plan-saved',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, _action, value) => {
    const idea = findIdea(context.library, value);
    if (idea === null) return privately(refused(context, 'date.refused-idea').refusal);
    return openPlanForm(context, { what: new PartnerWords(idea.text) });
  },
};

const unsave: ActionDefinition = {
  kind: 'action',
  name: 'date.unsave',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }, value = '') => {
    const { stores, couple, now } = context;
    await stores.dates.setIdeaSaved(couple.id, value, null);
    await refreshHeld(stores, 'dates', couple.id, now);
    return { kind: 'update', ...(await listAt(context, 'saved', readPage(args[0]))) };
  },
};

export const definitions: readonly Definition[] = [list, page, look, planSaved, unsave];

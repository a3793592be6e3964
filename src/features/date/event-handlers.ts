import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { showPlan } from './change-plan.ts';
import { findPlanned } from './find-plan.ts';

/** Says first who would see it: everybody in the place. */
const ask: ActionDefinition = {
  kind: 'action',
  name: 'date.event',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const found = await findPlanned(context, action.args[0]);
    return privately('refusal' in found ? found.refusal : askCard(context, found.plan));
  },
};

const make: ActionDefinition = {
  kind: 'action',
  name: 'date.event-make',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => want(context, action.args[0], true),
};

const drop: ActionDefinition = {
  kind: 'action',
  name: 'date.event-drop',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => want(context, action.args[0], false),
};

export const definitions: readonly Definition[] = [ask, make, drop];

async function want(context: CoupleContext, id: string | undefined, wanted: boolean) {
  const { stores, say, side, now } = context;
  const found = await findPlanned(context, id);
  if ('refusal' in found) return { kind: 'update', card: found.refusal } as const;
  await stores.dates.setEventWanted(found.plan.id, wanted);
  await stores.jobs.enqueue([{ name: 'keep-event', planId: found.plan.id, by: side }]);
  await showPlan({ stores, now }, found.plan);
  const elements = [text(say(wanted ? 'date.event-making' : 'date.event-dropping'))];
  return { kind: 'update', card: { tone: 'calm', elements } } as const;
}

function askCard({ say }: CoupleContext, { id, event }: DatePlan): Card {
  const title = say.text('date.event-title');
  if (event.wanted) {
    const away = button(say.text('date.event-drop'), actionId('date.event-drop', id));
    return { title, tone: 'calm', elements: [text(say('date.event-there')), buttons(away)] };
  }
  return {
    title,
    tone: 'notice',
    elements: [
      text(say('date.event-ask')),
      note(say('date.event-follows')),
      buttons(button(say.text('date.event-make'), actionId('date.event-make', id), 'main')),
    ],
  };
}

import { z } from 'zod';
import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import {
  type Couple,
  type CoupleId,
  type Hears,
  otherSide,
  type Side,
  waysToHear,
  withPartner,
} from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { CoupleContext, JobContext } from '../context.ts';
import type { ActionDefinition, JobDefinitions } from '../definition.ts';
import { putOff } from '../put-off.ts';
import { settingsReply } from './settings-reply.ts';

/** How a partner hears of things, picked in the settings' menu. */
export const setHears: ActionDefinition = {
  kind: 'action',
  name: 'settings.hears',
  who: 'partner',
  ack: 'update',
  offers: z.enum(waysToHear),
  run: async (context: CoupleContext, _action, value) => {
    const couple = await save(context, value);
    return settingsReply(context, couple);
  },
};

/** The same on the card that asks once, with a button for each way. */
export const answerHears: ActionDefinition = {
  kind: 'action',
  name: 'settings.hears-asked',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const { partners } = await save(context, action.args[0]);
    return { kind: 'update', card: askedCard(context.say, partners[context.side].hears) };
  },
};

async function save({ stores, couple, me }: CoupleContext, wanted: string | undefined): Promise<Couple> {
  const hears = waysToHear.find((one) => one === wanted) ?? me.hears;
  const changed = withPartner(couple, { ...me, hears });
  await stores.couples.save(changed);
  return changed;
}

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** Asks a partner once how they would like to hear of things. */
    'ask-hears': { readonly coupleId: CoupleId; readonly side: Side };
  }
}

export const jobs: JobDefinitions<'ask-hears'> = { 'ask-hears': { run: ask } };

/** Once after pairing; what is set by default holds until somebody presses. */
async function ask(context: JobContext, job: JobOf<'ask-hears'>): Promise<void> {
  const { store, content, whisper } = context;
  const { coupleId, side } = job;
  const couple = await store.transaction((stores) => stores.couples.find(coupleId));
  if (couple === null || couple.ending !== null || (await putOff(context, couple, side, job))) return;
  const { user, locale } = couple.partners[side];
  const { say } = content.library(locale);
  const card: Card = {
    title: say.text('settings.hears-title'),
    tone: 'calm',
    elements: [
      text(say('settings.hears-ask', { other: person(couple.partners[otherSide(side)].user) })),
      buttons(
        ...waysToHear.map((way) => button(say.text(`settings.hears-${way}`), actionId('settings.hears-asked', way))),
      ),
    ],
  };
  await whisper(user, couple.room, card, `ask-hears:${coupleId}-${side}`);
}

function askedCard(say: Say, hears: Hears): Card {
  return {
    title: say.text('settings.hears-title'),
    tone: 'calm',
    elements: [text(say('settings.hears-done', { way: say.text(`settings.hears-${hears}`) }))],
  };
}

import { z } from 'zod';
import { type Partner, withPartner } from '../../model/couple.ts';
import { readerLocale } from '../../model/reader-locale.ts';
import { depths } from '../../model/theme.ts';
import type { UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { notOffered } from '../not-offered.ts';
import { settingsReply } from './settings-reply.ts';

export const setNudges: ActionDefinition = {
  kind: 'action',
  name: 'settings.nudges',
  who: 'partner',
  ack: 'update',
  run: (context: CoupleContext, action) => change(context, { nudges: action.args[0] === 'on' }),
};

export const setDepth: ActionDefinition = {
  kind: 'action',
  name: 'settings.depth',
  who: 'partner',
  ack: 'update',
  offers: z.enum(depths.map(String)),
  run: (context: CoupleContext, _action, value) => {
    const depthLimit = depths.find((depth) => String(depth) === value) ?? context.me.depthLimit;
    return change(context, { depthLimit });
  },
};

export const setLanguage: ActionDefinition = {
  kind: 'action',
  name: 'settings.language',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => {
    const language = context.content.locales.find((one) => one === value);
    if (language === undefined) return notOffered(context);
    return change(context, { locale: readerLocale(language, context.me.locale) });
  },
};

/** Saves what is this partner's own; nobody is told. */
async function change(context: CoupleContext, changes: Partial<Partner>): Promise<UpdateReply> {
  const couple = withPartner(context.couple, { ...context.me, ...changes });
  await context.stores.couples.save(couple);
  return settingsReply(context, couple);
}

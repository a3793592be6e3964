import { z } from 'zod';
import type { Form } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { packsOf, withPartner } from '../../model/couple.ts';
import { type Pack, packs } from '../../model/pack.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { refreshHeld } from '../held-cards.ts';
import { kind, settingsReply } from './settings-reply.ts';

export const openPacks: ActionDefinition = {
  kind: 'action',
  name: 'settings.packs-open',
  who: 'partner',
  ack: 'form',
  run: async ({ say, me }: CoupleContext) => ({ kind: 'form', form: packsForm(say, me.packs) }),
};

/** One's own yes. The other sees it on no card before saying yes as well, and is told nothing when it is taken back. */
export const savePacks: FormDefinition = {
  kind: 'form',
  name: 'settings.packs',
  who: 'partner',
  ack: 'update',
  offers: { packs: z.enum(packs) },
  run: async (context: CoupleContext, _action, { picked }) => {
    const { stores, now } = context;
    const wanted = packs.filter((pack) => picked['packs']?.includes(pack));
    const couple = withPartner(context.couple, { ...context.me, packs: wanted });
    await stores.couples.save(couple);
    const changed = packsOf(couple).symmetricDifference(packsOf(context.couple)).size > 0;
    if (changed) await refreshHeld(stores, kind, couple.id, now);
    return settingsReply(context, couple);
  },
};

function packsForm(say: Say, value: readonly Pack[]): Form {
  return {
    action: 'settings.packs',
    title: say.text('settings.packs-title'),
    intro: say.text('settings.packs-intro'),
    inputs: [
      {
        kind: 'menu',
        name: 'packs',
        label: say.text('settings.packs-label'),
        hint: say.text('settings.packs-hint'),
        options: packs.map((pack) => ({
          value: pack,
          label: say.text(`settings.pack-${pack}`),
          hint: say.text(`settings.pack-hint-${pack}`),
        })),
        least: 0,
        most: packs.length,
        value,
      },
    ],
    submit: say.text('settings.save'),
  };
}

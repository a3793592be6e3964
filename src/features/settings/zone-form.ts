import { type Card, text } from '../../card/card.ts';
import type { Form } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, withPartner } from '../../model/couple.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { Ritual } from '../../model/ritual.ts';
import { readZone } from '../../schedule/read-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { firstShift, shiftWords } from '../quiet-shift.ts';
import { typeableZone, zoneHelp, zoneSentence } from '../zone-words.ts';
import { settingsNow } from './settings-reply.ts';

export const openZone: ActionDefinition = {
  kind: 'action',
  name: 'settings.zone-open',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => ({
    kind: 'form',
    form: zoneForm(context.say, new PartnerWords(typeableZone(context, context.me.zone))),
  }),
};

export const saveZone: FormDefinition = {
  kind: 'form',
  name: 'settings.zone',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, { typed }) => {
    const words = typed['zone'] ?? new PartnerWords('');
    const zone = readZone(words.reveal(), zoneHelp(context));
    if (!zone.ok) {
      const problems = { zone: zoneSentence(context.say, zone) };
      return { kind: 'invalid', form: zoneForm(context.say, words), problems };
    }
    const couple = withPartner(context.couple, { ...context.me, zone: zone.value });
    await context.stores.couples.save(couple);
    const { card, keep } = await settingsNow(context, couple);
    const rituals = await context.stores.rituals.of(couple.id);
    return { kind: 'update', card: withShift(context, couple, rituals, card), keep };
  },
};

/** The settings; above them, what waits for the end of quiet hours with this zone and did not before. */
function withShift(context: CoupleContext, couple: Couple, rituals: readonly Ritual[], card: Card): Card {
  const shift = firstShift(couple, rituals, context.now);
  if (shift === null || firstShift(context.couple, rituals, context.now) !== null) return card;
  return { ...card, elements: [text(shiftWords(context.say, couple, shift)), ...card.elements] };
}

function zoneForm(say: Say, value: PartnerWords): Form {
  return {
    action: 'settings.zone',
    title: say.text('settings.zone-title'),
    intro: say.text('settings.zone-intro'),
    inputs: [
      {
        kind: 'text',
        name: 'zone',
        label: say.text('settings.zone-label'),
        hint: say.text('settings.zone-hint'),
        lines: 'one',
        required: true,
        maxLength: 100,
        value,
      },
    ],
    submit: say.text('settings.save'),
  };
}

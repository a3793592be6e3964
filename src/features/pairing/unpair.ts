import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { instant, person } from '../../card/markup.ts';
import { type Couple, canBeRestored, otherSide, sideOf } from '../../model/couple.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { endCouple, endingLife } from '../end-couple.ts';
import type { AllFeatures } from '../feature.ts';
import { refusalCard } from './offer-cards.ts';

/** `/unpair` explains, and changes nothing yet. */
export const unpair: CommandDefinition = {
  kind: 'command',
  path: 'unpair',
  description: 'commands.unpair',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', card: unpairCard(context) }),
};

/** Either of the two ends it for both. A second click shows the same card again. */
export function endPairing(features: AllFeatures): ActionDefinition {
  return {
    kind: 'action',
    name: 'pairing.end',
    who: 'anyone',
    ack: 'update',
    run: async ({ stores, say, by, now, newId }, action) => {
      const couple = await stores.couples.lock(action.args[0] ?? '');
      const side = couple === null ? null : sideOf(couple, by);
      if (couple === null || side === null) return { kind: 'private', card: refusalCard(say('refusals.old-button')) };
      if (couple.ending !== null) return { kind: 'update', card: unpairedCard(say, couple) };
      const ended = await endCouple(features(), stores, couple, now);
      const key = `unpaired-${newId()}`;
      await stores.jobs.enqueue([
        { name: 'tell', coupleId: couple.id, side: otherSide(side), notice: 'unpaired', key },
      ]);
      return { kind: 'update', card: unpairedCard(say, ended) };
    },
  };
}

export const keepPairing: ActionDefinition = {
  kind: 'action',
  name: 'pairing.keep',
  who: 'anyone',
  ack: 'update',
  run: async ({ say }) => ({ kind: 'update', card: { tone: 'calm', elements: [text(say('pairing.kept'))] } }),
};

function unpairCard({ say, couple, other: partner, now }: CoupleContext): Card {
  const other = person(partner.user);
  return {
    title: say.text('pairing.unpair-title'),
    tone: 'notice',
    elements: [
      text(say('pairing.unpair', { other })),
      text(say('pairing.unpair-restore', { other, until: instant(now + endingLife, 'day') })),
      text(say('pairing.unpair-export')),
      note(say('pairing.unpair-pause')),
      buttons(
        button(say.text('pairing.unpair-end'), actionId('pairing.end', couple.id), 'danger'),
        button(say.text('pairing.unpair-keep'), actionId('pairing.keep')),
      ),
    ],
  };
}

function unpairedCard(say: CoupleContext['say'], couple: Couple): Card {
  const until = instant(couple.ending?.eraseAt ?? 0, 'day');
  return {
    title: say.text('pairing.unpaired-title'),
    tone: 'calm',
    elements: [text(say(canBeRestored(couple) ? 'pairing.unpaired' : 'pairing.unpaired-alone', { until }))],
  };
}

import { z } from 'zod';
import { weekdays } from '../../model/ritual.ts';
import { announce } from '../announce.ts';
import { canAskUs } from '../can-ask-us.ts';
import { quietSentence, withChosenZone } from '../chosen-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { notOffered } from '../not-offered.ts';
import { isSwitchable, saveRituals, switchRitual, usualRhythm } from '../switch-ritual.ts';
import { readRitualForm, ritualForm, ritualValues } from './ritual-form.ts';
import { settingsReply } from './settings-reply.ts';

/** Picked in the settings' menu: opens the form of that ritual, as it stands or as it is suggested. */
export const openRitual: ActionDefinition = {
  kind: 'action',
  name: 'settings.ritual-open',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, _action, value) => {
    const found = await find(context, value);
    if (found === null) return notOffered(context);
    const { definition, ritual, rhythm } = found;
    // Whoever opens one that is off has come to switch it on.
    const values = ritualValues(context, true, ritual?.rhythm ?? rhythm);
    return { kind: 'form', form: ritualForm(context.say, definition.name, values) };
  },
};

/** Takes what a partner chose for both. The other hears how the rhythm stands, in the channel. */
export const saveRitual: FormDefinition = {
  kind: 'form',
  name: 'settings.ritual',
  who: 'partner',
  ack: 'update',
  offers: { on: z.enum(['on', 'off']), days: z.enum(weekdays.map(String)) },
  run: async (context: CoupleContext, { args: [name] }, submitted) => {
    const { say, stores, now } = context;
    const found = await find(context, name);
    if (found === null) return notOffered(context);
    const { definition, ritual, rhythm: before } = found;
    if (submitted.picked['on']?.[0] === 'off') {
      await switchRitual(context, context.couple, definition, false);
      if (ritual?.on === true) await announce(context);
      return settingsReply(context, context.couple);
    }
    const { values, problems, rhythm } = readRitualForm(context, submitted, before);
    const all = await stores.rituals.of(context.couple.id);
    const couple = rhythm === null ? context.couple : withChosenZone(context, context.couple, rhythm.zone, all);
    const quiet = rhythm === null ? null : quietSentence(say, couple, rhythm, now);
    const tooDeep = definition.name === 'us' && !canAskUs(context, context.me.depthLimit);
    if (rhythm === null || quiet !== null || tooDeep) {
      const all = {
        ...problems,
        ...(quiet === null ? {} : { time: quiet }),
        ...(tooDeep ? { on: say.text('rhythm.us-too-deep') } : {}),
      };
      return { kind: 'invalid', form: ritualForm(say, definition.name, values), problems: all };
    }
    await stores.couples.save(couple);
    const { changed } = await saveRituals(context, couple, [{ name: definition.name, on: true, rhythm }]);
    if (changed) await announce(context);
    return settingsReply(context, couple);
  },
};

/** A ritual that is anybody's to switch, how the couple has it, and the rhythm that it has or would have. */
async function find(context: CoupleContext, name: string | undefined) {
  const definition = context.rituals.find((one) => one.name === name && isSwitchable(one));
  if (definition === undefined) return null;
  const ritual = await context.stores.rituals.find(context.couple.id, definition.name);
  const rhythm = ritual?.rhythm ?? (await usualRhythm(context, context.couple, definition));
  return rhythm === null ? null : { definition, ritual, rhythm };
}

import { limits } from '../../card/limits.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { FormReply } from '../../port/reply.ts';
import { readDays } from '../../schedule/read-days.ts';
import { readTime } from '../../schedule/read-time.ts';
import { readZone } from '../../schedule/read-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Options } from '../definition.ts';
import { timeSentence, typeableClock } from '../time-words.ts';
import { typeableZone, zoneHelp, zoneSentence } from '../zone-words.ts';
import { type FormValues, type Hints, rhythmForm, valuesNow } from './rhythm-form.ts';
import { suggestDays, suggestTimes, suggestZoneChoices } from './suggest.ts';

/** Opens the form as the rhythm stands, with what the options say in the place of that. */
export const scheduleCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin schedule',
  description: 'rhythm.command-schedule',
  options: [
    { name: 'days', description: 'rhythm.option-days', required: false, kind: 'suggested', suggest: suggestDays },
    { name: 'time', description: 'rhythm.option-time', required: false, kind: 'suggested', suggest: suggestTimes },
    {
      name: 'zone',
      description: 'rhythm.option-zone',
      required: false,
      kind: 'suggested',
      suggest: suggestZoneChoices,
    },
  ],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => openForm(context, options),
};

/** The same form from a button: on the card after pairing, and wherever the rhythm is shown. */
export const openRhythm: ActionDefinition = {
  kind: 'action',
  name: 'rhythm.open',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => openForm(context, {}),
};

async function openForm(context: CoupleContext, options: Options): Promise<FormReply> {
  const { couple, say, stores } = context;
  const now = valuesNow(context, await stores.rituals.of(couple.id));
  const { values, hints } = withOptions(now, options, context);
  return { kind: 'form', form: rhythmForm(say, values, hints) };
}

/** What can be read takes its place; what cannot stays as it was typed, and a sentence beside it says why. */
function withOptions(now: FormValues, options: Options, context: CoupleContext) {
  const { say } = context;
  const { days, time, zone } = options;
  const readings = {
    days: days === undefined ? null : readDays(days, say.locale),
    time: time === undefined ? null : readTime(time),
    zone: zone === undefined ? null : readZone(zone, zoneHelp(context)),
  };
  const values: FormValues = {
    ...now,
    ...(readings.days?.ok === true ? { days: readings.days.value } : {}),
    ...(time === undefined
      ? {}
      : { time: readings.time?.ok === true ? words(typeableClock(say, readings.time.value)) : words(time) }),
    ...(zone === undefined
      ? {}
      : { zone: readings.zone?.ok === true ? words(typeableZone(context, readings.zone.value)) : words(zone) }),
  };
  const hints: Hints = {
    ...(readings.days?.ok === false ? { days: say.text(readings.days.problem) } : {}),
    ...(readings.time?.ok === false ? { time: timeSentence(say, readings.time.problem) } : {}),
    ...(readings.zone?.ok === false ? hint(zoneSentence(say, readings.zone)) : {}),
  };
  return { values, hints };
}

/** Names of places can be long: then the usual hint is enough. */
function hint(zone: string): Hints {
  return zone.length <= limits.form.hint ? { zone } : {};
}

function words(text: string): PartnerWords {
  return new PartnerWords(text.slice(0, limits.form.placeholder));
}

import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import type { Couple, QuietHours } from '../../model/couple.ts';
import { day, hour, minute } from '../../model/instant.ts';
import { freeForBoth } from '../../schedule/quiet-hours.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { firstShift, shiftWords } from '../quiet-shift.ts';
import { clockWords } from '../time-words.ts';
import { saveShared } from './change-shared.ts';
import { settingsReply } from './settings-reply.ts';

/** Less than this for a whole day, for each or for both together, is asked about. */
const little = { each: 8 * hour, both: 2 * hour } as const;

/** Saves the hours that the button names; without any, there are none from now on. */
export const setQuiet: ActionDefinition = {
  kind: 'action',
  name: 'settings.quiet-set',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const hours = hoursOf(action.args);
    const couple = { ...context.couple, quietHours: hours };
    const possible = freeForBoth(couple, context.now) > 0;
    return settingsReply(context, possible ? await saveHours(context, hours) : context.couple);
  },
};

/** Saves what both share, and tells the other if it is something new. */
export async function saveHours(context: CoupleContext, hours: QuietHours): Promise<Couple> {
  const { from, to } = context.couple.quietHours;
  const couple = { ...context.couple, quietHours: hours };
  const same = (from === hours.from && to === hours.to) || (from === to && hours.from === hours.to);
  await saveShared(context, couple, same ? null : 'settings-quiet');
  return same ? context.couple : couple;
}

/** What these hours would do that one may not have thought of, with a way on and a way back; `null` for nothing. */
export async function askFirst(context: CoupleContext, hours: QuietHours): Promise<Card | null> {
  const { say, stores, now } = context;
  const couple = { ...context.couple, quietHours: hours };
  const shift = firstShift(couple, await stores.rituals.of(couple.id), now);
  const left = freeForBoth(couple, now);
  const isLittle = left < little.both || day - lengthOf(hours) < little.each;
  if (shift === null && !isLittle) return null;
  const { from, to } = hours;
  return {
    title: say.text('settings.quiet-sure-title'),
    tone: 'notice',
    elements: [
      text(say('settings.quiet-sure', { from: clockWords(say, from), to: clockWords(say, to) })),
      ...(isLittle ? [text(say('settings.quiet-left', { left: inWords(left, say.locale) }))] : []),
      ...(shift === null ? [] : [text(shiftWords(say, couple, shift))]),
      buttons(
        button(say.text('settings.quiet-anyway'), actionId('settings.quiet-set', digits(from), digits(to)), 'main'),
        button(say.text('settings.quiet-others'), actionId('settings.quiet-open')),
      ),
    ],
  };
}

/** Arguments of an action hold no colon. */
function digits(time: string): string {
  return time.replace(':', '');
}

function hoursOf(args: readonly string[]): QuietHours {
  const [from, to] = args.map((arg) => /^([01]\d|2[0-3])([0-5]\d)$/.exec(arg)?.slice(1).join(':'));
  return from === undefined || to === undefined ? { from: '00:00', to: '00:00' } : { from, to };
}

function lengthOf({ from, to }: QuietHours): number {
  const [start = 0, end = 0] = [from, to].map((time) => Temporal.PlainTime.from(time).since('00:00').total('minutes'));
  return ((end - start + 24 * 60) % (24 * 60)) * minute;
}

function inWords(ms: number, locale: string): string {
  const length = Temporal.Duration.from({ minutes: Math.round(ms / minute) }).round({ largestUnit: 'hours' });
  return length.toLocaleString(locale, { style: 'long' } as Intl.DateTimeFormatOptions);
}

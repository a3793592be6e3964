import type { Instant } from '../../../src/model/instant.ts';
import { seededChance } from './chance.ts';
import { openEvenings } from './evening.ts';
import { createHand, type HandParts, SampleError, type Values } from './hand.ts';
import type { Deed, Fields, Filled, Step } from './step.ts';
import type { Invented, SampleWords } from './words.ts';

export type PlayParts = HandParts & {
  readonly words: SampleWords;
  /** The zone by whose clock the month goes. */
  readonly zone: string;
  /** Its first day, and the calendar month in which most of it lies. */
  readonly first: Temporal.PlainDate;
  readonly month: string;
  readonly now: () => Instant;
  /** Moves bot time on, through all that falls due on the way. */
  readonly goTo: (at: Instant) => Promise<unknown>;
  /** Does what has become due, and what was done has set going. */
  readonly settle: () => Promise<void>;
  readonly chat: (who: Invented, words: string) => Promise<unknown>;
};

/** Two people who live through a month, step by step. */
export function openPlay(parts: PlayParts): (step: Step) => Promise<void> {
  const { words, zone, first, month, now, goTo, settle, chat } = parts;
  const hands = { sam: createHand('sam', parts), alex: createHand('alex', parts) };
  const evenings = openEvenings(hands, words, seededChance(11), settle);
  const dayNow = () => Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(zone).toPlainDate();

  const line = (name: string): string => {
    const found = words.lines[name];
    if (found === undefined) throw new SampleError(`there is no line "${name}"`);
    return found;
  };
  const written = (filled: Filled): string => {
    if (filled === 'zone') return zone;
    if (filled === 'month') return month;
    if ('line' in filled) return line(filled.line);
    return 'value' in filled ? filled.value : String(dayNow().add({ days: filled.inDays }));
  };
  const values = (fields: Fields): Values =>
    Object.fromEntries(Object.entries(fields).map(([name, filled]) => [name, written(filled)]));
  const form = (fields: Fields | undefined) => (fields === undefined ? [] : [values(fields)]);

  const act = async (who: Invented, deed: Deed): Promise<unknown> => {
    const hand = hands[who];
    switch (deed.kind) {
      case 'command':
        return hand.command(deed.path, values(deed.options ?? {}), ...form(deed.form));
      case 'press': {
        const found = hand.find(deed.action);
        if (found !== null) return hand.press(found.message, found.actions[0], ...form(deed.form));
        if (deed.optional === true) return;
        throw new SampleError(`${who} sees no button ${deed.action}`);
      }
      case 'tap':
        for (const pick of deed.picks) {
          const found = hand.find(deed.action);
          if (found === null) return;
          await hand.press(found.message, found.actions[pick] ?? found.actions[0]);
        }
        return;
      case 'chat':
        return chat(who, line(deed.line));
      case 'answer':
        return evenings.answer(who);
      case 'reply':
        return evenings.reply(who);
    }
  };

  return async ({ day, at, who, does }) => {
    const moment = first.add({ days: day }).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) });
    await goTo(moment.epochMilliseconds);
    await act(who, does);
    if (does.kind !== 'chat') await settle();
  };
}

import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual } from '../../model/ritual.ts';
import { isOccurrence } from '../../schedule/next-occurrence.ts';
import { isSkipAhead } from '../../schedule/plan-ritual.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { Timetable } from '../../schedule/timetable.ts';
import { pausedWords, rhythmWords } from '../rhythm-words.ts';
import { whenForBoth } from '../time-words.ts';
import { type Coming, coming } from '../upcoming.ts';
import { changeButton, noRhythmCard, resumeButton } from './cards.ts';
import { skipButtons, takeBackButton } from './skip-cards.ts';

/** Whether a question is open in the room, and whether one's own answer to it is in. */
export type Waiting = 'nothing' | 'unanswered' | 'answered';

/** How many of those that come, and of those that were left out, are told of with their reasons; the calendar has all. */
const reasons = 3;

/** Only to the one who asked: what comes and why, what was left out and why, what waits; `ahead` is the calendar. */
export function nextCard(
  say: Say,
  couple: Couple,
  timetable: Timetable,
  waiting: Waiting,
  ahead: readonly Element[] = [],
): Card {
  const { rituals, now } = timetable;
  if (!rituals.some((ritual) => ritual.on)) return noRhythmCard(say);
  const next = coming(timetable);
  const on = rituals.filter((ritual) => ritual.on);
  return {
    title: say.text('rhythm.next-title'),
    tone: 'calm',
    elements: [
      ...(couple.pause === null ? [] : [text(pausedWords(say, couple))]),
      ...next.slice(0, reasons).flatMap((ritual) => comingElements(say, couple, ritual)),
      ...on.flatMap((ritual) => skippedElements(say, couple, timetable, ritual)).slice(0, reasons),
      ...(waiting === 'nothing' ? [] : [text(say(`rhythm.waiting-${waiting}`))]),
      ...ahead,
      buttons(...choices(say, couple, next, on, now)),
    ],
  };
}

function comingElements(say: Say, couple: Couple, ritual: Coming): readonly Element[] {
  return [
    text(say(`rhythm.next-${ritual.name}`, { when: whenForBoth(say, couple, ritual.comesAt) })),
    note(say(`rhythm.why-${whyThen(couple, ritual)}`, { rhythm: rhythmWords(say, couple, ritual.rhythm) })),
  ];
}

/** Because the rhythm says so; or it waits for the end of quiet hours, or for something else that comes. */
function whyThen(couple: Couple, { rhythm, dueAt, comesAt }: Coming): 'rhythm' | 'quiet' | 'other' {
  if (isOccurrence(rhythm, comesAt)) return 'rhythm';
  return afterQuietForBoth(couple, dueAt) === comesAt ? 'quiet' : 'other';
}

function skippedElements(
  say: Say,
  couple: Couple,
  { now, place }: Timetable,
  { name, lastSkip }: Ritual,
): readonly Element[] {
  if (lastSkip === null) return [];
  const when = whenForBoth(say, couple, place(name, lastSkip.dueAt));
  const what = say.text(`rhythm.what-${name}`);
  if (lastSkip.why === 'late') return [note(say('rhythm.left-out-late', { what, when }))];
  return [note(say(lastSkip.dueAt > now ? 'rhythm.left-out-ahead' : 'rhythm.left-out-asked', { what, when }))];
}

function choices(
  say: Say,
  couple: Couple,
  [first]: readonly Coming[],
  on: readonly Ritual[],
  now: Instant,
): readonly Button[] {
  if (couple.pause !== null) return [resumeButton(say, 'own'), changeButton(say)];
  // As many as a row takes beside the others.
  const skipped = on.filter((ritual) => isSkipAhead(ritual, now)).slice(0, 2);
  return [
    ...skipButtons(say, first),
    ...skipped.map(({ name, lastSkip }) => takeBackButton(say, name, lastSkip?.dueAt ?? now)),
    button(say.text('rhythm.pause'), 'rhythm.pause'),
    changeButton(say),
  ];
}

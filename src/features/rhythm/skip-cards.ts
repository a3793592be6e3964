import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, text } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual } from '../../model/ritual.ts';
import type { Timetable } from '../../schedule/timetable.ts';
import { whenForBoth } from '../time-words.ts';
import { type Coming, nextOf } from '../upcoming.ts';
import { changeButton } from './cards.ts';

/** The next occurrence is left out; `already` when it was before this partner asked. */
export function skippedCard(say: Say, couple: Couple, timetable: Timetable, ritual: Ritual, already: boolean): Card {
  const { name, lastSkip } = ritual;
  const next = nextOf(timetable, name);
  if (lastSkip === null) return notComingCard(say, couple, timetable, ritual);
  const when = whenForBoth(say, couple, timetable.place(name, lastSkip.dueAt));
  const more =
    already && next !== null ? [button(say.text('rhythm.skip-more'), actionId('rhythm.skip', name, next.nextAt))] : [];
  return {
    title: say.text('rhythm.skipped-title'),
    tone: 'calm',
    elements: [
      text(say(already ? 'rhythm.skipped-already' : 'rhythm.skipped', { what: say.text(`rhythm.what-${name}`), when })),
      ...nextElements(say, couple, timetable, ritual),
      buttons(takeBackButton(say, name, lastSkip.dueAt), ...more),
    ],
  };
}

/** What was skipped comes after all. */
export function takenBackCard(say: Say, couple: Couple, timetable: Timetable, ritual: Ritual): Card {
  return {
    title: say.text('rhythm.taken-back-title'),
    tone: 'calm',
    elements: [
      ...nextElements(say, couple, timetable, ritual),
      buttons(...skipButtons(say, nextOf(timetable, ritual.name)), changeButton(say)),
    ],
  };
}

/** The time that a card named has gone by, or the rhythm has changed since. */
export function notComingCard(say: Say, couple: Couple, timetable: Timetable, ritual: Ritual | null): Card {
  return {
    tone: 'calm',
    elements: [
      text(say('rhythm.gone-by')),
      ...(ritual === null ? [] : nextElements(say, couple, timetable, ritual)),
      buttons(...(ritual === null ? [] : skipButtons(say, nextOf(timetable, ritual.name))), changeButton(say)),
    ],
  };
}

/** The button that leaves out the next occurrence, where there is one. */
export function skipButtons(say: Say, next: Coming | null | undefined): readonly Button[] {
  if (next === null || next === undefined) return [];
  return [button(say.text('rhythm.skip'), actionId('rhythm.skip', next.name, next.nextAt))];
}

export function takeBackButton(say: Say, name: Ritual['name'], dueAt: Instant): Button {
  return button(say.text('rhythm.take-back'), actionId('rhythm.unskip', name, dueAt));
}

function nextElements(say: Say, couple: Couple, timetable: Timetable, { name }: Ritual): readonly Element[] {
  const next = nextOf(timetable, name);
  if (next === null) return [];
  return [text(say(`rhythm.next-${name}`, { when: whenForBoth(say, couple, next.comesAt) }))];
}

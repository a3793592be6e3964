import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, type Markup, person } from '../../card/markup.ts';
import { optionWords } from '../../card/option-words.ts';
import { dateAt } from '../../card/write-time.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { GoalEntry, ListedGoal } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';
import { aboutWords, dayWords, stepsWords, todayOf } from './goal-words.ts';

export type Reader = Pick<CoupleContext, 'say' | 'couple' | 'side' | 'me' | 'other' | 'now'>;

/** How many lines of how it goes stand on the card beside the steps that are open. */
const listed = 5;

/** How much of both's words stands on it. */
const cardWords = 1400;

/** One goal as either of the two sees it alone: all of it, and all that can be done with it. `done`: what just was. */
export function ownCard(reader: Reader, goal: ListedGoal, done?: CopyKey): Card {
  const { say, couple, other } = reader;
  const { about, by, addedAt } = goal;
  const from = say('goal.own-added-by', { by: person(couple.partners[by].user), when: instant(addedAt, 'day') });
  const shown = shownOf(goal);
  const earlier = goal.entries.length - shown.length;
  const elements: readonly Element[] = [
    ...(done === undefined ? [] : [text(say(done, { other: person(other.user) }))]),
    quote(about.words, from),
    ...standing(reader, goal),
    ...(earlier === 0 ? [] : [note(say('goal.own-earlier', { count: earlier }))]),
    ...shown.map((entry) => quote(entry.words, leadOf(reader, entry))),
  ];
  return {
    title: say.text('goal.post-title'),
    tone: 'calm',
    elements: [
      ...clipQuotes(elements, cardWords).elements,
      ...(shown.length === 0 ? [] : [entryMenu(reader, goal, shown)]),
      buttons(...ownButtons(reader, goal)),
    ],
  };
}

/** When, and how far. A day that has gone by is named here alone, with a way to pick another. */
function standing(reader: Reader, goal: ListedGoal): readonly Element[] {
  const { say, couple, side, now } = reader;
  const today = todayOf(couple, side, now);
  const about = aboutWords(say, goal.about, today);
  const { target } = goal.about;
  const steps = stepsWords(say, goal);
  const isPast = goal.done === null && target !== null && target < today;
  return [
    ...(about === null ? [] : [note(about)]),
    ...(goal.done === null ? [] : [text(say('goal.own-reached', { when: instant(goal.done.at, 'day') }))]),
    ...(isPast ? [note(say('goal.own-day-passed', { day: dayWords(say, target) }))] : []),
    ...(steps === null ? [] : [text(steps)]),
  ];
}

/** Every step that is open, and the latest of the rest; steps come first. */
function shownOf({ entries }: ListedGoal): readonly GoalEntry[] {
  const isOpenStep = ({ kind, ticked }: GoalEntry) => kind === 'step' && ticked === null;
  const latest = new Set(entries.filter((one) => !isOpenStep(one)).slice(-listed));
  const shown = entries.filter((one) => isOpenStep(one) || latest.has(one));
  return [...shown.filter(({ kind }) => kind === 'step'), ...shown.filter(({ kind }) => kind === 'note')];
}

/** Whose line it is, and of a step whether it is done. */
export function leadOf({ say, couple }: Pick<Reader, 'say' | 'couple'>, entry: GoalEntry): Markup {
  const by = person(couple.partners[entry.side].user);
  if (entry.kind === 'note') return say('goal.latest-note', { by, when: instant(entry.at, 'day') });
  if (entry.ticked === null) return say('goal.step-open', { by });
  const who = person(couple.partners[entry.ticked.by].user);
  return say('goal.step-done', { who, when: instant(entry.ticked.at, 'day') });
}

function entryMenu({ say, me, side }: Reader, { id }: ListedGoal, shown: readonly GoalEntry[]): Element {
  return {
    kind: 'select',
    action: actionId('goal.entry', id),
    placeholder: say.text('goal.own-pick-entry'),
    options: shown.map((one) => ({
      value: one.id,
      label:
        one.kind === 'step'
          ? say.text('goal.own-option-step', {
              done: one.ticked === null ? 'no' : 'yes',
              words: optionWords(one.words, 60),
            })
          : say.text('goal.own-option-note', {
              by: one.side === side ? 'you' : 'other',
              when: dateAt(one.at, me.zone, say.locale),
            }),
    })),
  };
}

function ownButtons({ say }: Reader, { id, done }: ListedGoal): readonly Button[] {
  const open = [
    button(say.text('goal.button-note'), actionId('goal.update', id), 'main'),
    button(say.text('goal.button-done'), actionId('goal.done', id)),
  ];
  return [
    ...(done === null ? open : [button(say.text('goal.button-reopen'), actionId('goal.reopen', id))]),
    button(say.text('goal.button-edit'), actionId('goal.edit', id)),
    button(say.text('goal.button-off'), actionId('goal.take-back', id)),
    button(say.text('goal.button-to-list'), actionId('goal.page', done === null ? 'open' : 'done', 1)),
  ];
}

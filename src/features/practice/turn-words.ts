import { instant, type Markup } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import { otherSide, type Side, sides } from '../../model/couple.ts';
import { sideWith, whoseTurn } from '../../model/practice/moves.ts';
import type { Step } from '../../model/practice/script.ts';
import { currentPage, type EntryKind, entryOf, type Session, stepOf } from '../../model/practice/session.ts';
import { nameOf, type Speaking } from './step-words.ts';

/** The line above the buttons: whose turn it is, by name, and what there is to press. */
export function turnWords(speaking: Speaking, session: Session): Markup {
  const { say, practice } = speaking;
  const page = currentPage(session);
  const step = stepOf(practice.steps, page);
  const isShown = page.place.kind === 'step' && page.place.part === 'shown';
  if (page.place.kind === 'gathering')
    return say('practice.gathering-turn', { other: nameOf(speaking, otherSide(session.by)) });
  if (page.place.kind === 'beginning') return both(speaking, 'practice.beginning-turn');
  switch (step?.kind) {
    case 'turn':
      return one(speaking, 'practice.turn-speak', step.role);
    case 'confirm':
      return one(speaking, page.again ? 'practice.turn-again' : 'practice.turn-confirm', step.role);
    case 'ask':
      if (isShown) return both(speaking, 'practice.turn-either');
      return untilBoth(speaking, session, 'answer', 'practice.turn-answer', 'practice.turn-answer-one');
    case 'write':
      return isShown ? both(speaking, 'practice.turn-either') : one(speaking, 'practice.turn-write', step.role);
    case 'choose':
      if (step.who !== 'both') return one(speaking, 'practice.turn-choose', step.who);
      return untilBoth(speaking, session, 'pick', 'practice.turn-choose-both', 'practice.turn-choose-one');
    case 'wait':
      return isShown ? both(speaking, 'practice.turn-either') : waiting(speaking, session, step);
    case 'agree':
      return agreeing(speaking, isShown);
    case 'close':
      return both(speaking, 'practice.turn-close');
    case 'read':
    case 'swap':
    case undefined:
      return both(speaking, 'practice.turn-either');
  }
}

type Key = Extract<CopyKey, `practice.${string}`>;

function both(speaking: Speaking, key: Key): Markup {
  return speaking.say(key, { one: nameOf(speaking, 0), two: nameOf(speaking, 1) });
}

function one(speaking: Speaking, key: Key, role: string): Markup {
  const side = sideWith(speaking.practice, speaking.page, role) ?? 0;
  return speaking.say(key, { who: nameOf(speaking, side), other: nameOf(speaking, otherSide(side)) });
}

/** While one of the two is in, only that they are: not what they said. */
function untilBoth(speaking: Speaking, session: Session, kind: EntryKind, none: Key, first: Key): Markup {
  const { visit } = speaking.page;
  const [isIn] = sides.filter((side) => entryOf(session, visit, side, kind) !== null);
  if (isIn === undefined) return both(speaking, none);
  return speaking.say(first, { done: nameOf(speaking, isIn), who: nameOf(speaking, otherSide(isIn)) });
}

function waiting(speaking: Speaking, session: Session, step: Extract<Step, { kind: 'wait' }>): Markup {
  const { say, practice, page } = speaking;
  const until = instant(page.until ?? session.restsSince, 'time');
  const can: readonly Side[] = whoseTurn(practice, session);
  const [who] = can;
  if (who === undefined || step.minutes.length < 2) return say('practice.turn-wait', { until });
  if (can.length === 1) return say('practice.turn-wait-one', { until, who: nameOf(speaking, who) });
  return say('practice.turn-wait-both', { until, one: nameOf(speaking, 0), two: nameOf(speaking, 1) });
}

function agreeing(speaking: Speaking, isShown: boolean): Markup {
  if (!isShown) return both(speaking, 'practice.turn-propose');
  const [left, second] = sides.filter((side) => !speaking.page.yes.includes(side));
  if (left === undefined || second !== undefined) return both(speaking, 'practice.turn-agree-both');
  return speaking.say('practice.turn-agree', { who: nameOf(speaking, left) });
}

import { type ActionId, actionId } from '../../card/action-id.ts';
import { type Button, button } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { Practice } from '../../content/schema/practice.ts';
import { type Side, sides } from '../../model/couple.ts';
import { type MoveKind, movesOf } from '../../model/practice/moves.ts';
import type { Step } from '../../model/practice/script.ts';
import { currentPage, endingOf, pageNumber, type Session, stepOf } from '../../model/practice/session.ts';

/** What is pressed on the card that both see; `own` is the same on a card that only one of the two sees. */
export type Where = 'room' | 'own';

type Pressing = { readonly say: Say; readonly session: Session; readonly step: Step | null; readonly where: Where };

/** Everything that one of the two, or with `side` this one, can press now; stopping comes last. */
export function pageButtons(
  say: Say,
  practice: Practice,
  session: Session,
  where: Where,
  side: Side | null = null,
): readonly Button[] {
  if (endingOf(session) !== null) return [];
  const step = stepOf(practice.steps, currentPage(session));
  const pressing = { say, session, step, where };
  const moves = new Set((side === null ? sides : [side]).flatMap((one) => movesOf(practice, session, one)));
  const own = [...moves].flatMap((kind) => buttonsOf(pressing, kind));
  return [...own, ...(step?.kind === 'close' ? [] : [stop(pressing)])];
}

function buttonsOf(pressing: Pressing, kind: MoveKind): readonly Button[] {
  const { say, session, step } = pressing;
  const place = currentPage(session).place;
  const isShown = place.kind === 'step' && place.part === 'shown';
  switch (kind) {
    case 'join':
      return [main(say.text('practice.button-join'), press(pressing, 'join'))];
    case 'begin':
      return [
        button(say.text('practice.button-begin-me'), press(pressing, 'begin', 'me')),
        button(say.text('practice.button-begin-you'), press(pressing, 'begin', 'you')),
      ];
    case 'go-on': {
      const isWithout = step?.kind === 'ask' && !isShown;
      return [
        ...(step?.kind === 'write' && currentPage(session).sentTo === 'other' ? [read(pressing)] : []),
        isWithout
          ? button(say.text('practice.button-go-on-without'), press(pressing, 'go-on'))
          : main(say.text('practice.button-go-on'), press(pressing, 'go-on')),
      ];
    }
    case 'done':
      return [main(say.text('practice.button-done'), press(pressing, 'done'))];
    case 'yes':
      return [
        main(
          say.text(step?.kind === 'agree' ? 'practice.button-agree' : 'practice.button-yes'),
          press(pressing, 'yes'),
        ),
      ];
    case 'not-quite':
      return [button(say.text('practice.button-not-quite'), press(pressing, 'not-quite'))];
    case 'answer':
      return [main(say.text('practice.button-answer'), answerActionOf(pressing))];
    case 'draft':
      return [main(say.text('practice.button-write'), write(pressing, 'draft'))];
    case 'send':
      return [];
    case 'leave':
      return [
        button(
          say.text(step?.kind === 'agree' ? 'practice.button-leave-open' : 'practice.button-leave'),
          press(pressing, 'leave'),
        ),
      ];
    case 'pick':
      if (step?.kind !== 'choose') return [];
      return step.options.map(({ id, label }) => button(label, press(pressing, 'pick', id)));
    case 'minutes':
      return step?.kind === 'wait' ? otherTimes(pressing, step) : [];
    case 'propose':
      return [
        button(
          say.text(isShown ? 'practice.button-propose-other' : 'practice.button-propose'),
          write(pressing, 'propose'),
          isShown ? 'plain' : 'main',
        ),
      ];
    case 'line':
      return [button(say.text('practice.button-line'), write(pressing, 'line'))];
    case 'finish':
      return [main(say.text('practice.button-finish'), press(pressing, 'finish'))];
  }
}

/** In words on a form, or on a private card with something to pick. */
function answerActionOf(pressing: Pressing): ActionId {
  const isTyped = pressing.step?.kind === 'ask' && pressing.step.format === 'words';
  return isTyped
    ? write(pressing, 'answer')
    : actionId('practice.pick', pressing.session.id, pageNumber(pressing.session));
}

function otherTimes(pressing: Pressing, { minutes }: Extract<Step, { kind: 'wait' }>): readonly Button[] {
  const { say } = pressing;
  return minutes.map((count) => {
    const isHours = count % 60 === 0;
    const label = isHours
      ? say.text('practice.button-hours', { hours: count / 60 })
      : say.text('practice.button-minutes', { minutes: count });
    return button(label, press(pressing, 'minutes', count));
  });
}

function stop(pressing: Pressing): Button {
  const isAsked = currentPage(pressing.session).place.kind === 'gathering';
  const label = pressing.say.text(isAsked ? 'practice.button-not-now' : 'practice.button-stop');
  return button(label, press(pressing, 'stop'));
}

function read({ say, session }: Pressing): Button {
  return button(say.text('practice.button-read'), actionId('practice.read', session.id, pageNumber(session)));
}

function press({ session, where }: Pressing, what: MoveKind | 'stop', ...args: readonly (string | number)[]): ActionId {
  return actionId(where === 'room' ? 'practice.press' : 'practice.own', session.id, pageNumber(session), what, ...args);
}

function write({ session }: Pressing, kind: 'answer' | 'draft' | 'propose' | 'line'): ActionId {
  return actionId('practice.write', session.id, pageNumber(session), kind);
}

function main(label: string, action: ActionId): Button {
  return button(label, action, 'main');
}

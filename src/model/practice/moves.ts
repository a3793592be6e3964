import { otherSide, type Side, sides } from '../couple.ts';
import type { RoleId, Script, Step } from './script.ts';
import { currentPage, entryOf, type Page, type Session, stepOf } from './session.ts';

/** What somebody can do in a session besides stopping it. */
export type MoveKind =
  | 'join'
  | 'begin'
  | 'go-on'
  | 'done'
  | 'yes'
  | 'not-quite'
  | 'answer'
  | 'draft'
  | 'send'
  | 'leave'
  | 'pick'
  | 'minutes'
  | 'propose'
  | 'line'
  | 'finish';

const none: readonly MoveKind[] = [];

/** What one of the two can do now. Stopping is always possible, and not listed. */
export function movesOf(script: Script, session: Session, side: Side): readonly MoveKind[] {
  if (session.held) return none;
  const page = currentPage(session);
  switch (page.place.kind) {
    case 'gathering':
      return page.yes.includes(side) ? none : ['join'];
    case 'beginning':
      return ['begin'];
    case 'ended':
      return none;
    case 'step': {
      const step = stepOf(script.steps, page);
      return step === null ? ['finish'] : movesAt(script, session, page, step, side);
    }
  }
}

/** Who can do something now; nobody while a time runs that nobody may change. */
export function whoseTurn(script: Script, session: Session): readonly Side[] {
  return sides.filter((side) => movesOf(script, session, side).length > 0);
}

/** Which of the two has a role on a page; `null` where the roles are not given out, or there is no such role. */
export function sideWith({ roles }: Pick<Script, 'roles'>, { first }: Page, role: RoleId): Side | null {
  if (first === null || roles === undefined) return null;
  if (roles[0].id === role) return first;
  return roles[1].id === role ? otherSide(first) : null;
}

function movesAt(script: Script, session: Session, page: Page, step: Step, side: Side): readonly MoveKind[] {
  const has = (role: RoleId) => sideWith(script, page, role) === side;
  const isShown = page.place.kind === 'step' && page.place.part === 'shown';
  switch (step.kind) {
    case 'read':
      return ['go-on'];
    case 'turn':
      return has(step.role) ? ['done'] : none;
    case 'confirm':
      return has(step.role) ? ['yes', 'not-quite'] : none;
    case 'ask':
      return isShown ? ['go-on'] : ['answer', 'go-on'];
    case 'write':
      if (isShown) return ['go-on'];
      if (!has(step.role)) return none;
      return entryOf(session, page.visit, side, 'draft') === null ? ['draft', 'leave'] : ['draft', 'send', 'leave'];
    case 'choose':
      return step.who === 'both' || has(step.who) ? ['pick'] : none;
    case 'wait':
      if (isShown) return ['go-on'];
      return step.minutes.length > 1 && (step.role === undefined || has(step.role)) ? ['minutes'] : none;
    case 'agree':
      return [
        ...(isShown && !page.yes.includes(side) ? (['yes'] as const) : none),
        ...(step.write === undefined ? none : (['propose'] as const)),
        'leave',
      ];
    case 'close':
      return step.line === undefined ? ['finish'] : ['line', 'finish'];
    case 'swap':
      return none;
  }
}

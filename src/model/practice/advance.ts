import { type CoupleId, otherSide, type Side } from '../couple.ts';
import { day, type Instant, minute } from '../instant.ts';
import type { PartnerWords } from '../partner-words.ts';
import { changePage, isIn, keep, onceBoth, only, turnPage } from './change-page.ts';
import { type MoveKind, movesOf } from './moves.ts';
import { nextOf, type Script, type Step, type StepId } from './script.ts';
import {
  currentPage,
  type Ending,
  type EntryKind,
  endingOf,
  entryOf,
  type Page,
  pageNumber,
  type Session,
  stepOf,
} from './session.ts';

type Words = Readonly<Record<string, PartnerWords>>;

/** What one of the two does. */
export type Move =
  | { readonly kind: Exclude<MoveKind, 'begin' | 'send' | 'minutes' | EntryKind | 'propose'> }
  | { readonly kind: 'begin'; readonly first: Side }
  | { readonly kind: 'send'; readonly to: 'room' | 'other' }
  /** One of the times that the step offers. */
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'answer' | 'draft' | 'pick' | 'propose' | 'line'; readonly words: Words };

export type SessionEvent =
  | { readonly kind: 'move'; readonly side: Side; readonly page: number; readonly move: Move }
  | { readonly kind: 'stop'; readonly side: Side }
  /** A time-out begins, and later has ended. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'resume' }
  /** Time has passed. */
  | { readonly kind: 'time' };

/** Why something is not done. */
export type Refusal = 'not-your-turn' | 'step-over' | 'held' | Ending;

export type Outcome = { readonly session: Session } | { readonly refused: Refusal };

/** How long a session may rest before it ends quietly (ms). */
export const longestRest = day;

const freshPage = { visit: 0, yes: [], again: false, until: null, timeUp: false, sentTo: null } as const;

/** A new session: a practice that one partner alone begins is at its first step at once. */
export function newSession(
  script: Script,
  about: { readonly id: string; readonly coupleId: CoupleId; readonly by: Side },
  at: Instant,
): Session {
  const place = { kind: 'gathering' } as const;
  const session: Session = {
    ...about,
    practice: script.id,
    startedAt: at,
    restsSince: at,
    held: false,
    swapped: [],
    pages: [{ ...freshPage, place, first: null, yes: [about.by] }],
    entries: [],
  };
  return script.alone === true ? begin(script, session, about.by, at) : session;
}

/** What a session becomes by what somebody does or by time; the same one where an event has nothing to change. */
export function advance(script: Script, session: Session, event: SessionEvent, at: Instant): Outcome {
  const ending = endingOf(session);
  if (ending !== null) return { refused: ending };
  switch (event.kind) {
    case 'stop':
      return { session: end(session, 'stopped', at) };
    case 'hold':
      return { session: { ...session, held: true } };
    case 'resume':
      return { session: resume(script, session, at) };
    case 'time':
      return { session: passTime(script, session, at) };
    case 'move':
      return move(script, session, event, at);
  }
}

/** When time changes something next; `null` once it is over, and while it is held. */
export function dueAt(session: Session): Instant | null {
  if (session.held || endingOf(session) !== null) return null;
  const { until, timeUp } = currentPage(session);
  return until !== null && !timeUp ? until : restEnd(session);
}

function restEnd(session: Session): Instant {
  return Math.max(session.restsSince, currentPage(session).until ?? 0) + longestRest;
}

function move(
  script: Script,
  session: Session,
  { side, page, move: wanted }: Extract<SessionEvent, { kind: 'move' }>,
  at: Instant,
): Outcome {
  if (page !== pageNumber(session)) return { refused: 'step-over' };
  if (session.held) return { refused: 'held' };
  if (!movesOf(script, session, side).includes(wanted.kind)) {
    const isOthers = movesOf(script, session, otherSide(side)).includes(wanted.kind);
    return { refused: isOthers ? 'not-your-turn' : 'step-over' };
  }
  return { session: perform(script, { ...session, restsSince: at }, side, wanted, at) };
}

function perform(script: Script, session: Session, side: Side, wanted: Move, at: Instant): Session {
  const page = currentPage(session);
  const step = stepOf(script.steps, page);
  switch (wanted.kind) {
    case 'join':
      return onceBoth(session, side, (all) =>
        script.roles === undefined
          ? begin(script, all, null, at)
          : turnPage(all, { ...freshPage, place: { kind: 'beginning' }, first: null }),
      );
    case 'begin':
      return begin(script, session, wanted.first, at);
    case 'not-quite':
      return changePage(session, { again: true });
    case 'yes':
      return step?.kind === 'agree'
        ? onceBoth(session, side, (all) => goOn(script, all, step, at))
        : goOn(script, session, step, at);
    case 'answer':
      return isIn(keep(session, side, 'answer', wanted.words, at), 'answer', (all) => show(all));
    case 'draft':
    case 'line':
      return keep(session, side, wanted.kind, wanted.words, at);
    case 'send':
      return show(session, { sentTo: wanted.to });
    case 'pick':
      return pick(script, session, step, side, wanted.words, at);
    case 'minutes':
      return step?.kind === 'wait' && step.minutes.includes(wanted.minutes)
        ? changePage(session, { until: at + wanted.minutes * minute })
        : session;
    case 'propose':
      return show(keep(only(session, side), side, 'proposal', wanted.words, at), { yes: [side] });
    case 'leave':
      return step?.kind === 'write' && step.kept !== undefined
        ? enter(script, session, step.kept, at)
        : goOn(script, session, step, at);
    case 'go-on':
    case 'done':
      return goOn(script, session, step, at);
    case 'finish':
      return end(session, 'done', at);
  }
}

function begin(script: Script, session: Session, first: Side | null, at: Instant): Session {
  const roles = script.roles === undefined ? null : first;
  return enter(script, session, script.steps[0]?.id ?? null, at, roles);
}

function goOn(script: Script, session: Session, step: Step | null, at: Instant): Session {
  return enter(script, session, step === null || step.kind === 'close' ? null : nextOf(script, step), at);
}

/** Goes to a step; a swap only changes the roles on the way. Without a step, it is over. */
function enter(script: Script, session: Session, id: StepId | null, at: Instant, roles?: Side | null): Session {
  const step = script.steps.find((one) => one.id === id);
  if (step === undefined) return end(session, 'done', at);
  const { first: before, visit } = currentPage(session);
  const first = roles === undefined ? before : roles;
  if (step.kind === 'swap') {
    if (session.swapped.includes(step.id)) return enter(script, session, nextOf(script, step), at, first);
    const swapped = { ...session, swapped: [...session.swapped, step.id] };
    return enter(script, swapped, step.to, at, first === null ? null : otherSide(first));
  }
  const part = step.kind === 'agree' && step.write === undefined ? 'shown' : 'open';
  const place = { kind: 'step', step: step.id, part } as const;
  return turnPage(session, { ...freshPage, place, visit: visit + 1, first, until: timeAt(step, at) });
}

function timeAt(step: Step, at: Instant): Instant | null {
  if (step.kind === 'turn') return at + step.minutes * minute;
  return step.kind === 'wait' ? at + (step.minutes[0] ?? 0) * minute : null;
}

/** Once both have picked: the way they picked, or once more where they differ. What is no option is not picked. */
function pick(script: Script, before: Session, step: Step | null, side: Side, words: Words, at: Instant): Session {
  if (step?.kind !== 'choose') return before;
  const wayTo = (id: string | undefined) => step.options.find((option) => option.id === id)?.next ?? null;
  if (wayTo(words['pick']?.reveal()) === null) return before;
  const session = keep(before, side, 'pick', words, at);
  const page = currentPage(session);
  const pickedBy = (one: Side) => entryOf(session, page.visit, one, 'pick')?.words['pick']?.reveal();
  if (step.who !== 'both') return enter(script, session, wayTo(pickedBy(side)), at);
  return isIn(session, 'pick', (all) => {
    if (pickedBy(0) === pickedBy(1)) return enter(script, all, wayTo(pickedBy(0)), at);
    return turnPage(all, { ...page, visit: page.visit + 1, again: true });
  });
}

function passTime(script: Script, session: Session, at: Instant): Session {
  const due = dueAt(session);
  if (due === null || at < due) return session;
  const page = currentPage(session);
  if (page.until === null || page.timeUp) return end(session, 'lapsed', at);
  const passed = { ...session, restsSince: at };
  return stepOf(script.steps, page)?.kind === 'wait'
    ? show(passed, { timeUp: true })
    : changePage(passed, { timeUp: true });
}

/** Goes on after a time-out on a page of its own. Whoever was speaking has all their time again. */
function resume(script: Script, session: Session, at: Instant): Session {
  if (!session.held) return session;
  const page = currentPage(session);
  const step = stepOf(script.steps, page);
  const time = step?.kind === 'turn' ? { until: timeAt(step, at), timeUp: false } : {};
  return turnPage({ ...session, held: false, restsSince: at }, { ...page, ...time });
}

function end(session: Session, how: Ending, at: Instant): Session {
  const { first, visit } = currentPage(session);
  const ended = { ...freshPage, place: { kind: 'ended', how }, first, visit } as const;
  return turnPage({ ...session, restsSince: at, held: false }, ended);
}

function show(session: Session, changes: Partial<Page> = {}): Session {
  const page = currentPage(session);
  if (page.place.kind !== 'step') return session;
  return turnPage(session, { ...page, ...changes, place: { ...page.place, part: 'shown' } });
}

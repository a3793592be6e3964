import type { Library, Prompt } from '../../content/library.ts';
import { pickPrompt } from '../../content/pick-prompt.ts';
import { type CheckIn, newCheckIn } from '../../model/check-in.ts';
import { depthLimitOf, themesNeverOf } from '../../model/couple.ts';
import type { Ritual } from '../../model/ritual.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { type Moment, momentOf } from './due-moment.ts';

const batch = 500;

/**
 * Asks what is due: each couple's question is picked and put to them, its post is enqueued, and the next occurrence
 * is set, all of a batch in one statement each. One that comes too late, or has nothing to ask, moves on quietly.
 */
export const askDue: Chore = {
  name: 'ask-due',
  batch,
  run: async (context) => {
    const { now, stores } = context;
    const due = await stores.rituals.lockDue(now, batch);
    if (due.length === 0) return 0;
    const outcomes = due.map((one) => outcomeOf(one, context));
    const checkIns = outcomes.flatMap(({ checkIn }) => (checkIn === null ? [] : [checkIn]));
    await stores.rituals.save(outcomes.map(({ ritual }) => ritual));
    if (checkIns.length > 0) {
      await stores.checkIns.add(checkIns);
      await stores.jobs.enqueue(checkIns.map(({ id }) => ({ name: 'post-check-in', checkInId: id })));
    }
    return due.length;
  },
};

type Outcome = { readonly ritual: Ritual; readonly checkIn: CheckIn | null };

function outcomeOf(due: DueRitual, context: ChoreContext): Outcome {
  const moment = momentOf(due, context.now);
  if (moment.kind !== 'now') return { ritual: movedOn(due, moment, context), checkIn: null };
  const next = planNext(due.ritual, null, context.now);
  const prompt = pickFor(due, context.content.library(due.couple.partners[0].locale), context.random);
  if (prompt === null) return { ritual: next, checkIn: null };
  const what = {
    id: context.newId(),
    coupleId: due.couple.id,
    origin: due.ritual.name,
    promptId: prompt.id,
    mode: due.couple.answers,
  };
  return { ritual: { ...next, lastSkip: null }, checkIn: newCheckIn(what, context.now) };
}

function movedOn({ ritual }: DueRitual, moment: Exclude<Moment, { kind: 'now' }>, { now }: ChoreContext): Ritual {
  if (moment.kind === 'later') return { ...ritual, nextAt: moment.at };
  return { ...planNext(ritual, null, now), lastSkip: { dueAt: moment.dueAt, why: 'late' } };
}

function pickFor(due: DueRitual, library: Library, random: () => number): Prompt | null {
  const wish = {
    asked: due.asked,
    never: due.never,
    themesNever: themesNeverOf(due.couple),
    depthLimit: depthLimitOf(due.couple),
    lastPromptId: due.lastPromptId,
  };
  return pickPrompt(library, due.ritual.name === 'us' ? { ...wish, ritual: 'us' } : wish, random);
}

import { type CheckIn, stateOf } from '../../model/check-in.ts';
import { endOfTime } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';
import type { OpenCheckIn } from './open-check-in.ts';

/** More than a couple can be asked within the life of an answer without asking for it. */
const lookBack = 60;

/** The sealed questions that still take answers, newest first. */
export async function openOnes(context: CoupleContext): Promise<readonly CheckIn[]> {
  const recent = await context.stores.checkIns.history(context.couple.id, endOfTime, lookBack);
  return recent.filter((one) => one.mode === 'sealed' && stateOf(one, context.now) === 'open');
}

/** Of these, the newest that this partner has neither answered nor passed; when there is none, the newest of all. */
export function nextFor({ side }: CoupleContext, open: readonly CheckIn[]): CheckIn | null {
  const waiting = open.find((one) => one.answeredAt[side] === null && one.passed[side] === null);
  return waiting ?? open[0] ?? null;
}

/** Locks it, with its question and one's own answer; `null` when its question has left the library. */
export async function lockOpen(context: CoupleContext, { id }: CheckIn): Promise<OpenCheckIn | null> {
  const checkIn = await context.stores.checkIns.lock(id);
  const prompt = checkIn === null ? undefined : await promptOf(context, checkIn);
  if (checkIn === null || prompt === undefined) return null;
  return { checkIn, prompt, answer: await context.stores.answers.own(checkIn, context.side) };
}

import type { Card } from '../../card/card.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual } from '../../model/ritual.ts';
import { isSkipAhead, skipNext, takeBackSkip } from '../../schedule/plan-ritual.ts';
import type { Timetable } from '../../schedule/timetable.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { type Coming, coming, nextOf, readTimetable } from '../upcoming.ts';
import { noRhythmCard, pausedOwnCard } from './cards.ts';
import { keepPause } from './held-rhythm.ts';
import { notComingCard, skippedCard, takenBackCard } from './skip-cards.ts';

/** Leaves out whatever comes next. When both ask for it, it is still one that is left out. */
export const skipCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin skip',
  description: 'rhythm.command-skip',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => {
    const { couple, say } = context;
    if (couple.pause !== null) {
      return { kind: 'private', card: pausedOwnCard(say, couple, 'still'), keep: keepPause(couple) };
    }
    const timetable = await readTimetable(context, couple);
    const first = soonest(timetable);
    if (first === undefined) return { kind: 'private', card: noRhythmCard(say) };
    const { skipped, next } = first;
    if (skipped !== undefined) return { kind: 'private', card: skippedCard(say, couple, timetable, skipped, true) };
    return { kind: 'private', card: await skip(context, next) };
  },
};

/** Leaves out the occurrence that the card named, and no other. */
export const skipAction: ActionDefinition = {
  kind: 'action',
  name: 'rhythm.skip',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const { couple, say, now } = context;
    if (couple.pause !== null) {
      return { kind: 'update', card: pausedOwnCard(say, couple, 'still'), keep: keepPause(couple) };
    }
    const { timetable, ritual, dueAt } = await namedIn(context, action.args);
    const next = ritual === null ? null : nextOf(timetable, ritual.name);
    if (next?.nextAt === dueAt && dueAt > now) return { kind: 'update', card: await skip(context, next) };
    if (ritual?.lastSkip?.dueAt === dueAt && isSkipAhead(ritual, now)) {
      return { kind: 'update', card: skippedCard(say, couple, timetable, ritual, true) };
    }
    return { kind: 'update', card: notComingCard(say, couple, timetable, ritual) };
  },
};

/** The skipped occurrence comes after all, as long as its time is ahead. */
export const takeBackAction: ActionDefinition = {
  kind: 'action',
  name: 'rhythm.unskip',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const { couple, say, stores, now } = context;
    if (couple.pause !== null) {
      return { kind: 'update', card: pausedOwnCard(say, couple, 'still'), keep: keepPause(couple) };
    }
    const { timetable, ritual, dueAt } = await namedIn(context, action.args);
    const back = ritual === null ? null : takeBackSkip(ritual, dueAt, now);
    if (back === null) return { kind: 'update', card: notComingCard(say, couple, timetable, ritual) };
    await stores.rituals.save([back]);
    return { kind: 'update', card: takenBackCard(say, couple, await readTimetable(context, couple), back) };
  },
};

/** What was skipped and is still ahead comes after all, the soonest of several; `null` when nothing is. */
export async function takeBackNext(context: CoupleContext): Promise<Card | null> {
  const { couple, say, stores, now } = context;
  const ahead = (await stores.rituals.of(couple.id)).filter((ritual) => ritual.on && isSkipAhead(ritual, now));
  const [skipped] = ahead.toSorted((a, b) => (a.lastSkip?.dueAt ?? 0) - (b.lastSkip?.dueAt ?? 0));
  const back = skipped === undefined ? null : takeBackSkip(skipped, skipped.lastSkip?.dueAt ?? now, now);
  if (back === null) return null;
  await stores.rituals.save([back]);
  return takenBackCard(say, couple, await readTimetable(context, couple), back);
}

async function skip(context: CoupleContext, ritual: Coming): Promise<Card> {
  const { couple, say, stores } = context;
  const skipped = skipNext(ritual);
  await stores.rituals.save([skipped]);
  return skippedCard(say, couple, await readTimetable(context, couple), skipped, false);
}

/** What would come first if nothing had been skipped, and whether it is skipped already. */
function soonest(timetable: Timetable): Soonest | undefined {
  const skipped = timetable.rituals
    .filter((ritual) => ritual.on && isSkipAhead(ritual, timetable.now))
    .map((ritual): Soonest => ({ at: ritual.lastSkip?.dueAt ?? 0, skipped: ritual }));
  const next = coming(timetable)
    .filter(({ name }) => !skipped.some((one) => one.skipped?.name === name))
    .map((one): Soonest => ({ at: one.comesAt, next: one }));
  return [...skipped, ...next].toSorted((a, b) => a.at - b.at)[0];
}

type Soonest = { readonly at: Instant } & (
  | { readonly skipped: Ritual; readonly next?: never }
  | { readonly next: Coming; readonly skipped?: never }
);

async function namedIn(context: CoupleContext, [name, dueAt]: readonly string[]) {
  const timetable = await readTimetable(context, context.couple);
  const ritual = timetable.rituals.find((one) => one.name === name && one.on);
  return { timetable, ritual: ritual ?? null, dueAt: Number(dueAt) };
}

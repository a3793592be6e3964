import type { CheckIn } from '../../../src/model/check-in.ts';
import type { CoupleId } from '../../../src/model/couple.ts';
import type { Instant, Period } from '../../../src/model/instant.ts';
import type { CheckInStore } from '../../../src/port/stores/check-in-store.ts';
import type { CheckInRow, Memory } from './memory.ts';
import { by } from './order.ts';
import { createPromptMemory } from './prompt-memory.ts';
import { createSharedPast } from './shared-past.ts';

export function createCheckInStore(memory: Memory): CheckInStore {
  const { checkIns, asked } = memory;
  const { forgetNever, ...promptMemory } = createPromptMemory(memory);
  const of = (coupleId: CoupleId): readonly CheckIn[] => checkIns.ofCouple(coupleId).map(checkInOf);
  const find = (id: string): CheckIn | null => checkIns.get(id)?.checkIn ?? null;
  const change = (id: string, to: (checkIn: CheckIn) => CheckIn): void =>
    checkIns.change(id, (row) => ({ ...row, checkIn: to(row.checkIn) }));

  const recordAsked = ({ coupleId, promptId, openedAt }: CheckIn): void => {
    const before = asked.get(`${coupleId},${promptId}`)?.at ?? 0;
    asked.put({ coupleId, promptId, at: Math.max(before, openedAt) });
  };

  return {
    ...promptMemory,
    ...createSharedPast(memory),
    add: async (all) => {
      for (const checkIn of all) {
        memory.couple(checkIn.coupleId);
        check(checkIn);
        checkIns.add({ checkIn, closing: true });
        recordAsked(checkIn);
      }
    },
    save: async (checkIn) => {
      const before = find(checkIn.id);
      if (before === null) return;
      check(checkIn);
      if (before.promptId !== checkIn.promptId) recordAsked({ ...before, promptId: checkIn.promptId });
      const { message, revealMessage } = before;
      change(checkIn.id, () => ({ ...checkIn, message, revealMessage }));
    },
    setMessage: async (id, message) => change(id, (one) => ({ ...one, message })),
    setRevealMessage: async (id, revealMessage) => change(id, (one) => ({ ...one, revealMessage })),
    find: async (id) => find(id),
    lock: async (id) => find(id),
    latestOpen: async (coupleId, now) =>
      latest(
        of(coupleId).filter(({ revealedAt, closesAt }) => revealedAt === null && closesAt > now),
        ({ openedAt }) => openedAt,
      ),
    latestRevealed: async (coupleId) =>
      latest(
        of(coupleId).filter(({ revealedAt }) => revealedAt !== null),
        ({ revealedAt }) => revealedAt ?? 0,
      ),
    revealedIn: async (coupleId, period) =>
      within(
        period,
        of(coupleId).flatMap(({ revealedAt }) => revealedAt ?? []),
      ),
    talkedIn: async (coupleId, period) =>
      within(
        period,
        of(coupleId).flatMap(({ mode, message, openedAt }) => (mode === 'open' && message !== null ? openedAt : [])),
      ),
    history: async (coupleId, before, most) =>
      of(coupleId)
        .filter(({ openedAt }) => openedAt < before)
        .toSorted(
          by(
            ({ openedAt }) => -openedAt,
            ({ id }) => id,
          ),
        )
        .slice(0, most),
    lockToNudge: async (now, most) => checkIns.due('nudge', now, most).map(checkInOf),
    takeClosed: async (now, most) => {
      const closed = checkIns.due('close', now, most);
      for (const row of closed) checkIns.put({ ...row, closing: false });
      return closed.map(checkInOf);
    },
    forget: async (coupleId, side) => {
      for (const { id } of of(coupleId)) {
        change(id, (one) => ({
          ...one,
          passed: side === 0 ? [null, one.passed[1]] : [one.passed[0], null],
          ...(one.revealedAt === null
            ? { answeredAt: side === 0 ? [null, one.answeredAt[1]] : [one.answeredAt[0], null] }
            : {}),
        }));
      }
      forgetNever(coupleId, side);
    },
  };
}

function checkInOf({ checkIn }: CheckInRow): CheckIn {
  return checkIn;
}

function check({ revealedAt, answeredAt, reveal, nudgeAt }: CheckIn): void {
  if (revealedAt === null) {
    if (reveal === 'room') throw new Error('before a reveal only a private one is promised');
    return;
  }
  if (answeredAt.includes(null)) throw new Error('a reveal has both answers');
  if (reveal === null) throw new Error('a reveal has its mode');
  if (nudgeAt !== null) throw new Error('nobody is nudged after the reveal');
}

function latest(all: readonly CheckIn[], at: (one: CheckIn) => Instant): CheckIn | null {
  return all.toSorted(by((one) => -at(one)))[0] ?? null;
}

function within({ from, until }: Period, all: readonly Instant[]): readonly Instant[] {
  return all.filter((at) => at >= from && at < until).toSorted((one, other) => one - other);
}

import { buttonsOf } from '../fakes/seen-text.ts';
import { type Act, type RitualName, ritualNames } from './acts.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';
import type { Seen } from './rooms.ts';

/** What the key of an offer calls each; the pulse is offered with what both see of it. */
export const offerOf: Readonly<Record<RitualName, string>> = {
  digest: 'jar-digest',
  day: 'on-this-day',
  pulse: 'pulse',
  review: 'review',
  goals: 'goal-review',
};

const minute = 60_000;

/** Whether a message is of a kind: a question by its key, an offer by what it offers, others by how their key begins. */
export function isOf(kind: string, key: string | null): boolean {
  if (key === null) return false;
  const [first = '', ...rest] = key.split(':');
  const [wanted, name] = kind.split(':');
  if (first !== wanted) return false;
  return name === undefined || rest[wanted === 'offer' ? 1 : 0] === name;
}

/** What two people do about something that has come: never on a full or half hour. What moved with them they have seen. */
export function reactionsTo(chance: Chance, { diligence, zeal }: Life, { key, card, at }: Seen): readonly Act[] {
  const later = (most: number) => at + (chance.whole(1, most) * 30 + chance.whole(1, 29)) * minute;
  const either = () => chance.one([0, 1] as const);
  if (/^check-in:[^:]+$/.test(key)) {
    return sides.flatMap((who): Act | [] => {
      // Most on the same day or the next, some much later, and some too late.
      const most = chance.happens(0.9) ? 40 : 400;
      return chance.happens(diligence[who]) ? { at: later(most), kind: 'answer', who, question: key } : [];
    });
  }
  if (/^invitation:[^:]+:[^:]+$/.test(key)) {
    return sides.flatMap((who): Act | [] => (chance.happens(zeal) ? { at: later(200), kind: 'rate', who } : []));
  }
  const offered = ritualNames.find((name) => new RegExp(`^offer:[^:]+:${offerOf[name]}$`).test(key));
  if (offered !== undefined && chance.happens(0.6)) {
    return [{ at: later(200), kind: 'decide', who: either(), what: offered, yes: chance.happens(zeal) }];
  }
  const isOffered = /^together:[^:]+:[^:]+$/.test(key) && buttonsOf(card).some(({ label }) => label === askMonthly);
  if (isOffered && chance.happens(zeal))
    return [{ at: later(200), kind: 'decide', who: either(), what: 'pulse', yes: true }];
  return [];
}

/** The button below the first pulse that both see. */
export const askMonthly = 'Ask us every month';

const sides = [0, 1] as const;

import type { Couple, CoupleId } from '../model/couple.ts';
import { day, type Instant } from '../model/instant.ts';
import type { Ritual, RitualName } from '../model/ritual.ts';
import type { Stores } from '../port/store.ts';
import { nextOccurrence } from '../schedule/next-occurrence.ts';
import { type Timetable, timetableOf } from '../schedule/timetable.ts';
import type { Context } from './context.ts';
import type { RitualDefinition } from './ritual.ts';

/**
 * A ritual that is on and knows when it comes next: at `comesAt`, for the moment `dueAt` of its rhythm. `nextAt` is when
 * that is planned: the next moment at which it has something to say, or until when it waits already.
 */
export type Coming = Ritual & { readonly nextAt: Instant; readonly dueAt: Instant; readonly comesAt: Instant };

/** How far ahead it is looked for something to say: further than any ritual is planned. */
const furthest = 45 * day;

/** When all rituals of a couple come, as they stand now. The tick asks by it, and whatever promises a moment names its. */
export async function readTimetable(
  { stores, rituals: definitions, now }: Pick<Context, 'stores' | 'rituals' | 'now'>,
  couple: Couple,
): Promise<Timetable> {
  const rituals = inOrder(definitions, await stores.rituals.of(couple.id));
  const until = furthestOf({ rituals, now });
  return timetableOf({
    couple,
    rituals,
    now,
    speaks: await readSpeaking(stores, definitions, [{ couple, rituals }], now, until),
  });
}

/** What comes, the soonest first; nothing while it rests without an end. */
export function coming(timetable: Timetable): readonly Coming[] {
  const until = furthestOf(timetable);
  return timetable.rituals
    .flatMap((ritual): Coming | [] => {
      const { name, nextAt, waitingSince } = ritual;
      const [next] = nextAt === null ? [] : timetable.comes(name, until, 1);
      if (nextAt === null || next === undefined) return [];
      const { dueAt, at: comesAt } = next;
      return { ...ritual, nextAt: dueAt === waitingSince ? nextAt : dueAt, dueAt, comesAt };
    })
    .sort((a, b) => a.comesAt - b.comesAt);
}

/** The same for one of them. */
export function nextOf(timetable: Timetable, name: RitualName): Coming | null {
  return coming(timetable).find((one) => one.name === name) ?? null;
}

/** When a ritual comes the next times; while it is paused without an end, when it would come from now on. */
export function nextTimes(timetable: Timetable, name: RitualName, count: number): readonly Instant[] {
  return timetable.comes(name, furthestOf(timetable) + count * 7 * day, count).map(({ at }) => at);
}

/** Those for which there is a feature, the one that takes precedence first. */
export function inOrder(definitions: readonly RitualDefinition[], rituals: readonly Ritual[]): readonly Ritual[] {
  return definitions.flatMap(({ name }) => rituals.filter((ritual) => ritual.name === name));
}

/** Asks the features of those rituals that do not speak every time at which moments they do, until a moment. */
export async function readSpeaking(
  stores: Stores,
  definitions: readonly RitualDefinition[],
  couples: readonly { readonly couple: Couple; readonly rituals: readonly Ritual[] }[],
  now: Instant,
  until: Instant,
): Promise<(ritual: Ritual, dueAt: Instant) => boolean> {
  const spoken = new Map<RitualName, ReadonlyMap<CoupleId, readonly Instant[]>>();
  for (const { name, speaks } of definitions) {
    if (speaks === undefined) continue;
    const asked = couples.flatMap(({ couple, rituals }) =>
      rituals
        .filter((ritual) => ritual.name === name && ritual.on)
        .map((ritual) => ({ couple, ritual, moments: momentsOf(ritual, now, until) })),
    );
    spoken.set(name, asked.length === 0 ? new Map() : await speaks(stores, asked));
  }
  return ({ name, coupleId }, dueAt) => {
    const known = spoken.get(name);
    return known === undefined || (known.get(coupleId) ?? []).includes(dueAt);
  };
}

/** The moments of a rhythm that can matter: what it waits for, what was missed, and what comes. */
function momentsOf({ rhythm, nextAt, waitingSince }: Ritual, now: Instant, until: Instant): readonly Instant[] {
  const all = nextAt === null ? [] : [waitingSince ?? nextAt];
  let next = nextOccurrence(rhythm, nextAt === null ? now : Math.max(nextAt, now - 3 * day));
  while (next < until) {
    all.push(next);
    next = nextOccurrence(rhythm, next);
  }
  return all;
}

/** A pause, and what somebody left out, can put it off as far as that. */
function furthestOf({ rituals, now }: Pick<Timetable, 'rituals' | 'now'>): Instant {
  return Math.max(now, ...rituals.map(({ nextAt }) => nextAt ?? 0)) + furthest;
}

import type { Couple, CoupleId } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import type { Ritual } from '../../model/ritual.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { movedOn } from '../../schedule/moved-on.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import { type Moment, timetableOf } from '../../schedule/timetable.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import type { RitualDefinition } from '../ritual.ts';
import { inOrder, readSpeaking } from '../upcoming.ts';

/** So few that what else happens meanwhile hardly waits for them (some 25 ms of a core). */
const batch = 25;

/** As far as one that waits looks for a day on which nothing else comes. */
const ahead = 10 * day;

/**
 * Does what is due and sets the next occurrence, all of a batch in a few statements. What comes too late, or whose
 * feature is gone, moves on quietly. All that is due of a couple is done together, what takes precedence first: so it is
 * the same in whichever batch, and in whichever process.
 */
export const askDue: Chore = {
  name: 'ask-due',
  batch,
  run: async (context) => {
    const { now, stores, rituals: definitions } = context;
    const found = await stores.rituals.lockDue(now, batch);
    if (found.length === 0) return 0;
    const due = found.flatMap(({ rituals }) => rituals.filter((ritual) => isDue(ritual, now)));
    const couples = found.map(({ couple, rituals }) => ({ couple, rituals: inOrder(definitions, rituals) }));
    const known = couples.map(({ couple, rituals }) => ({ couple, rituals: untilLastDue(rituals, now) }));
    const speaks = await readSpeaking(stores, definitions, known, now, now + ahead);
    const standing = new Map(couples.map(({ couple, rituals }) => [couple.id, rituals]));
    for (const definition of definitions) {
      const looked = couples.flatMap(({ couple }): Looked | [] => {
        const rituals = standing.get(couple.id) ?? [];
        const ritual = rituals.find((one) => one.name === definition.name && isDue(one, now));
        if (ritual === undefined) return [];
        return { couple, ritual, moment: timetableOf({ couple, rituals, now, speaks }).moment(ritual.name) };
      });
      for (const ritual of await bring(context, definition, looked)) replaceIn(standing, ritual);
    }
    const orphans = due.filter(({ name }) => !definitions.some((one) => one.name === name));
    await stores.rituals.save(orphans.map((ritual) => planNext(ritual, null, now)));
    return due.length;
  },
};

/** A ritual that is due, and what becomes of it. */
type Looked = { readonly couple: Couple; readonly ritual: Ritual; readonly moment: Moment };

/** Has a ritual do what it is for where it comes now, and returns how all of these are afterwards. */
async function bring(
  context: ChoreContext,
  { run }: RitualDefinition,
  looked: readonly Looked[],
): Promise<readonly Ritual[]> {
  const { stores, now } = context;
  const moved = looked.map(({ ritual, moment }) => movedOn(ritual, moment, now));
  await stores.rituals.save(moved);
  const ready = looked.flatMap(({ couple, ritual, moment }): DueRitual | [] =>
    moment.kind === 'now' ? { couple, ritual, dueAt: moment.dueAt } : [],
  );
  const silent = new Set(ready.length === 0 ? [] : ((await run(ready, context)) ?? []).map(({ ritual }) => ritual));
  if (silent.size === 0) return moved;
  // It has not come after all: what waited for it need not.
  const after = moved.map((ritual, index) => {
    const before = looked[index]?.ritual;
    return before !== undefined && silent.has(before) ? { ...ritual, cameAt: before.cameAt } : ritual;
  });
  await stores.rituals.save(after);
  return after;
}

function isDue({ nextAt }: Ritual, now: Instant): boolean {
  return nextAt !== null && nextAt <= now;
}

/** Nothing that comes after the last one that is due matters to any that is. */
function untilLastDue(rituals: readonly Ritual[], now: Instant): readonly Ritual[] {
  return rituals.slice(0, rituals.findLastIndex((ritual) => isDue(ritual, now)) + 1);
}

function replaceIn(standing: Map<CoupleId, readonly Ritual[]>, ritual: Ritual): void {
  const rituals = standing.get(ritual.coupleId) ?? [];
  standing.set(
    ritual.coupleId,
    rituals.map((one) => (one.name === ritual.name ? ritual : one)),
  );
}

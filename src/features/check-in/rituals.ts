import { type CheckIn, newCheckIn } from '../../model/check-in.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import type { ChoreContext } from '../context.ts';
import type { RitualDefinition } from '../ritual.ts';
import { type Chosen, chooseNext, chooseUs, type Sources, tellSources } from './choose-next.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    question: 'first';
    /** The weekly check-in about the two of them. */
    us: 'first';
  }
}

/** Three evenings a week, and the weekly check-in ready to be switched on. */
export function createRituals(sources: Sources): readonly RitualDefinition[] {
  return [
    {
      name: 'question',
      first: (zone) => ({ on: true, rhythm: { days: [1, 3, 5], time: '20:00', zone } }),
      run: async (due, context) => {
        const chosen = await chooseNext(couplesOf(due), 'rhythm', sources, context);
        const checkIns = await ask(due, chosen, context);
        // What a source has to say about it comes first.
        await tellSources(chosen, checkIns, context);
        await post(checkIns, context);
        return silentAmong(due, chosen);
      },
    },
    {
      name: 'us',
      first: (zone) => ({ on: false, rhythm: { days: [7], time: '18:00', zone } }),
      run: async (due, context) => {
        const chosen = await chooseUs(couplesOf(due), context);
        await post(await ask(due, chosen, context), context);
        return silentAmong(due, chosen);
      },
    },
  ];
}

function couplesOf(due: readonly DueRitual[]) {
  return due.map(({ couple }) => couple);
}

/** Those for whom there is no question. */
function silentAmong(due: readonly DueRitual[], chosen: ReadonlyMap<string, Chosen>): readonly DueRitual[] {
  return due.filter(({ couple }) => !chosen.has(couple.id));
}

/** Puts to each couple what was chosen for them; all of a batch in one statement. */
async function ask(
  due: readonly DueRitual[],
  chosen: ReadonlyMap<string, Chosen>,
  context: ChoreContext,
): Promise<readonly CheckIn[]> {
  const { stores } = context;
  const checkIns = due.flatMap((one): CheckIn | [] => {
    const next = chosen.get(one.couple.id);
    return next === undefined ? [] : checkInOf(one, next, context);
  });
  await stores.checkIns.add(checkIns);
  return checkIns;
}

async function post(checkIns: readonly CheckIn[], { stores }: ChoreContext): Promise<void> {
  await stores.jobs.enqueue(checkIns.map(({ id }) => ({ name: 'post-check-in', checkInId: id })));
}

function checkInOf({ couple, ritual }: DueRitual, { prompt, because }: Chosen, { newId, now }: ChoreContext): CheckIn {
  const origin = ritual.name === 'us' ? 'us' : 'question';
  const what = { id: newId(), coupleId: couple.id, origin, promptId: prompt.id, mode: couple.answers } as const;
  return newCheckIn(because === undefined ? what : { ...what, because }, now);
}

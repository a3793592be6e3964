import type { Ritual, RitualName } from '../../model/ritual.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { type Moment, momentOf } from './due-moment.ts';

const batch = 500;

/**
 * Does what is due and sets the next occurrence, all of a batch in a few statements. What comes too late, or whose
 * feature is gone, moves on quietly.
 */
export const askDue: Chore = {
  name: 'ask-due',
  batch,
  run: async (context) => {
    const { now, stores } = context;
    const due = await stores.rituals.lockDue(now, batch);
    if (due.length === 0) return 0;
    const looked = due.map((one) => ({ one, moment: momentOf(one, now) }));
    const ready = looked.flatMap(({ one, moment }) => (moment.kind === 'now' ? [one] : []));
    const byName = Map.groupBy(ready, ({ ritual }): RitualName => ritual.name);
    await stores.rituals.save(looked.map(({ one, moment }) => movedOn(one, moment, context)));
    for (const { name, run } of context.rituals) {
      const mine = byName.get(name);
      if (mine !== undefined) await run(mine, context);
    }
    return due.length;
  },
};

function movedOn({ ritual }: DueRitual, moment: Moment, { now }: ChoreContext): Ritual {
  switch (moment.kind) {
    case 'now':
      return { ...planNext(ritual, null, now), lastSkip: null };
    case 'later':
      return { ...ritual, nextAt: moment.at };
    case 'too-late':
      return { ...planNext(ritual, null, now), lastSkip: { dueAt: moment.dueAt, why: 'late' } };
  }
}

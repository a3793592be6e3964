import type { Side } from '../../../src/model/couple.ts';
import { type DatePlan, newDatePlan, withLine } from '../../../src/model/date-plan.ts';
import { day } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { FakeWorld } from '../../flows/fake-world.ts';
import type { Filled } from './fillers.ts';

type Words = Partial<Record<'note' | 'shared' | 'line', string>>;

/** Both plan things: one both have said how it was, one that still waits for a line, and one that is to come. */
export async function addDates(world: FakeWorld): Promise<Filled> {
  const shown = await add(world, 0, 'SAM-PLANS', [{ note: 'SAM-NOTES' }, { note: 'ALEX-NOTES' }]);
  await say(world, shown, [{ line: 'SAM-SAID-IT' }, { line: 'ALEX-SAID-IT' }]);
  const sealed = await add(world, 1, 'ALEX-PLANS', [{ shared: 'SAM-SHARES' }, { shared: 'ALEX-SHARES' }]);
  await say(world, sealed, [{ line: 'SAM-SAID-ALONE' }, {}]);
  const other = await add(world, 1, 'ALEX-PLANS-MORE', [{}, {}]);
  await say(world, other, [{}, { line: 'ALEX-SAID-ALONE' }]);
  return {
    sam: ['SAM-PLANS', 'SAM-NOTES', 'SAM-SHARES', 'SAM-SAID-IT', 'SAM-SAID-ALONE'],
    alexShown: ['ALEX-PLANS', 'ALEX-SHARES', 'ALEX-SAID-IT', 'ALEX-PLANS-MORE'],
    alexUnshown: ['ALEX-NOTES', 'ALEX-SAID-ALONE'],
  };
}

/** A plan that both see, with a note of each. */
async function add(world: FakeWorld, by: Side, what: string, notes: readonly [Words, Words]): Promise<DatePlan> {
  return world.store.transaction(async ({ couples, dates }) => {
    const couple = await couples.activeIn(world.room);
    const ids = { id: crypto.randomUUID(), coupleId: couple?.id ?? '' };
    const setting = { by, what: new PartnerWords(what), at: world.now() - day, zone: 'Europe/Lisbon' };
    const plan = newDatePlan(ids, setting, world.now());
    await dates.save(plan, null);
    await dates.setMessage(plan.id, 'plan', { room: world.room, message: `card-${ids.id}` });
    for (const side of [0, 1] as const) {
      const { note, shared } = notes[side];
      const words = note ?? shared;
      if (words !== undefined) {
        await dates.setNote(plan.id, side, { words: new PartnerWords(words), shared: shared !== undefined });
      }
    }
    return plan;
  });
}

async function say(world: FakeWorld, plan: DatePlan, lines: readonly [Words, Words]): Promise<void> {
  await world.store.transaction(async ({ dates }) => {
    let after = plan;
    for (const side of [0, 1] as const) {
      const { line } = lines[side];
      if (line === undefined) continue;
      await dates.setLine(plan.id, side, new PartnerWords(line));
      after = withLine(after, side, 'room', world.now());
    }
    await dates.save(after, null);
    if (after.shownAt !== null) {
      await dates.setMessage(plan.id, 'both', { room: world.room, message: `both-${plan.id}` });
    }
  });
}

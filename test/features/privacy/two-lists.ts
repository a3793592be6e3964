import type { Side } from '../../../src/model/couple.ts';
import { type GoalEntry, newGoal } from '../../../src/model/goal.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { FakeWorld } from '../../flows/fake-world.ts';
import type { Filled } from './fillers.ts';

/** Both partners leave words on every list that the two share: goals of each, lines on one’s own and on the other’s. */
export async function addGoals(world: FakeWorld): Promise<Filled> {
  await addGoal(world, 0, 'SAM-GOAL', [0, 'SAM-STEP'], [1, 'ALEX-NOTE-ON-SAMS']);
  await addGoal(world, 1, 'ALEX-GOAL', [1, 'ALEX-STEP'], [0, 'SAM-NOTE-ON-ALEXS']);
  await addGoal(world, 1, 'ALEX-TOOK-OFF', [1, 'ALEX-LINE-TAKEN-OFF'], [0, 'SAM-LINE-TAKEN-OFF']);
  return {
    sam: ['SAM-GOAL', 'SAM-STEP', 'SAM-NOTE-ON-ALEXS', 'SAM-LINE-TAKEN-OFF'],
    alexShown: ['ALEX-NOTE-ON-SAMS', 'ALEX-GOAL', 'ALEX-STEP'],
    alexUnshown: ['ALEX-TOOK-OFF', 'ALEX-LINE-TAKEN-OFF'],
  };
}

async function addGoal(
  world: FakeWorld,
  by: Side,
  words: string,
  ...lines: readonly (readonly [Side, string])[]
): Promise<void> {
  await world.store.transaction(async ({ couples, goals }) => {
    const coupleId = (await couples.activeIn(world.room))?.id ?? '';
    const about = { words: new PartnerWords(words), kind: 'travel', target: '2027-06-12' } as const;
    const goal = newGoal({ id: crypto.randomUUID(), coupleId, by }, about, world.now());
    const isOff = words.endsWith('OFF');
    await goals.save(isOff ? { ...goal, takenBack: { at: world.now(), by } } : goal);
    for (const [side, line] of lines) {
      const kind: GoalEntry['kind'] = side === by ? 'step' : 'note';
      const ticked = kind === 'step' ? { at: world.now(), by } : null;
      await goals.put(goal, {
        id: crypto.randomUUID(),
        side,
        at: world.now(),
        kind,
        words: new PartnerWords(line),
        ticked,
      });
    }
  });
}

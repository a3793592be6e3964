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

/** Questions of both: in the deck, a surprise, and one of Alex’s that was asked. */
export async function addOwnPrompts(world: FakeWorld): Promise<Filled> {
  await addQuestion(world, 0, 'SAM-ASKS', false);
  await addQuestion(world, 0, 'SAM-SURPRISES', true);
  await addQuestion(world, 1, 'ALEX-ASKS', false);
  await addQuestion(world, 1, 'ALEX-SURPRISES', true);
  return {
    sam: ['SAM-ASKS', 'SAM-ASKS-OPTION', 'SAM-SURPRISES', 'SAM-SURPRISES-OPTION'],
    alexShown: ['ALEX-ASKS', 'ALEX-ASKS-OPTION'],
    alexUnshown: ['ALEX-SURPRISES', 'ALEX-SURPRISES-OPTION'],
  };
}

async function addQuestion(world: FakeWorld, by: Side, words: string, surprise: boolean): Promise<void> {
  await world.store.transaction(async ({ couples, ownPrompts }) => {
    const coupleId = (await couples.activeIn(world.room))?.id ?? '';
    const options = [`${words}-OPTION`, 'or not'].map((one) => new PartnerWords(one));
    const kind = { format: 'this-or-that', theme: 'dreams', depth: 1 } as const;
    const about = { id: crypto.randomUUID(), coupleId, by, addedAt: world.now(), withdrawnAt: null, message: null };
    await ownPrompts.add({ ...about, ...kind, surprise, text: { question: new PartnerWords(words), options } });
  });
}

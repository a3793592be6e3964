import { sides } from '../../../src/model/couple.ts';
import { newRound } from '../../../src/model/questionnaire/round.ts';
import type { FakeWorld } from '../../flows/fake-world.ts';
import { addDates } from './two-dates.ts';
import { addHistories, written } from './two-histories.ts';
import { addGoals, addOwnPrompts } from './two-lists.ts';
import { addPractices } from './two-practices.ts';

/** Words that stand nowhere else, by whose they are and whether Sam has seen them in the room. */
export type Filled = {
  readonly sam: readonly string[];
  readonly alexShown: readonly string[];
  readonly alexUnshown: readonly string[];
};

/**
 * By feature: has both partners leave recognisable words in every field in which it keeps some. A feature that keeps
 * something of a person stands here, or says below that nobody types anything in it.
 */
export const fillers: Readonly<Record<string, (world: FakeWorld) => Promise<Filled>>> = {
  'check-in': async (world) => {
    await addHistories(world);
    return {
      sam: ['SAM-IN-ROOM', 'SAM-PRIVATE', 'SAM-SEALED', 'SAM-RESPONSE', 'SAM-ANSWERS-THAT', 'SAM-ANSWERS-IN-PRIVATE'],
      alexShown: ['ALEX-IN-ROOM', 'ALEX-ASKS-BACK'],
      alexUnshown: [written.alexPrivate, written.alexSealed, written.alexPrivateResponse],
    };
  },
  // The same histories hold appreciations.
  appreciate: async () => ({
    sam: ['SAM-APPRECIATES'],
    alexShown: ['ALEX-APPRECIATES'],
    alexUnshown: [written.alexUnposted],
  }),
  moment: async (world) => {
    const keep = async (by: 'sam' | 'alex', what: string, back: string) => {
      await world[by].command('moment add');
      await world[by].submit({ what, day: 'a week ago', back: [back] });
    };
    for (const by of ['sam', 'alex'] as const) {
      await keep(by, `${by.toUpperCase()}-KEEPS`, 'Yes, each year on that day');
      await keep(by, `${by.toUpperCase()}-KEEPS-QUIET`, 'No, and keep it quiet');
      await keep(by, `${by.toUpperCase()}-TOOK-AWAY`, 'No, just keep it in our list');
      await world[by].click('Take it off the list');
    }
    return {
      sam: ['SAM-KEEPS', 'SAM-KEEPS-QUIET', 'SAM-TOOK-AWAY'],
      alexShown: ['ALEX-KEEPS'],
      alexUnshown: ['ALEX-KEEPS-QUIET', 'ALEX-TOOK-AWAY'],
    };
  },
  questionnaire: async (world) => {
    await world.store.transaction(async ({ couples, rounds }) => {
      const couple = await couples.activeIn(world.room);
      for (const side of sides) {
        const what = { id: crypto.randomUUID(), coupleId: couple?.id ?? '', side, questionnaire: 'pulse' } as const;
        const answers = { 'deep-talks': side === 0 ? 'SAM-PICKED' : 'ALEX-PICKED' };
        await rounds.add({ ...newRound(what, { items: [] }, world.now()), answers });
      }
    });
    return { sam: ['SAM-PICKED'], alexShown: [], alexUnshown: ['ALEX-PICKED'] };
  },
  practice: addPractices,
  date: addDates,
  goal: addGoals,
  'own-prompt': addOwnPrompts,
  draft: async (world) => {
    const keep = (by: 'sam' | 'alex', value: string) =>
      world.store.transaction(async ({ couples, drafts }) => {
        const couple = await couples.activeIn(world.room);
        const inputs = [{ kind: 'text', name: 'words', label: '', lines: 'many', required: true, maxLength: 9, value }];
        const form = JSON.stringify({ action: 'check-in.answer', title: '', submit: '', inputs });
        const id = crypto.randomUUID();
        await drafts.add({ id, coupleId: couple?.id ?? '', by: world[by].user, at: world.now(), form });
      });
    await keep('sam', 'SAM-DRAFTS');
    return { sam: ['SAM-DRAFTS'], alexShown: [], alexUnshown: [] };
  },
};

/** Features that keep what a person chose, and no words. */
export const nothingTyped: Readonly<Record<string, string>> = {
  rhythm: 'days and times',
  journey: 'which were begun, and by whom',
  tips: 'which tips were saved',
  settings: 'what was chosen from lists',
};

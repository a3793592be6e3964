import type { Library, Prompt } from '../../content/library.ts';
import { pickPrompt } from '../../content/pick-prompt.ts';
import { type CheckIn, newCheckIn } from '../../model/check-in.ts';
import { type Couple, depthLimitOf, themesNeverOf } from '../../model/couple.ts';
import type { PromptHistory } from '../../port/stores/check-in-store.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import type { ChoreContext } from '../context.ts';
import type { RitualDefinition } from '../ritual.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    question: 'first';
    /** The weekly check-in about the two of them. */
    us: 'first';
  }
}

/** Three evenings a week, and the weekly check-in ready to be switched on. */
export const rituals: readonly RitualDefinition[] = [
  {
    name: 'question',
    first: (zone) => ({ on: true, rhythm: { days: [1, 3, 5], time: '20:00', zone } }),
    run: (due, context) => ask(due, context, null),
  },
  {
    name: 'us',
    first: (zone) => ({ on: false, rhythm: { days: [7], time: '18:00', zone } }),
    run: (due, context) => ask(due, context, 'us'),
  },
];

/** Picks each couple's question, puts it to them, and has it posted; all of a batch in one statement each. */
async function ask(due: readonly DueRitual[], context: ChoreContext, about: 'us' | null): Promise<void> {
  const { stores } = context;
  const histories = await stores.checkIns.historyOf(due.map(({ couple }) => couple.id));
  const checkIns = due.flatMap((one): CheckIn | [] => {
    const library = context.content.library(one.couple.partners[0].locale);
    const prompt = pickFor(one.couple, histories.get(one.couple.id), about, library, context.random);
    return prompt === null ? [] : checkInOf(one, prompt, context);
  });
  if (checkIns.length === 0) return;
  await stores.checkIns.add(checkIns);
  await stores.jobs.enqueue(checkIns.map(({ id }) => ({ name: 'post-check-in', checkInId: id })));
}

function checkInOf({ couple, ritual }: DueRitual, prompt: Prompt, { newId, now }: ChoreContext): CheckIn {
  const origin = ritual.name === 'us' ? 'us' : 'question';
  return newCheckIn({ id: newId(), coupleId: couple.id, origin, promptId: prompt.id, mode: couple.answers }, now);
}

const nothingYet: PromptHistory = { asked: new Map(), never: new Set(), lastPromptId: null };

function pickFor(
  couple: Couple,
  history: PromptHistory = nothingYet,
  about: 'us' | null,
  library: Library,
  random: () => number,
): Prompt | null {
  const wish = { ...history, themesNever: themesNeverOf(couple), depthLimit: depthLimitOf(couple) };
  return pickPrompt(library, about === 'us' ? { ...wish, ritual: 'us' } : wish, random);
}

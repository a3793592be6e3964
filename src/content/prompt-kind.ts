import type { Prompt } from './library.ts';
import type { PromptSource } from './schema/prompt.ts';

type Written = { format: 'words' | 'finish' | 'mission' };

/** A question that is answered on a form, by typing. */
export type WrittenPrompt = Extract<Prompt, Written>;

/** A question whose options are put in order, one press after another. */
export type RankPrompt = Extract<Prompt, { format: 'rank' }>;

/** A question of whose options one is picked, and perhaps one for the other too. */
export type PickedPrompt = Exclude<Prompt, WrittenPrompt | RankPrompt>;

/** Whether an answer is typed; everything else is pressed. */
export function isWritten<P extends PromptSource>(prompt: P): prompt is Extract<P, Written> {
  return prompt.format === 'words' || prompt.format === 'finish' || prompt.format === 'mission';
}

/** The second question on the same form, where there is one. */
export function secondOf(prompt: Prompt): string | undefined {
  return prompt.format === 'words' ? prompt.second : undefined;
}

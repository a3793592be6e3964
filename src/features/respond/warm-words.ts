import type { Say } from '../../content/say.ts';
import type { ReplyCase } from '../../model/result.ts';

/** The one warm thing that a press says: by how the two answers stand to each other, and whether something in them may hurt. */
export function warmWords(say: Say, { result, glad }: ReplyCase): string {
  return glad ? say.text(`respond.warm-light-${result}`) : say.text(`respond.warm-tender-${result}`);
}

import type { Say } from '../../content/say.ts';
import type { ReplyCase } from '../../model/result.ts';

/** The one warm thing that a press says: by how the two answers stand to each other, and how much was asked for. */
export function warmWords(say: Say, { result, depth }: ReplyCase): string {
  return depth === 1 ? say.text(`respond.warm-light-${result}`) : say.text(`respond.warm-tender-${result}`);
}

import type { Markup } from '../../card/markup.ts';
import type { Prompt } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { Answer } from '../../model/answer.ts';

/** From this far apart on the scale of five, two answers are far apart. */
const far = 3;

/** One sentence about how the two answers meet, where there is something to enjoy or to be curious about. */
export function joyLine(say: Say, prompt: Prompt, [one, other]: readonly [Answer, Answer]): Markup | null {
  if (one.choice === undefined || other.choice === undefined) return null;
  switch (prompt.format) {
    case 'words':
      return null;
    case 'scale': {
      const apart = Math.abs(Number(one.choice) - Number(other.choice));
      if (apart === 0) return say('check-in.joy-same-place');
      return apart >= far ? say('check-in.joy-far') : null;
    }
    case 'guess':
      return one.guess === other.choice && other.guess === one.choice ? say('check-in.joy-both-guessed') : null;
    case 'choice':
    case 'this-or-that':
      return one.choice === other.choice ? say('check-in.joy-same') : null;
  }
}

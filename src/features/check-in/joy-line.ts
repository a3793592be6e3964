import { type Markup, person } from '../../card/markup.ts';
import type { Prompt } from '../../content/library.ts';
import { optionLabel } from '../../content/options-of.ts';
import type { Say } from '../../content/say.ts';
import type { Answer } from '../../model/answer.ts';
import type { Couple } from '../../model/couple.ts';
import { apart, isGuessed } from '../../model/format.ts';
import { far } from '../../model/result.ts';

type Shown = { readonly say: Say; readonly prompt: Prompt; readonly couple: Couple };

/** One sentence about how the two answers meet, where there is something to enjoy or to be curious about. */
export function joyLine(shown: Shown, [one, other]: readonly [Answer, Answer]): Markup | null {
  const { say, prompt } = shown;
  if (one.order !== undefined && other.order !== undefined) return orderLine(shown, one.order, other.order);
  if (one.choice === undefined || other.choice === undefined) return null;
  if (isGuessed(prompt) && bothGuessed(prompt, one, other)) return say('check-in.joy-both-guessed');
  const off = apart(prompt.format, one.choice, other.choice);
  switch (prompt.format) {
    case 'words':
    case 'finish':
    case 'mission':
    case 'guess':
    case 'rank':
      return null;
    case 'scale':
      return off === 0 ? say('check-in.joy-same-place') : off >= far ? say('check-in.joy-far') : null;
    case 'who-of-us':
      return whoLine(shown, one.choice, off === 0);
    case 'hot-take':
      return off === 0 ? say('check-in.joy-take-same') : off >= far ? say('check-in.joy-take-far') : null;
    case 'choice':
    case 'this-or-that':
      return off === 0 ? say('check-in.joy-same') : null;
  }
}

/** Whom both mean; or that each means themselves, or each the other. */
function whoLine({ say, couple }: Shown, first: string, isSame: boolean): Markup {
  if (!isSame) return say(first === 'me' ? 'check-in.joy-who-selves' : 'check-in.joy-who-each-other');
  return say('check-in.joy-who-same', { who: person(couple.partners[first === 'me' ? 0 : 1].user) });
}

function orderLine({ say, prompt }: Shown, one: readonly string[], other: readonly string[]): Markup | null {
  if (one[0] === undefined || one[0] !== other[0]) return null;
  if (one.join() === other.join()) return say('check-in.joy-rank-same');
  return say('check-in.joy-rank-first', { label: optionLabel(say, prompt, one[0]) });
}

function bothGuessed({ format }: Prompt, one: Answer, other: Answer): boolean {
  const isRight = (guess: string | undefined, theirs: string | undefined) =>
    guess !== undefined && theirs !== undefined && apart(format, guess, theirs) === 0;
  return isRight(one.guess, other.choice) && isRight(other.guess, one.choice);
}

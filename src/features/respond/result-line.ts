import { type Markup, person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { Answer } from '../../model/answer.ts';
import type { UserRef } from '../../model/place.ts';

/** From this far apart on the scale of five, two answers are far apart. */
const far = 3;

/** One sentence that fits how the two answers stand to each other, for the one who is about to reply. */
export function resultLine(say: Say, prompt: Prompt, mine: Answer, theirs: Answer, other: UserRef): Markup {
  return say(resultKey(prompt, mine, theirs), { other: person(other) });
}

function resultKey(prompt: Prompt, mine: Answer, theirs: Answer): CopyKey {
  if (mine.choice === undefined || theirs.choice === undefined) return 'respond.result-words';
  switch (prompt.format) {
    case 'words':
      return 'respond.result-words';
    case 'scale':
      return scaleKey(Math.abs(Number(mine.choice) - Number(theirs.choice)));
    case 'guess':
      return mine.guess === theirs.choice ? 'respond.result-guess-right' : 'respond.result-guess-wrong';
    case 'choice':
    case 'this-or-that':
      return mine.choice === theirs.choice ? 'respond.result-same' : 'respond.result-different';
  }
}

function scaleKey(apart: number): CopyKey {
  if (apart === 0) return 'respond.result-scale-same';
  return apart < far ? 'respond.result-scale-near' : 'respond.result-scale-far';
}

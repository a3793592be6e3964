import { type Markup, person, plain } from '../card/markup.ts';
import type { Answer } from '../model/answer.ts';
import { type Couple, otherSide, type Side } from '../model/couple.ts';
import type { Prompt } from './library.ts';
import { optionLabel } from './options-of.ts';
import type { Say, Values } from './say.ts';

type Picking = { readonly say: Say; readonly prompt: Prompt; readonly couple: Couple };

/** What one of the two picked, as a sentence about that one; `null` where nothing was picked. */
export function pickedBy({ say, prompt, couple }: Picking, side: Side, { choice, order }: Answer): Markup | null {
  const by = person(couple.partners[side].user);
  if (order !== undefined) return say('check-in.ranked', { by, ...ranked(say, prompt, order) });
  if (choice === undefined) return null;
  switch (prompt.format) {
    case 'scale':
      return say('check-in.scaled', { by, label: optionLabel(say, prompt, choice) });
    case 'who-of-us': {
      const who = person(couple.partners[otherSide(side)].user);
      return choice === 'me' ? say('check-in.who-said-me', { by }) : say('check-in.who-said-partner', { by, who });
    }
    case 'hot-take':
      return say('check-in.took', { by, step: choice });
    default:
      return say('check-in.picked', { by, label: optionLabel(say, prompt, choice) });
  }
}

/** The same to the one who picked it. */
export function pickedOwn({ say, prompt, couple }: Picking, side: Side, { choice, order }: Answer): Markup | null {
  if (order !== undefined) return say('check-in.ranked-own', ranked(say, prompt, order));
  if (choice === undefined) return null;
  switch (prompt.format) {
    case 'scale':
      return say('check-in.scaled-own', { label: optionLabel(say, prompt, choice) });
    case 'who-of-us': {
      const who = person(couple.partners[otherSide(side)].user);
      return choice === 'me' ? say('check-in.who-own-me') : say('check-in.who-own-partner', { who });
    }
    case 'hot-take':
      return say('check-in.took-own', { step: choice });
    default:
      return say('check-in.picked-own', { label: optionLabel(say, prompt, choice) });
  }
}

/** What one guessed of the other, to the one who guessed it. */
export function guessOwn({ say, prompt, couple }: Picking, side: Side, { guess }: Answer): Markup | null {
  if (guess === undefined) return null;
  const of = person(couple.partners[otherSide(side)].user);
  if (prompt.format !== 'who-of-us') return say('check-in.guessed-own', { of, label: optionLabel(say, prompt, guess) });
  return guess === 'me' ? say('check-in.guessed-own-you', { of }) : say('check-in.guessed-own-themselves', { of });
}

/** The first, and the others one after another. */
function ranked(say: Say, prompt: Prompt, order: readonly string[]): Values {
  const [first = '', ...rest] = order.map((id) => optionLabel(say, prompt, id));
  const strong = (label: string): Markup => [{ kind: 'strong', content: plain(label) }];
  const then = rest
    .map(strong)
    .reduce<Markup>((all, next) => (all.length === 0 ? next : say('check-in.ranked-then', { all, next })), []);
  return { first, rest: then };
}

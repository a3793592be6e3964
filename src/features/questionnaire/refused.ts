import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { CoupleContext } from '../context.ts';

type Sentence = Extract<CopyKey, `questionnaire.refused-${string}`>;

/** A card with one sentence: why not, and what to do. */
export function refused({ say }: CoupleContext, key: Sentence, values: Parameters<CoupleContext['say']>[1] = {}): Card {
  return { title: say.text('questionnaire.refused-title'), tone: 'notice', elements: [text(say(key, values))] };
}

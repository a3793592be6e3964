import { announce } from './announce.ts';
import type { Pane } from './state.ts';

/** What went wrong with a card's button: said with the card, and where that is gone meanwhile, above the composer. */
export function sayTrouble(pane: Pane, message: string, sentence: string): void {
  const stands = pane.messages.has(message) || pane.passing.some(({ id }) => id === message);
  if (stands) pane.troubles.set(message, sentence);
  else pane.composer.hint = sentence;
  announce(sentence);
}

/** A card that goes leaves behind what was said with it: its button was pressed just now, and did nothing. */
export function keepTrouble(pane: Pane, message: string): void {
  const sentence = pane.troubles.get(message);
  if (sentence === undefined) return;
  pane.troubles.delete(message);
  pane.composer.hint = sentence;
}

/** Somebody goes on: what went wrong with the last button is over. What the composer says of its own text stays. */
export function clearTrouble(pane: Pane, message: string): void {
  pane.troubles.delete(message);
  if (pane.composer.text === '') pane.composer.hint = null;
}

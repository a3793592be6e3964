/** One letter for each of the alphabet that no language of ours has: so that what was made up can be told, and undone. */
const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const made = 'ạḅċḍẹḟġḥịĵḳḷṃṇọṗɋṛṣṭụṿẉẋỵẓẠḄĊḌẸḞĠḤỊĴḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒ';

const toMade = new Map([...plain].map((letter, at) => [letter, made[at] ?? letter]));
const toPlain = new Map([...made].map((letter, at) => [letter, plain[at] ?? letter]));

/** Stands at the end of a word that was made a third longer. */
const filler = 'ɐ';

/** What turns the direction of reading, at both ends of a text. */
const mark = '\u200f';

const anyMade = new RegExp(`[${made}${filler}]`, 'u');
const othersThanMade = new RegExp(`[^${made}${filler}]+`, 'gu');
const madeOrMark = new RegExp(`[${made}${filler}${mark}]`, 'gu');

/**
 * A text as a language could have it whose words are a third longer, with other letters, written from right to left. What
 * goes on after its end has no mark there.
 */
export function pseudo(text: string): string {
  return `${mark}${pseudoWords(text)}${text.endsWith('…') ? '' : mark}`;
}

/** The same for a piece of a text: without the marks. Places in braces stay as they are. */
export function pseudoWords(text: string): string {
  return text
    .split(/(\{[^}]*\})/u)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replaceAll(/[A-Za-z]+/gu, longer)))
    .join('');
}

/** What a text says in English again. */
export function unpseudo(text: string): string {
  return text.replaceAll(madeOrMark, (sign) => toPlain.get(sign) ?? '');
}

/** Of all signs those that were made up: what two renderings of a text have in common. */
export function madeSigns(text: string): string {
  return text.replaceAll(othersThanMade, '');
}

export function isMade(text: string): boolean {
  return anyMade.test(text);
}

function longer(word: string): string {
  return [...word].map((letter) => toMade.get(letter) ?? letter).join('') + filler.repeat(Math.round(word.length / 3));
}

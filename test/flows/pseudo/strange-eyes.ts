import { checkCard } from '../../../src/card/check-card.ts';
import { checkForm } from '../../../src/card/check-form.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { madeSigns, unpseudo } from '../../fakes/pseudo/pseudo-words.ts';
import type { Shown } from '../every-control.ts';
import { beyondLimits } from './beyond-limits.ts';
import { plainWordsIn } from './plain-words.ts';
import { readIn, renderEverywhere } from './render-everywhere.ts';

/** Looks at every card and form on all platforms, and remembers what is not as it should be. */
export class StrangeEyes {
  readonly #problems = new Map<string, string>();
  readonly #seen = new Set<string>();
  /** Cards that stand where they stood: each is a value, and an edit brings another one. */
  readonly #known = new WeakSet<object>();
  /** Everything that a partner was quoted with so far: in a menu it stands without its quotes. */
  readonly #quoted = new Set<string>();

  /** Each once, with one place where it was seen. */
  get problems(): readonly string[] {
    return [...this.#problems].map(([what, where]) => `${what} – ${where}`);
  }

  see(shown: Shown): void {
    if ('card' in shown) {
      if (this.#known.has(shown.card)) return;
      this.#known.add(shown.card);
    }
    const shape = JSON.stringify(shown, (_, value: unknown) => (value instanceof PartnerWords ? '' : value));
    if (this.#seen.has(shape)) return;
    this.#seen.add(shape);
    const name = unpseudo('card' in shown ? (shown.card.title ?? 'a card') : shown.form.title);
    const tell = (problem: string): void => {
      if (!this.#problems.has(problem)) this.#problems.set(problem, name);
    };
    const problems = 'card' in shown ? checkCard(shown.card) : checkForm(shown.form);
    for (const problem of problems) tell(unpseudo(problem));
    try {
      this.#look(shown, tell);
    } catch (error) {
      tell(String(error));
    }
  }

  #look(shown: Shown, tell: (problem: string) => void): void {
    const words = partnerWordsIn(shown);
    for (const one of words) for (const [word] of one.matchAll(/[A-Za-z]+/gu)) this.#quoted.add(word);
    const own = ownTextsIn(shown);
    for (const [platform, body] of Object.entries(renderEverywhere(shown))) {
      const read = readIn(body);
      for (const { where, text } of read) {
        const isMenu = where === 'options.label' || where === 'text';
        for (const word of plainWordsIn(text, words))
          if (!isMenu || !this.#quoted.has(word)) tell(`${platform} ${where} has “${word}” of its own`);
      }
      const all = read.map(({ text }) => madeSigns(text));
      for (const text of own) {
        const signs = madeSigns(text);
        // Discord words the button that sends a form itself.
        const isTheirs = platform === 'discord' && 'form' in shown && text === shown.form.submit;
        if (!isTheirs && !all.some((one) => one.includes(signs))) tell(`${platform} cuts “${unpseudo(text)}”`);
      }
      for (const problem of beyondLimits(platform, body)) tell(`${platform}: ${unpseudo(problem)}`);
    }
  }
}

function partnerWordsIn(value: unknown): readonly string[] {
  if (value instanceof PartnerWords) return [value.reveal()];
  if (Array.isArray(value)) return value.flatMap(partnerWordsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(partnerWordsIn);
}

/** Every text of ours on a card or a form, piece by piece. */
function ownTextsIn(value: unknown, key = ''): readonly string[] {
  if (value instanceof PartnerWords) return [];
  if (typeof value === 'string') return ownKeys.includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => ownTextsIn(one, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => ownTextsIn(one, name));
}

const ownKeys = ['text', 'label', 'title', 'placeholder', 'hint', 'intro', 'submit'];

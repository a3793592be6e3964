import type { TemplateResult } from 'lit-html';
import { fillMessage, type Held } from '../../../src/card/message.ts';
import { readerLocale } from '../../../src/model/reader-locale.ts';
import type { PageWords, WebKey, WebValues } from '../words.ts';
import type { Look } from './state.ts';

let words: (PageWords & { readonly locale: string }) | null = null;

/** Has the page speak these words from now on: those that came with it. */
export function speak(given: PageWords): void {
  const { language } = given;
  words = { ...given, locale: readerLocale(language, globalThis.navigator?.language ?? language) };
}

/** The page's own language, with the clock, the dates and the numbers of where the browser is from. */
export function pageLocale(): string {
  return present().locale;
}

/** What a look is called: platforms have one name everywhere. */
export function lookTitle(look: Look): string {
  return { preview: say('preview.look-preview'), discord: 'Discord', slack: 'Slack' }[look];
}

/** A sentence as text. */
export function say(key: WebKey, values: WebValues = {}): string {
  return fill<never>(key, values).join('');
}

/** A sentence with elements in the midst of it. */
export function sayWith(key: WebKey, values: Held<TemplateResult>): readonly (string | TemplateResult)[] {
  return fill(key, values);
}

function fill<T>(key: WebKey, values: Held<T>): readonly (string | T)[] {
  const { pieces, ...voice } = present();
  return fillMessage(pieces[key], values, voice);
}

function present() {
  if (words === null) throw new Error('the page has no words yet');
  return words;
}

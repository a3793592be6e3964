import type { PartnerWords } from '../model/partner-words.ts';
import type { ActionId } from './action-id.ts';
import { type Markup, plain } from './markup.ts';
import type { Picture } from './picture.ts';

/** What a card is about at a glance; platforms turn it into a colour, and text always says it too. */
export type Tone = 'calm' | 'warm' | 'question' | 'reveal' | 'notice';

/** Everything the bot can say: an optional title and a flat list of elements. It means the same on every platform. */
export type Card = { readonly title?: string; readonly tone: Tone; readonly elements: readonly Element[] };

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

export type Button =
  | { readonly label: string; readonly action: ActionId; readonly style: 'main' | 'plain' | 'danger' }
  | { readonly label: string; readonly url: string };

export type Fact = { readonly label: string; readonly value: Markup | PartnerWords };

export type Element =
  | { readonly kind: 'text'; readonly text: Markup }
  | { readonly kind: 'quote'; readonly by?: Markup; readonly words: PartnerWords }
  | { readonly kind: 'note'; readonly text: Markup }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  /** Drawn by us. Where it cannot be shown, what it says is shown as text. */
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly action: ActionId;
      readonly placeholder: string;
      readonly options: readonly Option[];
    };

/** An element of one kind. */
export type ElementOf<Kind extends Element['kind']> = Extract<Element, { kind: Kind }>;

export function text(content: Markup | string): ElementOf<'text'> {
  return { kind: 'text', text: typeof content === 'string' ? plain(content) : content };
}

export function note(content: Markup | string): ElementOf<'note'> {
  return { kind: 'note', text: typeof content === 'string' ? plain(content) : content };
}

/** A partner's words, shown literally. */
export function quote(words: PartnerWords, by?: Markup): Element {
  return by === undefined ? { kind: 'quote', words } : { kind: 'quote', by, words };
}

export function buttons(...all: readonly Button[]): ElementOf<'buttons'> {
  return { kind: 'buttons', buttons: all };
}

export function button(label: string, action: ActionId, style: 'main' | 'plain' | 'danger' = 'plain'): Button {
  return { label, action, style };
}

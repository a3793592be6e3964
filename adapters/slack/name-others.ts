import type { Card, Element, Fact } from '../../src/card/card.ts';
import type { Markup, Span } from '../../src/card/markup.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { Telling } from '../../src/port/chat-platform.ts';
import type { Client } from './clients.ts';
import { displayName } from './display-name.ts';
import type { WordsIn } from './words.ts';

/** Gives the card in which only those are mentioned who are to be notified. */
export type NameOthers = (client: Client, space: string, card: Card, telling: Telling | undefined) => Promise<Card>;

/**
 * A mention on Slack always notifies. Whoever is not to be told now stands in the card by name; where Slack does not tell
 * the name, as one of the two.
 */
export function createNameOthers(words: WordsIn): NameOthers {
  const known = new Map<string, string>();

  const nameOf = async (client: Client, space: string, user: string): Promise<string> => {
    const key = `${space}/${user}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = await displayName(client, user);
    if (name === null) return words(undefined).oneOfYou;
    known.set(key, `@${name}`);
    if (known.size > 5000) known.delete(known.keys().next().value ?? key);
    return `@${name}`;
  };

  return async (client, space, card, telling) => {
    if (telling === undefined) return card;
    const told = new Set(telling.users.map(({ user }) => user));
    const others = new Set(card.elements.flatMap(peopleOn).map(({ user }) => user)).difference(told);
    const names = new Map<string, string>();
    for (const user of others) names.set(user, await nameOf(client, space, user));
    return { ...card, elements: card.elements.map((element) => named(element, names)) };
  };
}

function peopleOn(element: Element): readonly UserRef[] {
  if (element.kind === 'text' || element.kind === 'note') return peopleIn(element.text);
  if (element.kind === 'facts') return element.facts.flatMap(({ value }) => (isMarkup(value) ? peopleIn(value) : []));
  return element.kind === 'quote' ? peopleIn(element.by ?? []) : [];
}

function isMarkup(value: Fact['value']): value is Markup {
  return Array.isArray(value);
}

function peopleIn(markup: Markup): readonly UserRef[] {
  return markup.flatMap((span) => {
    if (span.kind === 'strong' || span.kind === 'emphasis') return peopleIn(span.content);
    return span.kind === 'partner' ? [span.user] : [];
  });
}

function named(element: Element, names: ReadonlyMap<string, string>): Element {
  if (element.kind === 'text' || element.kind === 'note') return { ...element, text: namedIn(element.text, names) };
  if (element.kind === 'facts') {
    const facts = element.facts.map((fact) =>
      isMarkup(fact.value) ? { ...fact, value: namedIn(fact.value, names) } : fact,
    );
    return { ...element, facts };
  }
  if (element.kind !== 'quote' || element.by === undefined) return element;
  return { ...element, by: namedIn(element.by, names) };
}

function namedIn(markup: Markup, names: ReadonlyMap<string, string>): Markup {
  return markup.map((span): Span => {
    if (span.kind === 'strong' || span.kind === 'emphasis') return { ...span, content: namedIn(span.content, names) };
    const name = span.kind === 'partner' ? names.get(span.user.user) : undefined;
    return name === undefined ? span : { kind: 'plain', text: name };
  });
}

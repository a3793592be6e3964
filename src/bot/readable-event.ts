import type { CopyKey } from '../content/copy.ts';
import type { Library } from '../content/library.ts';
import type { Values } from '../content/say.ts';
import type { Definition, OptionDefinition } from '../features/definition.ts';
import { PartnerWords } from '../model/partner-words.ts';
import type { CommandEvent, FormEvent, InteractionEvent } from '../port/inbound-event.ts';

/** Why an event can't be taken, and the words in it, which go back to the one who typed them. */
export type Unreadable = {
  readonly sentence: CopyKey;
  readonly values: Values;
  readonly words: readonly PartnerWords[];
};

/**
 * The event as a handler may have it, or why not: ids, values and options have to be text that the database can hold
 * and one of what was offered. Words lose what no text holds instead: nobody typed that on purpose.
 */
export function readableEvent(
  definition: Definition,
  event: InteractionEvent,
  library: Library,
): InteractionEvent | Unreadable {
  const cleaned = cleanWords(definition, event);
  const words = wordsIn(definition, cleaned);
  if (!isHeld(cleaned)) return { sentence: 'refusals.unreadable', values: {}, words };
  const wrong = optionProblem(definition, cleaned, library) ?? valueProblem(definition, cleaned);
  return wrong === null ? cleaned : { ...wrong, words };
}

function cleanWords(definition: Definition, event: InteractionEvent): InteractionEvent {
  if (event.kind === 'form') {
    const typed = Object.entries(event.typed).map(([name, words]) => [name, cleanPartnerWords(words)] as const);
    return { ...event, typed: Object.fromEntries(typed) };
  }
  if (event.kind !== 'command') return event;
  const options = Object.entries(event.options).map(([name, value]) => {
    return [name, optionOf(definition, name)?.kind === 'text' ? cleanText(value) : value] as const;
  });
  return { ...event, options: Object.fromEntries(options) };
}

function wordsIn(definition: Definition, event: InteractionEvent): readonly PartnerWords[] {
  if (event.kind === 'form') return Object.values(event.typed);
  if (event.kind !== 'command') return [];
  return Object.entries(event.options)
    .filter(([name]) => optionOf(definition, name)?.kind === 'text')
    .map(([, value]) => new PartnerWords(value));
}

/** No column of PostgreSQL holds a zero byte, and half a surrogate pair is no letter in any encoding. */
function isHeld(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isHeld(name) && isHeld(inner));
}

function cleanPartnerWords(words: PartnerWords): PartnerWords {
  const text = words.reveal();
  return isHeld(text) ? words : new PartnerWords(cleanText(text));
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '');
}

type Problem = Omit<Unreadable, 'words'>;

/** Longer than the id of anybody on any platform. */
const personLength = 64;

/** Platforms look after this as well, each as far as it does. */
function optionProblem(definition: Definition, event: InteractionEvent, library: Library): Problem | null {
  if (event.kind !== 'command') return null;
  for (const [name, value] of Object.entries(event.options)) {
    const option = optionOf(definition, name);
    if (option?.kind === 'text' && value.length > option.maxLength) {
      return { sentence: 'refusals.option-too-long', values: { most: option.maxLength } };
    }
    if (option?.kind === 'partner' && value.length > personLength)
      return { sentence: 'refusals.unreadable', values: {} };
    if (option?.kind !== 'choice' || value === '') continue;
    if (!option.choices(library).some((one) => one.value === value)) return notOffered;
  }
  return null;
}

/** What was picked in a menu or a form, where its definition says what there is to pick. */
function valueProblem(definition: Definition, event: InteractionEvent): Problem | null {
  if (definition.kind === 'action' && event.kind === 'action') {
    const { offers } = definition;
    return offers === undefined || offers.safeParse(event.value).success ? null : notOffered;
  }
  if (definition.kind !== 'form' || event.kind !== 'form') return null;
  const offered = Object.entries(definition.offers ?? {}).every(([name, schema]) =>
    picksOf(event, name).every((value) => schema.safeParse(value).success),
  );
  return offered ? null : notOffered;
}

function picksOf({ picked }: FormEvent, name: string): readonly string[] {
  return Object.hasOwn(picked, name) ? (picked[name] ?? []) : [];
}

const notOffered: Problem = { sentence: 'refusals.not-offered', values: {} };

function optionOf(definition: Definition, name: keyof CommandEvent['options']): OptionDefinition | undefined {
  return definition.kind === 'command' ? definition.options.find((option) => option.name === name) : undefined;
}

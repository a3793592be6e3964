import type { Card } from '../../src/card/card.ts';
import type { Form } from '../../src/card/form.ts';
import type { Definition } from '../../src/features/definition.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Reply } from '../../src/port/reply.ts';

type Person = { readonly by: UserRef; readonly room: RoomRef };

/**
 * Events that nobody who uses the buttons could cause: every definition with arguments, values, options and inputs
 * that belong to another, that are no text, or that an object knows by itself. It learns from the replies what real
 * ones look like, so that one thing can be wrong while the others are right.
 */
export class HostileEvents {
  readonly #random: () => number;
  readonly #learned: Record<'args' | 'values' | 'inputs', Set<string>>;
  #made = 0;

  constructor(random: () => number, known: readonly string[]) {
    this.#random = random;
    this.#learned = { args: new Set(known), values: new Set(), inputs: new Set() };
  }

  /** A use of a definition in which everything is this one text. */
  allOf(definition: Definition, { by, room }: Person, text: string): InteractionEvent {
    this.#made += 1;
    const from = { id: `hostile-${this.#made}`, by, room };
    if (definition.kind === 'command') {
      const options = definition.options.map(({ name }) => [name, text] as const);
      return { kind: 'command', ...from, path: definition.path, options: Object.fromEntries(options) };
    }
    const action = [definition.name, text, text].join(':');
    if (definition.kind === 'action') return { kind: 'action', ...from, action, value: text };
    const inputs = [...this.#learned.inputs];
    const typed = inputs.map((name) => [name, new PartnerWords(text)] as const);
    const picked = inputs.map((name) => [name, [text]] as const);
    return { kind: 'form', ...from, action, typed: Object.fromEntries(typed), picked: Object.fromEntries(picked) };
  }

  /** Any use of a definition, by one of these people. */
  next(definition: Definition, { by, room }: Person): InteractionEvent {
    this.#made += 1;
    const from = { id: `hostile-${this.#made}`, by, room, locale: this.#pick(['en', 'de', 'constructor', 'tlh-x']) };
    if (definition.kind === 'command') {
      const names = definition.options.map(({ name }) => name);
      const options = this.#some(names, () => this.#text());
      return { kind: 'command', ...from, path: definition.path, options };
    }
    const args = this.#list(4, () => this.#argument());
    const action = [definition.name, ...args].join(':');
    if (definition.kind === 'action') {
      return { kind: 'action', ...from, action, ...(this.#chance(0.6) ? { value: this.#text() } : {}) };
    }
    const inputs = [...this.#learned.inputs];
    const typed = this.#some(inputs, () => new PartnerWords(this.#text()));
    const picked = this.#some(inputs, () => this.#list(3, () => this.#text()));
    return { kind: 'form', ...from, action, typed, picked };
  }

  /** Something typed into an option for which values are proposed. */
  typed(): string {
    return this.#text();
  }

  /** Remembers the ids, values and inputs of what was shown. */
  learn(reply: Reply): void {
    if ('card' in reply) this.learnCard(reply.card);
    if ('form' in reply) this.#learnForm(reply.form);
  }

  learnCard({ elements }: Card): void {
    for (const element of elements) {
      if (element.kind === 'select') {
        this.#learnAction(element.action);
        for (const { value } of element.options) this.#learned.values.add(value);
      }
      if (element.kind !== 'buttons') continue;
      for (const button of element.buttons) if ('action' in button) this.#learnAction(button.action);
    }
  }

  #learnForm({ action, inputs }: Form): void {
    this.#learnAction(action);
    for (const input of inputs) {
      this.#learned.inputs.add(input.name);
      if (input.kind !== 'text') for (const { value } of input.options) this.#learned.values.add(value);
    }
  }

  #learnAction(action: string): void {
    for (const argument of action.split(':').slice(1)) this.#learned.args.add(argument);
  }

  #argument(): string {
    return this.#chance(0.7) ? this.#pick([...this.#learned.args]) : this.#pick(hostile);
  }

  #text(): string {
    const known = this.#chance(0.5) ? this.#learned.values : this.#learned.args;
    return this.#chance(0.4) && known.size > 0 ? this.#pick([...known]) : this.#pick(hostile);
  }

  #some<T>(names: readonly string[], value: () => T): Record<string, T> {
    const wanted = [...names, this.#pick(hostile)].filter(() => this.#chance(0.8));
    return Object.fromEntries(wanted.map((name) => [name, value()]));
  }

  #list<T>(most: number, value: () => T): readonly T[] {
    return Array.from({ length: Math.floor(this.#random() * (most + 1)) }, value);
  }

  #pick<T>(all: readonly T[]): T {
    const picked = all[Math.floor(this.#random() * all.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

/** What has broken something before. */
export const worst = ['\0', '\uD800', '__proto__', 'constructor', '20:00'];

const hostile: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__proto__-constructor',
  '\0',
  'before\0after',
  '\uD800',
  'half \uDC00 of one',
  '\u202Eright to left \u200D\u200B',
  '👩‍👩‍👧 ❤️',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1',
  '2',
  '3',
  '1e309',
  '9007199254740993',
  '0x10',
  '20:00',
  '24:61',
  'every day',
  'mon-fri-sun',
  'Europe/Lisbon',
  'Etc/../passwd',
  'off',
  'on',
  'any',
  'restore',
  'fresh',
  'move',
  "'; drop table couples; --",
  '%s %d {name} {name, plural, other {#}}',
  '<cmd>help</cmd> <@everyone> **bold** `code`',
  'x'.repeat(101),
  'wörter '.repeat(500),
  'y'.repeat(100_000),
  // What does not compress: too long for an index.
  Array.from({ length: 4000 }, (_, at) => String.fromCharCode(33 + ((at * at * 31 + at * 17) % 90))).join(''),
];

import type { Card } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { File } from '../../../src/port/reply.ts';

export type Who = 'sam' | 'alex' | 'guest';

/** One thing that Attune said, to one person or to the room, with everything that is in it. */
export type Output = {
  readonly to: Who | 'room';
  readonly how: 'post' | 'edit' | 'whisper' | 'reply' | 'form';
  readonly text: string;
};

/** Something that can be pressed. `value` is what was picked where it is a menu. */
export type Control = { readonly label: string; readonly action: string; readonly value?: string };

/** All that Attune has said, in order, and all that could ever be pressed or submitted. */
export class Journal {
  readonly outputs: Output[] = [];
  readonly #controls = new Map<string, Control>();
  readonly #forms = new Map<string, Form>();

  card(to: Output['to'], how: Output['how'], card: Card, files: readonly File[] = []): void {
    this.outputs.push({ to, how, text: [openText(card), ...files.map((file) => file.text)].join('\n') });
    for (const control of controlsOf(card)) this.#controls.set(`${control.action} ${control.value}`, control);
  }

  form(to: Who, form: Form, problems: Readonly<Record<string, string>> = {}): void {
    this.outputs.push({ to, how: 'form', text: openText({ form, problems }) });
    this.#forms.set(form.action, { ...form, inputs: form.inputs.map(emptied) });
  }

  /** Newest first. */
  get controls(): readonly Control[] {
    return [...this.#controls.values()].toReversed();
  }

  /** Newest first, without what stood in them. */
  get forms(): readonly Form[] {
    return [...this.#forms.values()].toReversed();
  }
}

/** The buttons and the options of menus on a card. */
export function controlsOf(card: Card): readonly Control[] {
  return card.elements.flatMap((element): readonly Control[] => {
    if (element.kind === 'buttons') return element.buttons.filter((button) => 'action' in button);
    if (element.kind !== 'select') return [];
    return element.options.map(({ label, value }) => ({ label, value, action: element.action }));
  });
}

/** A value as text with the partners' words in it, which JSON alone would hide. */
export function openText(value: unknown): string {
  if (value instanceof PartnerWords) return value.reveal();
  if (Array.isArray(value)) return value.map(openText).join('\n');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${openText(inner)}`)
    .join('\n');
}

function emptied(input: Form['inputs'][number]): Form['inputs'][number] {
  if (input.kind !== 'text') return input;
  const { value: _, ...rest } = input;
  return rest;
}

import { z } from 'zod';
import { parseAction } from '../../src/card/action-id.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { CommandSpec } from '../../src/port/command-spec.ts';
import type { InteractionEvent, SuggestEvent } from '../../src/port/inbound-event.ts';
import { webLimits } from './limits.ts';
import { messageRef, room, userOf } from './place.ts';
import { optionsOf } from './publish-commands.ts';
import { Refusal } from './translate-error.ts';
import { personIds, type WirePerson } from './wire.ts';
import type { WebValues } from './words.ts';

const person = z.enum(personIds);
const field = z.string().max(webLimits.fieldLength);
const messageId = z.string().regex(/^(\d{10}|passing-[0-9a-f-]{36})$/);
const action = z.string().refine((id) => parseAction(id) !== null);

const fromPage = {
  /** Made by the page: the same id is the same click, however often it arrives. */
  id: z.uuid(),
  as: person,
  locale: z.string().max(35).default('en'),
};

const Interaction = z.discriminatedUnion('kind', [
  z.object({ ...fromPage, kind: z.literal('command'), path: z.string(), options: z.record(z.string(), field) }),
  z.object({ ...fromPage, kind: z.literal('action'), action, message: messageId, value: field.optional() }),
  z.object({
    ...fromPage,
    kind: z.literal('form'),
    action,
    /** The card whose button opened the form, if it was a card. */
    message: messageId.nullable(),
    typed: z.record(z.string(), field),
    picked: z.record(z.string(), z.array(field).max(25)),
  }),
]);

/** What a page sent for a command, a button, a menu or a form, before it is looked at. */
export type Interaction = z.infer<typeof Interaction>;

/** Reads the body of a request; anything that no page of ours sends is refused. */
export function readInteraction(body: unknown): Interaction {
  return read(Interaction, body);
}

/** The same as an event for the inbox, with what is known of the person. */
export function readEvent(sent: Interaction, by: WirePerson, commands: readonly CommandSpec[]): InteractionEvent {
  const from = { id: sent.id, by: userOf(by.id), room, locale: sent.locale, zone: by.zone };
  switch (sent.kind) {
    case 'command':
      return { ...from, kind: 'command', path: sent.path, options: checkOptions(sent.path, sent.options, commands) };
    case 'action':
      return {
        ...from,
        kind: 'action',
        action: sent.action,
        message: messageRef(sent.message),
        ...(sent.value === undefined ? {} : { value: sent.value }),
      };
    case 'form': {
      const typed = Object.entries(sent.typed).map(([name, text]) => [name, new PartnerWords(text)] as const);
      return { ...from, kind: 'form', action: sent.action, typed: Object.fromEntries(typed), picked: sent.picked };
    }
  }
}

const Suggest = z.object({ as: person, path: z.string(), option: z.string(), typed: field });

/** An unfinished option, for which values are to be proposed. */
export function readSuggest(body: unknown): SuggestEvent {
  const { as, path, option, typed } = read(Suggest, body);
  return { path, option, typed, by: userOf(as), room };
}

/** Reads a body of any shape, or refuses it. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Refusal(400, 'preview.refused-unreadable');
}

/** What the platforms promise of a command: it exists, so do its options, and none that it needs is missing. */
function checkOptions(
  path: string,
  options: Readonly<Record<string, string>>,
  commands: readonly CommandSpec[],
): Readonly<Record<string, string>> {
  const specs = optionsOf(commands, path);
  if (specs === null) throw new Refusal(400, 'preview.refused-command');
  const unknown = Object.keys(options).find((name) => !specs.some((spec) => spec.name === name));
  if (unknown !== undefined) throw new Refusal(400, 'preview.refused-option', { option: unknown });
  const missing = specs.find((spec) => spec.required && (options[spec.name] ?? '') === '');
  if (missing !== undefined) throw new Refusal(400, 'preview.refused-needs', aboutOption(missing));
  for (const spec of specs) checkOption(spec, options[spec.name]);
  return options;
}

function checkOption(spec: NonNullable<ReturnType<typeof optionsOf>>[number], value: string | undefined): void {
  if (value === undefined) return;
  const number = Number(value);
  const fits =
    (spec.kind !== 'number' || (Number.isInteger(number) && number >= spec.least && number <= spec.most)) &&
    (spec.kind !== 'choice' || spec.choices.some((choice) => choice.value === value)) &&
    (spec.kind !== 'text' || value.length <= spec.maxLength) &&
    (spec.kind !== 'partner' || personIds.some((id) => id === value));
  if (!fits) throw new Refusal(400, 'preview.refused-value', aboutOption(spec));
}

function aboutOption({ name, description }: { readonly name: string; readonly description: string }): WebValues {
  return { option: name, about: description };
}

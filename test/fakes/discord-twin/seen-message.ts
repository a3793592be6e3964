import { readHomeLine } from '../../../adapters/discord/home-line.ts';
import type { SeenCard, SeenForm } from '../../flows/driver.ts';
import { flatten } from './check-message.ts';
import type { Component, Modal, TwinMessage } from './model.ts';
import { type Names, readMarkdown } from './read-markdown.ts';

/** A message as a person sees it. */
export function seenMessage(message: TwinMessage, names: Names): SeenCard {
  return {
    id: message.id,
    private: message.onlyFor !== null,
    ...seenComponents(message.components, names),
    files: message.files.map(({ name, text }) => ({ name, text })),
  };
}

type Seen = Pick<SeenCard, 'text' | 'buttons' | 'options'>;

/** A channel is read over and over. An edit brings new components, and people keep their names. */
const seenBefore = new WeakMap<readonly Component[], Seen>();

function seenComponents(components: readonly Component[], names: Names): Seen {
  const before = seenBefore.get(components);
  if (before !== undefined) return before;
  const all = flatten(components);
  const seen = {
    text: all
      .map((one) => seenText(one, names))
      .filter((line) => line !== '')
      .join('\n'),
    buttons: all.filter(({ type }) => type === 2).map((one) => String(one['label'])),
    options: all.flatMap((one) => (one.type === 3 ? optionsOf(one).map(({ label }) => label) : [])),
  };
  seenBefore.set(components, seen);
  return seen;
}

/** A form as a person sees it, with what stands in it. */
export function seenForm(modal: Modal): SeenForm {
  const labels = modal.components.filter(({ type }) => type === 18);
  const by = <T>(get: (input: Component, label: Component) => T) =>
    Object.fromEntries(labels.map((label) => [nameOf(inputOf(label)), get(inputOf(label), label)]));
  return {
    title: modal.title,
    about: modal.components
      .filter(({ type }) => type === 10)
      .map((one) => readMarkdown(String(one['content']), { user: (id) => id }))
      .join('\n'),
    values: by((input) => standsIn(input)),
    labels: by((_, label) => String(label['label'])),
    options: by((input) => optionsOf(input).map(({ label }) => label)),
    problems: {},
  };
}

/** Everything that can be read on a form. */
export function textOfModal(modal: Modal): string {
  const names = { user: (id: string) => id };
  return flatten(modal.components)
    .flatMap((one) => [seenText(one, names), String(one['label'] ?? ''), String(one['description'] ?? '')])
    .filter((line) => line !== '')
    .join('\n');
}

/** What stands in an input before it is touched. */
export function standsIn(input: Component): string | readonly string[] {
  if (input.type === 4) return String(input['value'] ?? '');
  const picked = optionsOf(input)
    .filter((option) => option.default === true)
    .map(({ value }) => value);
  return input.type === 21 ? (picked[0] ?? '') : picked;
}

export function inputOf(label: Component): Component {
  return label['component'] as Component;
}

export function nameOf(input: Component): string {
  return String(input['custom_id']);
}

export function optionsOf(input: Component): readonly { label: string; value: string; default?: boolean }[] {
  return (input['options'] ?? []) as readonly { label: string; value: string; default?: boolean }[];
}

function seenText(one: Component, names: Names): string {
  if (one.type === 12)
    return ((one['items'] ?? []) as readonly { description: string }[]).map((item) => item.description).join('\n');
  if (one.type !== 10) return '';
  const content = String(one['content']);
  return readHomeLine({ components: [one as never] }) === null ? readMarkdown(content, names) : '';
}

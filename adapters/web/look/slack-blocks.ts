import { escapeHtml, field, isInline, listOf, textOf } from './html.ts';
import type { Reader } from './look.ts';

/** Keeps HTML out of a library's sight: returns a token that stands for it until all is drawn. */
export type Keep = (html: string) => string;

/** Tokens, and how what they stand for comes back into what was drawn. */
export function openKeep(): { keep: Keep; bringBack(html: string): string } {
  const kept: string[] = [];
  return {
    keep: (html) => `\uE000${kept.push(html) - 1}\uE001`,
    bringBack: (html) => html.replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? ''),
  };
}

/**
 * Blocks as `slack-blocks-to-jsx` draws them like Slack does. It would read formatting, emoji and mentions in plain
 * text and in what is escaped, none in verbatim text, and leave out what it does not know, options' hints and what is
 * optional.
 */
export function dressBlocks(
  blocks: readonly unknown[],
  keep: Keep,
  { pictures, say }: Pick<Reader, 'pictures' | 'say'>,
): readonly object[] {
  let count = 0;
  const nextId = (kind: string) => `${kind}-${count++}`;

  const unknown = (part: unknown): string => {
    const what = `A part of type ${String(field(part, 'type'))}, which this look does not know`;
    return keep(`<span class="unknown">${escapeHtml(`${what}\n${JSON.stringify(part, null, 2)}`)}</span>`);
  };

  const dress = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(dress);
    if (typeof part !== 'object' || part === null) return part;
    const type = textOf(part, 'type');
    if (type === 'plain_text') return { type, text: keep(literal(textOf(part, 'text'))) };
    if (type === 'mrkdwn') return { type, text: quieten(textOf(part, 'text'), keep) };
    const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, dress(value)]));
    return { ...inner, ...(dressings[type]?.(part) ?? {}) };
  };

  const dressElement = (part: unknown): unknown =>
    elementTypes.has(textOf(part, 'type')) ? dress(part) : { type: 'button', text: plain(unknown(part)) };

  const menu = (part: unknown) => {
    const chosen = [...listOf(part, 'initial_options'), field(part, 'initial_option')].filter(
      (one) => one !== undefined,
    );
    return {
      action_id: nextId('menu'),
      // Open, since without a script it could not be opened; its style closes it until it has the focus.
      focus_on_load: true,
      options: listOf(part, 'options').map((option) => ({ ...Object(option), ...optionText(option, keep) })),
      ...(chosen.length === 0 ? {} : { placeholder: plain(keep(chosen.map(labelOf).join(', '))) }),
    };
  };

  const dressings: Readonly<Record<string, (part: unknown) => object>> = {
    actions: (part) => ({ elements: listOf(part, 'elements').map(dressElement) }),
    input: (part) => ({
      element: dressElement(field(part, 'element')),
      label: plain(
        keep(
          literal(textOf(field(part, 'label'), 'text')) +
            (field(part, 'optional') === true ? '<span class="optional"> (optional)</span>' : ''),
        ),
      ),
    }),
    section: (part) => {
      const accessory = field(part, 'accessory');
      return accessory === undefined ? {} : { accessory: dressElement(accessory) };
    },
    static_select: menu,
    multi_static_select: menu,
    radio_buttons: () => ({ action_id: nextId('radio') }),
    text: (part) => ({ text: keep(escapeHtml(textOf(part, 'text'))) }),
    button: () => ({ action_id: nextId('button') }),
    plain_text_input: (part) => ({
      action_id: nextId(field(part, 'multiline') === true ? 'lines' : 'line'),
      ...(textOf(part, 'initial_value') === ''
        ? {}
        : { initial_value: keep(escapeHtml(textOf(part, 'initial_value'))) }),
    }),
    image: (part) => {
      const url = pictures.get(textOf(field(part, 'slack_file'), 'id')) ?? field(part, 'image_url');
      return isInline(url) ? { image_url: url } : { image_url: emptyPicture, title: plain(keep(altOf(part, say))) };
    },
  };

  return blocks.map((block) =>
    blockTypes.has(textOf(block, 'type'))
      ? Object(dress(block))
      : { type: 'section', text: { type: 'mrkdwn', text: unknown(block) } },
  );
}

function plain(text: string): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text };
}

/** Text that Slack shows as it is, but for its three entities. */
function literal(text: string): string {
  return escapeHtml(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}

/** Formatting stays; entities are signs, and space at the start of a line is space. */
function quieten(text: string, keep: Keep): string {
  return text
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => keep(entity))
    .replaceAll(/^[ \t]+/gm, (space) => keep(space));
}

function optionText(option: unknown, keep: Keep) {
  const hint = field(option, 'description');
  const small = hint === undefined ? '' : `<small>${literal(textOf(hint, 'text'))}</small>`;
  return { text: plain(keep(`${labelOf(option)}${small}`)), description: undefined };
}

function labelOf(option: unknown): string {
  return literal(textOf(field(option, 'text'), 'text'));
}

/** Pictures from elsewhere are told, not fetched. */
function altOf(image: unknown, say: Reader['say']): string {
  return `<span class="picture">${escapeHtml(say('preview.card-picture', { words: textOf(image, 'alt_text') }))}</span>`;
}

const emptyPicture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='160' height='90'%3E%3Crect width='160' height='90' rx='6' fill='%23888' fill-opacity='.25'/%3E%3C/svg%3E";

const blockTypes = new Set(['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section']);

const elementTypes = new Set([
  'button',
  'checkboxes',
  'datepicker',
  'image',
  'multi_static_select',
  'overflow',
  'plain_text_input',
  'radio_buttons',
  'static_select',
  'timepicker',
  'users_select',
]);

import { checkElement } from './check-elements.ts';
import { checkControls, checkText, repeated, unknownKeys, within } from './check-text.ts';

type Fields = Record<string, unknown>;

/** What Slack would refuse in a message, one sentence each. */
export function checkMessage(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  const blocks = Array.isArray(message.blocks) ? (message.blocks as Fields[]) : [];
  return [
    ...within('the text of a message', message.text, 1, 4000),
    ...checkControls('the text of a message', typeof message.text === 'string' ? message.text : ''),
    ...(blocks.length === 0 ? ['a message has no blocks'] : []),
    ...(blocks.length > 50 ? [`a message has ${blocks.length} blocks, 50 is the most`] : []),
    ...(textSize(blocks) > 13_000 ? [`the text of a message is ${textSize(blocks)} long in all`] : []),
    ...checkBlocks(blocks, 'message'),
  ];
}

/** What Slack would refuse in a view. */
export function checkView(view: Fields): string[] {
  const { type, title, submit, close, blocks, callback_id: id, private_metadata: metadata, ...rest } = view;
  const all = Array.isArray(blocks) ? (blocks as Fields[]) : [];
  const modal = type === 'modal';
  return [
    ...(modal || type === 'home' ? [] : [`a view of type ${String(type)}`]),
    ...(modal
      ? checkText('a view title', title, 24, 'plain_text')
      : title === undefined
        ? []
        : ['a home view has a title']),
    ...(submit === undefined ? [] : checkText('a submit label', submit, 24, 'plain_text')),
    ...(close === undefined ? [] : checkText('a close label', close, 24, 'plain_text')),
    ...(id === undefined ? [] : within('a callback_id', id, 0, 255)),
    ...(metadata === undefined ? [] : within('private_metadata', metadata, 0, 3000)),
    ...(all.length === 0 || all.length > 100 ? [`a view has ${all.length} blocks, not 1 to 100`] : []),
    ...(all.some((block) => block['type'] === 'input') && submit === undefined ? ['inputs without a submit'] : []),
    ...checkBlocks(all, modal ? 'modal' : 'home'),
    ...unknownKeys('a view', rest),
  ];
}

function checkBlocks(blocks: readonly Fields[], surface: 'message' | 'modal' | 'home'): string[] {
  const ids = blocks.flatMap((block) => (block['block_id'] === undefined ? [] : [String(block['block_id'])]));
  const elements = blocks.flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Fields[]) : []));
  return [
    ...repeated('block_id', ids),
    ...(surface === 'message'
      ? repeated(
          'action_id',
          elements.map((one) => String(one['action_id'])),
        )
      : []),
    ...ids.flatMap((id) => within('a block_id', id, 1, 255)),
    ...blocks.flatMap((block) => checkBlock(block, surface)),
  ];
}

function checkBlock({ block_id: _, type, ...block }: Fields, surface: string): string[] {
  switch (type) {
    case 'header':
      return [
        ...checkText('a header', block['text'], 150, 'plain_text'),
        ...unknownKeys('a header', without(block, 'text')),
      ];
    case 'section':
      return checkSection(block);
    case 'context': {
      const elements = (block['elements'] ?? []) as Fields[];
      return [
        ...(elements.length < 1 || elements.length > 10 ? ['a context has not 1 to 10 elements'] : []),
        ...elements.flatMap((one) => checkText('a context text', one, 3000)),
        ...unknownKeys('a context', without(block, 'elements')),
      ];
    }
    case 'rich_text':
      return [...checkQuotes(block['elements']), ...unknownKeys('a rich text', without(block, 'elements'))];
    case 'divider':
      return unknownKeys('a divider', block);
    case 'image':
      return [
        ...checkImage(block),
        ...within('an alt_text', block['alt_text'], 1, 2000),
        ...unknownKeys('an image', without(block, 'image_url', 'slack_file', 'alt_text')),
      ];
    case 'actions': {
      const elements = (block['elements'] ?? []) as Fields[];
      return [
        ...(elements.length < 1 || elements.length > 25 ? ['an actions block has not 1 to 25 elements'] : []),
        ...elements.flatMap((one) => checkElement(one, 'actions')),
        ...unknownKeys('an actions block', without(block, 'elements')),
      ];
    }
    case 'input':
      if (surface === 'message') return ['an input stands in a message'];
      return [
        ...checkText('an input label', block['label'], 2000, 'plain_text'),
        ...(block['hint'] === undefined ? [] : checkText('an input hint', block['hint'], 2000, 'plain_text')),
        ...checkElement((block['element'] ?? {}) as Fields, 'input'),
        ...unknownKeys('an input', without(block, 'label', 'hint', 'element', 'optional', 'dispatch_action')),
      ];
    default:
      return [`a block of type ${String(type)} is not known`];
  }
}

/** Either an address or a file of Slack's, which is named by its id alone. */
function checkImage({ image_url: url, slack_file: file }: Fields): string[] {
  if (file === undefined) return within('an image_url', url, 1, 3000);
  const { id, ...rest } = file as Fields;
  return [
    ...(url === undefined ? [] : ['an image has both an address and a file']),
    ...(/^F[A-Z0-9]{8,}$/.test(String(id)) ? [] : ['an image shows a file without an id']),
    ...unknownKeys('a file', rest),
  ];
}

function checkSection(block: Fields): string[] {
  const { text, fields, ...rest } = block;
  const all = (fields ?? []) as Fields[];
  return [
    ...(text === undefined && all.length === 0 ? ['a section is empty'] : []),
    ...(text === undefined ? [] : checkText('a section', text, 3000)),
    ...(all.length > 10 ? ['a section has more than 10 fields'] : []),
    ...all.flatMap((field) => checkText('a field', field, 2000)),
    ...unknownKeys('a section', rest),
  ];
}

/** Of rich text only quotes of plain words are sent. Entities would stand there as such. */
function checkQuotes(quotes: unknown): string[] {
  if (!Array.isArray(quotes) || quotes.length === 0) return ['a rich text is empty'];
  return quotes.flatMap(({ type, elements, ...rest }: Fields) => [
    ...(type === 'rich_text_quote' ? [] : [`a rich text holds a ${String(type)}`]),
    ...(Array.isArray(elements) && elements.length > 0 ? [] : ['a quote is empty']),
    ...((elements ?? []) as Fields[]).flatMap((one) => [
      ...(one['type'] === 'text' ? [] : [`a quote holds a ${String(one['type'])}`]),
      ...within('a text in a quote', one['text'], 1, 3000),
      ...unknownKeys('a text in a quote', without(one, 'type', 'text')),
    ]),
    ...unknownKeys('a quote', rest),
  ]);
}

function textSize(blocks: readonly Fields[]): number {
  const texts = blocks.flatMap((block) => [
    block['text'],
    ...((block['fields'] ?? []) as unknown[]),
    ...(block['type'] === 'context' ? (block['elements'] as unknown[]) : []),
    ...(block['type'] === 'rich_text' ? (block['elements'] as Fields[]).flatMap((one) => one['elements']) : []),
  ]);
  return texts.reduce((total: number, one) => total + ((one as { text?: string } | undefined)?.text?.length ?? 0), 0);
}

function without(fields: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

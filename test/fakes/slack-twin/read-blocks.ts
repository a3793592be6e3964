import type { TwinBlock, TwinElement, TwinMessage, TwinText } from './workspace-state.ts';

/** Everything that can be read in blocks, as a person sees it. */
export function readBlocks(blocks: readonly TwinBlock[], nameOf: (user: string) => string): string {
  const read = (text: TwinText) => readText(text, nameOf);
  return blocks
    .flatMap((block) => {
      if (block.type === 'context') return (block.elements ?? []).map(read);
      if (block.type === 'rich_text') {
        return (block.elements ?? []).map(({ elements = [] }) => elements.map((one) => one.text).join(''));
      }
      return [
        ...(block.text === undefined ? [] : [read(block.text)]),
        ...(block.fields ?? []).map((field) => read(field).replace('\n', ': ')),
        ...(block.alt_text === undefined ? [] : [block.alt_text]),
        ...(block.label === undefined ? [] : [read(block.label)]),
      ];
    })
    .join('\n');
}

/** The buttons of a message with the block that each stands in. */
export function buttonsOf(message: Pick<TwinMessage, 'blocks'>) {
  return elementsOf(message).filter(({ element }) => element.type === 'button');
}

export function selectsOf(message: Pick<TwinMessage, 'blocks'>) {
  return elementsOf(message).filter(({ element }) => element.type === 'static_select');
}

/** A label as a person reads it. */
export function labelOf(text: TwinText | undefined): string {
  return decode(text?.text ?? '');
}

function elementsOf({ blocks }: Pick<TwinMessage, 'blocks'>): { element: TwinElement; blockId: string }[] {
  return blocks.flatMap((block, index) =>
    block.type !== 'actions'
      ? []
      : (block.elements ?? []).map((element) => ({
          element: element as TwinElement,
          blockId: block.block_id ?? `made-up-${index}`,
        })),
  );
}

function readText(text: TwinText, nameOf: (user: string) => string): string {
  if (text.type === 'plain_text') return decode(text.text);
  return decode(
    text.text
      .replace(/<@([UW][A-Z0-9]+)>/g, (_, user: string) => `@${nameOf(user)}`)
      .replace(/<!date\^(\d+)\^[^>]+>/g, (_, seconds: string) =>
        new Date(Number(seconds) * 1000).toISOString().slice(0, 16),
      )
      .replace(/<https:[^|>]+\|([^>]+)>/g, (_, label: string) => label)
      .replace(/([*`])([^*`\n]+)\1/g, '$2')
      .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s).,:;?])/gm, '$1$2')
      .replaceAll('\u200b', ''),
  );
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Any text as Discord shows it literally: no markup, no list or heading at the start of a line, no mention, no
 * emoji from a `:name:`, and no link. A backslash before punctuation is not shown.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\*_~`|<>@[\]]/g, '\\$&')
    .replaceAll(/:(?=\/\/|[\w+~-]+:)/g, '\\:')
    .replaceAll(/^([^\S\n]*)([#+-])/gm, '$1\\$2')
    .replaceAll(/^([^\S\n]*\d+)([.)])/gm, '$1\\$2');
}

/** The same for a place that has one line, such as a heading. */
export function escapeLine(text: string): string {
  return escapeText(text.replaceAll(/\s*[\r\n]+\s*/g, ' '));
}

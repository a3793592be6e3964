/** A piece of HTML in which everything that came from outside is escaped. Only the tag below makes one. */
export class Html {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

/** Builds HTML: what is put in is escaped, unless it is `Html` itself or a list of it. */
export function html(pieces: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const source = pieces.map((piece, index) => piece + (index < values.length ? render(values[index] ?? '') : ''));
  return new Html(source.join(''));
}

function render(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.toString();
  return typeof value === 'string' ? escapeHtml(value) : value.map(String).join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

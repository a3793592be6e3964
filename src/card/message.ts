/**
 * A sentence with places as plain data, for whoever says it where nobody can read messages: its pieces in order. One that
 * chooses has more pieces for each word or number.
 */
export type Message = readonly Piece[];

export type Piece =
  | string
  | { readonly place: string }
  /** A number, as readers write it. */
  | { readonly number: string }
  /** By word: the one that the place holds, or `other`. */
  | { readonly word: string; readonly among: Branches }
  /** By number: an exact one (`=0`), or its plural category in the language. */
  | { readonly count: string; readonly among: Branches };

export type Branches = Readonly<Record<string, Message>>;

/** What a message's places hold: text, numbers, or what is shown in the midst of text. */
export type Held<T = never> = Readonly<Record<string, string | number | T>>;

/** The sentence in pieces that can be shown one after the other. `language` counts, and `locale` writes the numbers. */
export function fillMessage<T>(
  message: Message,
  held: Held<T>,
  { language, locale }: { readonly language: string; readonly locale: string },
): readonly (string | T)[] {
  const voice = { language, locale };
  return message.flatMap((piece): readonly (string | T)[] => {
    if (typeof piece === 'string') return [piece];
    if ('place' in piece) {
      const value = held[piece.place];
      return [typeof value === 'number' ? String(value) : (value ?? '')];
    }
    if ('number' in piece) return [new Intl.NumberFormat(locale).format(Number(held[piece.number]))];
    const branch =
      'word' in piece
        ? piece.among[String(held[piece.word])]
        : (piece.among[`=${held[piece.count]}`] ??
          piece.among[new Intl.PluralRules(language).select(Number(held[piece.count]))]);
    return fillMessage(branch ?? piece.among['other'] ?? [], held, voice);
  });
}

/**
 * What a partner wrote. It prints as a placeholder wherever it slips into a log, an error or JSON; only
 * `reveal()` gives the text, so every place that shows or stores it can be found by that name.
 */
export class PartnerWords {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text, exactly as it was typed. */
  reveal(): string {
    return this.#text;
  }

  /** Length in UTF-16 units, as the platforms count. */
  get length(): number {
    return this.#text.length;
  }

  get blank(): boolean {
    return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(this.#text);
  }

  toString(): string {
    return '[partner words]';
  }

  toJSON(): string {
    return '[partner words]';
  }
}

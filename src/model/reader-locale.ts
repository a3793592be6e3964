/**
 * A language as one reader's part of the world writes it: `en` for somebody who lives in German is `en-DE`, English with
 * the clock and the order of dates that are usual there. The plain language where nothing is known of the reader.
 */
export function readerLocale(language: string, told: string): string {
  try {
    const { region } = new Intl.Locale(told).maximize();
    if (region === undefined || told === language) return language;
    return new Intl.Locale(language, { region }).baseName;
  } catch {
    return language;
  }
}

/** The language that a browser asks for before all others (`Accept-Language`), if it asks for one. */
export function firstLanguage(header: string | undefined): string | undefined {
  const [first = ''] = (header ?? '').split(/[,;]/u, 1);
  try {
    return Intl.getCanonicalLocales(first.trim())[0];
  } catch {
    return undefined;
  }
}

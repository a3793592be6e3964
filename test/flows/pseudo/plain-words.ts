/** Words that are no text of ours: what `Intl` writes in English, cities that zones are named after, who tells the story. */
const known = new Set(
  [
    ...names({ month: 'long' }, 12, 31),
    ...names({ month: 'short' }, 12, 31),
    ...names({ weekday: 'long' }, 7, 1),
    ...names({ weekday: 'short' }, 7, 1),
    // The letters that the answers to a question of their own are named by.
    'at and or AM PM UTC GMT A B C D E',
    'hour hours minute minutes day days',
    'sam alex guest Sam Alex Guest',
    ...Intl.supportedValuesOf('timeZone').map((zone) => zone.replaceAll(/[/_-]/gu, ' ')),
  ].flatMap((text) => text.split(' ')),
);

function names(how: Intl.DateTimeFormatOptions, count: number, apart: number): readonly string[] {
  const write = new Intl.DateTimeFormat('en', { ...how, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, at) => write.format(Date.UTC(2026, 0, 1 + at * apart)));
}

/** What platforms read as something else than words: people, moments, commands, addresses. */
const tokens =
  /<!date\^[^>]*>|<t:\d+:\w>|<@[^>]*>|<\/[^>]*>|\/[a-z]+(?: [a-z]+){0,2}(?=[^\p{L}]|$)|[\w-]+(?:\.[\w-]+)+|`[^`]*`|https?:\/\/\S+|\]\([^)]*\)|<https[^|>]*\|?/gu;

/** The plain letters in a text that are neither known nor what a partner wrote. */
export function plainWordsIn(text: string, partnerWords: readonly string[]): readonly string[] {
  const own = partnerWords
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, words) => rest.replaceAll(words, ' '), text)
    .replaceAll(tokens, ' ');
  const theirs = new Set(partnerWords.flatMap((words) => words.match(/[A-Za-z]+/gu) ?? []));
  return (own.match(/(?<![\p{L}\p{M}])[A-Za-z]+(?![\p{L}\p{M}])/gu) ?? []).filter(
    (word) => !known.has(word) && !theirs.has(word),
  );
}

/**
 * A sentence as it is read: what was written, after its beginning. Whoever writes the last words of the beginning once
 * more does not have them twice. Empty when nothing was added to the beginning.
 */
export function joinWords(beginning: string, written: string): string {
  const begun = beginning.replace(/\s*(…|\.\.\.)[\s\p{Default_Ignorable_Code_Point}]*$/u, '');
  const rest = withoutRepeat(begun, written.replace(/^\s*(…|\.\.\.)?\s*/u, ''));
  return rest.trim() === '' ? '' : `${begun} ${rest}`;
}

/** The longest run of words at the end of the beginning that is written again at the start is left out. */
function withoutRepeat(begun: string, written: string): string {
  const last = begun.split(/\s+/u).map(bare);
  const words = [...written.matchAll(/\S+/gu)];
  for (let count = Math.min(last.length, words.length); count > 0; count -= 1) {
    const again = words.slice(0, count).map(([word]) => bare(word));
    if (again.every((word, index) => word !== '' && word === last[last.length - count + index])) {
      return written.slice(words[count]?.index ?? written.length);
    }
  }
  return written;
}

/** A word as it is compared: without case, apostrophes of either kind, and the signs around it. */
function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

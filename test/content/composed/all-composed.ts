import { readContentTexts } from '../../../adapters/files/read-content-texts.ts';
import { copyOf } from '../../../src/content/assemble-content.ts';
import { parseContent } from '../../../src/content/parse-content.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { voiceIn } from './awkward-people.ts';
import { type Composed, composeCopy } from './compose.ts';
import { composeLines } from './compose-lines.ts';

/** The English sentences by `file.key`, as they are written. */
export async function englishCopy(): Promise<Readonly<Record<string, string>>> {
  const { sources } = parseContent(await readContentTexts('content'));
  const english = sources.find(({ locale }) => locale === 'en');
  return english === undefined ? {} : copyOf(english);
}

/**
 * All of them with the values that they can get, and what features put together, as a reader of a locale has it; unless it
 * is to be whole, without what has no times in it.
 */
export async function allComposed(
  locale: string,
  isWhole = true,
): Promise<{ readonly copy: readonly Composed[]; readonly lines: readonly Composed[] }> {
  const library = (await shippedContent()).library(locale);
  const voice = voiceIn(locale);
  return { copy: composeCopy(library, await englishCopy(), voice), lines: composeLines(library, voice, isWhole) };
}

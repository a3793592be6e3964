import { assembleContent } from '../../src/content/assemble-content.ts';
import { checkContent } from '../../src/content/check-content.ts';
import type { Content } from '../../src/content/library.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { ContentError } from '../../src/content/problem.ts';
import { loadCities } from './load-cities.ts';
import { readContentTexts } from './read-content-texts.ts';

/**
 * Loads `content/` with all its languages. Throws a `ContentError` that lists every problem as
 * `file, id, field: what is wrong. What to do.`
 */
export async function loadContent(folder: string): Promise<Content> {
  const { sources, problems } = parseContent(await readContentTexts(folder));
  const all = [...problems, ...(problems.length === 0 ? checkContent(sources) : [])];
  if (all.length > 0) throw new ContentError(all);
  return assembleContent(sources, loadCities);
}

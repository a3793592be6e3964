import { loadContent } from '../../../adapters/files/load-content.ts';
import type { Content } from '../../content/library.ts';
import { explainFailure } from '../explain-failure.ts';
import { contentFolder } from '../folders.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Reads everything that Attune says; `null` if it cannot be used. */
export async function checkContentFiles(): Promise<{ finding: Finding; content: Content | null }> {
  try {
    const content = await loadContent(contentFolder);
    const { prompts, tips } = content.library('en');
    const languages = content.locales.length === 1 ? 'one language' : `${content.locales.length} languages`;
    const says = `${prompts.size} questions and ${tips.size} tips, in ${languages}.`;
    return { finding: ok('content', says), content };
  } catch (error) {
    const remedy = 'Correct what is named, then look again with: npm run -s attune -- content check';
    return { finding: problem('content', explainFailure(error), remedy), content: null };
  }
}

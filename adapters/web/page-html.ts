import { directionOf } from '../../src/model/direction.ts';
import { escapeHtml } from './look/html.ts';
import type { PageWords, WebWords } from './words.ts';

/** The page as a browser gets it: what is to be read before its script runs, and all words for what comes then. */
export function pageHtml(template: string, { language, say, pieces }: WebWords): string {
  const words: PageWords = { language, pieces };
  const held: Readonly<Record<string, string>> = {
    title: escapeHtml(say('preview.title')),
    opening: escapeHtml(say('preview.opening')),
    noScript: escapeHtml(say('preview.no-script')),
    words: escapeHtml(JSON.stringify(words)),
  };
  return template
    .replace('lang="en" dir="ltr"', `lang="${escapeHtml(language)}" dir="${directionOf(language)}"`)
    .replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => held[name] ?? place);
}

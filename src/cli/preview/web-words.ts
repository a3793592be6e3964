import type { WebWords } from '../../../adapters/web/words.ts';
import type { Content } from '../../content/library.ts';

/** What the preview says itself, in the language nearest to `locale`. */
export function webWords(content: Pick<Content, 'library' | 'locales'>, locale: string | undefined): WebWords {
  const { locale: language, say } = content.library(locale ?? content.locales[0] ?? 'en');
  return { language, say: (key, values) => say.text(key, values), pieces: say.pieces('preview') };
}

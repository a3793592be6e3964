import { speak } from '../../../adapters/web/page/words.ts';
import type { WebWords } from '../../../adapters/web/words.ts';
import preview from '../../../content/en/copy/preview.json' with { type: 'json' };
import { webWords } from '../../../src/cli/preview/web-words.ts';
import type { Copy } from '../../../src/content/copy.ts';
import type { Content } from '../../../src/content/library.ts';
import { createSay } from '../../../src/content/say.ts';

const copy = Object.fromEntries(
  Object.entries(preview).flatMap(([key, text]) => (key === '$schema' ? [] : [[`preview.${key}`, text]])),
) as Copy;
const english = { locale: 'en', say: createSay('en', copy) };

/** What the preview says itself, in English, without reading all the rest. */
export const words: WebWords = webWords({ library: () => english, locales: ['en'] } as unknown as Content, 'en');

// The modules of the page that are tried without a page have none to take their words from.
speak(words);

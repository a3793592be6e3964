import type preview from '../../content/en/copy/preview.json';
import type { Message } from '../../src/card/message.ts';

/** The name of one of the preview’s own sentences. */
export type WebKey = `preview.${Exclude<keyof typeof preview, '$schema'> & string}`;

/** What a sentence is filled with. */
export type WebValues = Readonly<Record<string, string | number>>;

/** What the preview says itself, in one language: the server a sentence at a time, and the page from all of them. */
export type WebWords = {
  readonly language: string;
  readonly say: (key: WebKey, values?: WebValues) => string;
  readonly pieces: Readonly<Record<WebKey, Message>>;
};

/** The words of the language that somebody asks for; of the first that there is, where none is asked for. */
export type WebWordsIn = (locale: string | undefined) => WebWords;

/** What the page is given of them. */
export type PageWords = Pick<WebWords, 'language' | 'pieces'>;

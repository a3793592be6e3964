import type { SlackWords } from '../../../adapters/slack/words.ts';
import obstacles from '../../../content/en/copy/obstacles.json' with { type: 'json' };
import refusals from '../../../content/en/copy/refusals.json' with { type: 'json' };
import slack from '../../../content/en/copy/slack.json' with { type: 'json' };
import { slackWords } from '../../../src/cli/platforms/slack-words.ts';
import type { Copy } from '../../../src/content/copy.ts';
import type { Content } from '../../../src/content/library.ts';
import { createSay } from '../../../src/content/say.ts';

const copy = Object.fromEntries(
  Object.entries({ slack, obstacles, refusals }).flatMap(([file, data]) =>
    Object.entries(data).map(([key, text]) => [`${file}.${key}`, text]),
  ),
) as Copy;

/** What the adapter says itself, in English, without reading all the rest. */
export const words: SlackWords = slackWords(
  { library: () => ({ say: createSay('en', copy) }) } as unknown as Content,
  'en',
);

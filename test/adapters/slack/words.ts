import type { SlackWords } from '../../../adapters/slack/words.ts';
import install from '../../../content/en/copy/install.json' with { type: 'json' };
import obstacles from '../../../content/en/copy/obstacles.json' with { type: 'json' };
import refusals from '../../../content/en/copy/refusals.json' with { type: 'json' };
import slack from '../../../content/en/copy/slack.json' with { type: 'json' };
import { installWords, manifestWords } from '../../../src/cli/platforms/install-words.ts';
import { slackWords } from '../../../src/cli/platforms/slack-words.ts';
import type { Copy } from '../../../src/content/copy.ts';
import type { Content } from '../../../src/content/library.ts';
import { createSay } from '../../../src/content/say.ts';

const copy = Object.fromEntries(
  Object.entries({ slack, install, obstacles, refusals }).flatMap(([file, data]) =>
    Object.entries(data).map(([key, text]) => [`${file}.${key}`, text]),
  ),
) as Copy;

const english = { say: createSay('en', copy) };

/** What the adapter says itself, in English, without reading all the rest. */
export const words: SlackWords = slackWords({ library: () => english } as unknown as Content, 'en');

/** The same for the pages after an installation. */
export const pageWords = installWords(english);

/** And for what Slack shows of the app. */
export const appWords = manifestWords(english);

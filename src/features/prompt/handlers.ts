import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import { depths, themes } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import type { CommandDefinition, Definition, Options } from '../definition.ts';
import { askPrompt, type PromptChoice } from './ask-prompt.ts';

/** An extra question now, in the same sealed way as a scheduled one. */
const prompt: CommandDefinition = {
  kind: 'command',
  path: 'prompt',
  description: 'commands.prompt',
  options: [
    {
      kind: 'choice',
      name: 'theme',
      description: 'commands.option-theme',
      required: false,
      choices: ({ say }) => themes.map((theme) => ({ value: theme, label: say.text(`commands.theme-${theme}`) })),
    },
    {
      kind: 'choice',
      name: 'depth',
      description: 'commands.option-depth',
      required: false,
      choices: ({ say }) => depths.map((depth) => ({ value: `${depth}`, label: say.text(`commands.depth-${depth}`) })),
    },
  ],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, options) => ({ kind: 'private', card: await ask(context, options) }),
};

export const definitions: readonly Definition[] = [prompt];

async function ask(context: CoupleContext, options: Options): Promise<Card> {
  const asked = await askPrompt(context, readChoice(options));
  if (asked === null) return card(context, 'prompt.none-title', 'prompt.none');
  return card(context, 'prompt.title', asked.mode === 'open' ? 'prompt.asked-open' : 'prompt.asked');
}

function readChoice(options: Options): PromptChoice {
  const theme = themes.find((one) => one === options['theme']);
  const depth = depths.find((one) => `${one}` === options['depth']);
  return { ...(theme === undefined ? {} : { theme }), ...(depth === undefined ? {} : { depth }) };
}

function card({ say }: CoupleContext, title: CopyKey, sentence: CopyKey): Card {
  return {
    title: say.text(title),
    tone: sentence.startsWith('prompt.asked') ? 'calm' : 'notice',
    elements: [text(say(sentence))],
  };
}

import { type Card, text } from '../../card/card.ts';
import type { Wish } from '../../model/check-in.ts';
import { depths, type Theme } from '../../model/theme.ts';
import type { PrivateReply } from '../../port/reply.ts';
import { askQuestion } from '../ask-question.ts';
import type { CoupleContext } from '../context.ts';
import type { CommandDefinition, Definition, Options } from '../definition.ts';
import { keepAs } from '../held-cards.ts';
import { privately } from '../privately.ts';
import { findTheme, suggestThemes } from './find-theme.ts';

/** An extra question now, in the same sealed way as a scheduled one. */
const prompt: CommandDefinition = {
  kind: 'command',
  path: 'prompt ask',
  usual: true,
  description: 'commands.prompt-ask',
  options: [
    {
      kind: 'suggested',
      name: 'theme',
      description: 'commands.option-theme',
      required: false,
      suggest: suggestThemes,
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
  run: async (context: CoupleContext, options) => {
    const { theme: typed = '' } = options;
    const theme = typed.trim() === '' ? undefined : findTheme(context.library, typed);
    if (theme === null) return privately({ tone: 'notice', elements: [text(context.say('prompt.no-theme'))] });
    return { kind: 'private', ...(await ask(context, readWish(theme, options))) };
  },
};

export const definitions: readonly Definition[] = [prompt];

async function ask(context: CoupleContext, wish: Wish): Promise<Pick<PrivateReply, 'card' | 'keep'>> {
  const { say, me } = context;
  // One's own limit is no secret from oneself; what the other has chosen is.
  const tooDeep = (wish.depth ?? 1) > me.depthLimit;
  const asked = await askQuestion(context, tooDeep ? { ...wish, depth: me.depthLimit } : wish);
  if (asked === null) {
    return { card: { title: say.text('prompt.none-title'), tone: 'notice', elements: [text(say('prompt.none'))] } };
  }
  const instead = tooDeep ? [text(say('prompt.own-limit'))] : asked.asWished ? [] : [text(say('prompt.near'))];
  const onItsWay = text(say(asked.checkIn.mode === 'open' ? 'prompt.asked-open' : 'prompt.asked'));
  const card: Card = { title: say.text('prompt.title'), tone: 'calm', elements: [...instead, onItsWay] };
  return { card, keep: keepAs('check-in', asked.checkIn.id, asked.checkIn.swaps) };
}

function readWish(theme: Theme | undefined, options: Options): Wish {
  const depth = depths.find((one) => `${one}` === options['depth']);
  return { ...(theme === undefined ? {} : { theme }), ...(depth === undefined ? {} : { depth }) };
}

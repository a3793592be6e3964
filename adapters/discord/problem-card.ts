import { button, buttons, type Card, quote, text } from '../../src/card/card.ts';
import { plain } from '../../src/card/markup.ts';
import type { InvalidReply } from '../../src/port/reply.ts';
import type { DiscordWords } from './words.ts';

/**
 * What was wrong in a form, as a card: a modal has no place for it. With a button that opens the form as it was
 * filled in, or, where there is none, with all that was typed.
 */
export function problemCard({ form, problems, reopen }: InvalidReply, words: DiscordWords): Card {
  const sentences = Object.entries(problems).map(([name, sentence]) => {
    const label = form.inputs.find((input) => input.name === name)?.label;
    return text(
      label === undefined ? plain(sentence) : [{ kind: 'strong', content: plain(label) }, ...plain(`: ${sentence}`)],
    );
  });
  const typed = form.inputs.flatMap((input) =>
    input.kind === 'text' && input.value !== undefined && !input.value.blank
      ? [quote(input.value, [{ kind: 'strong', content: plain(input.label) }])]
      : [],
  );
  const again =
    reopen === undefined
      ? typed.length === 0
        ? []
        : [text(words.below), ...typed]
      : [text(words.kept), buttons(button(words.reopen, reopen, 'main'))];
  return { title: words.notTaken, tone: 'notice', elements: [...sentences, ...again] };
}

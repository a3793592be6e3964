import { button, buttons, type Card, quote, text } from '../../src/card/card.ts';
import { type Markup, plain } from '../../src/card/markup.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { InvalidReply } from '../../src/port/reply.ts';
import type { CommandProblem } from './parse-command-text.ts';
import type { SlackWords } from './words.ts';

/** A sentence on a card. */
export function sentenceCard(...lines: readonly string[]): Card {
  return { tone: 'notice', elements: lines.map((line) => text(line)) };
}

/** What a command's text could not be read as, and what to type instead. */
export function problemCard(problem: CommandProblem): Card {
  const typed = problem.typed === undefined ? [] : [quote(new PartnerWords(problem.typed.slice(0, 200)))];
  const lines = problem.lines.map(
    ({ usage, does }): Markup => [...plain(usage), ...plain(does === '' ? '' : ` – ${does}`)],
  );
  const listed: Markup = lines.flatMap((line, index) => (index === 0 ? line : [...plain('\n'), ...line]));
  return {
    tone: 'notice',
    elements: [text(problem.sentence), ...typed, ...(lines.length === 0 ? [] : [text(listed)])],
  };
}

/** What is wrong with a form that is no longer open, with a button that opens it again as it was. */
export function invalidCard(reply: InvalidReply, words: SlackWords): Card {
  const lines = Object.entries(reply.problems).map(([name, sentence]) => {
    const label = reply.form.inputs.find((input) => input.name === name)?.label;
    return text(label === undefined ? sentence : `${label}: ${sentence}`);
  });
  const reopen = reply.reopen === undefined ? [] : [buttons(button(words.reopen, reply.reopen, 'main'))];
  return { title: words.notTaken, tone: 'notice', elements: [...lines, ...reopen] };
}

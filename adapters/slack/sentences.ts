import { button, buttons, type Card, quote, text } from '../../src/card/card.ts';
import { type Markup, plain } from '../../src/card/markup.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { InvalidReply } from '../../src/port/reply.ts';
import type { CommandProblem } from './parse-command-text.ts';

/** What the adapter itself has to say, to the one person whom it concerns. Everything else comes from the content. */
export const sentences = {
  notInRoom: 'Attune is not in this channel, so it cannot post here.',
  howToAdd: 'To add it, type /invite @attune here, and then do the same again.',
  noDirect:
    'In a direct message Attune can’t ask the two of you anything. Make a private channel with the two of you, type /invite @attune there, and start there.',
  tooLate: 'That took longer than Slack allows, so the form could not open. Please press the button again.',
  doneNotShown: 'That’s done, but Attune couldn’t show you the answer. You don’t need to do it again.',
  notDone: 'Attune couldn’t do that just now. Nothing was changed. Please try again in a moment.',
  filesScope:
    'Attune may not send files in this workspace yet. Whoever installed it can allow that: reinstall the app so that it has the permission files:write.',
  filesOff: 'This workspace doesn’t let apps send files, so your copy can’t be sent here.',
  filesFull: 'This workspace has no room for more files, so your copy can’t be sent here.',
  filesElsewhere:
    'Whoever runs Attune can make the same copy for you on their computer, with the command "attune export".',
  filesHere:
    'Here’s what you asked for. Only you and Attune see this conversation; delete the files when you have them.',
  filesSent: 'The files are in your direct messages with Attune.',
  pictureSent: 'You’ll find it in your direct messages with Attune: Slack can’t show a picture here.',
  waitTitle: 'One moment',
  wait: 'Saving what you wrote. Please leave this open.',
  doneTitle: 'Done',
  done: 'Attune has answered in your channel. You can close this.',
  tooFew: (least: number) => `Pick at least ${least}.`,
  oneOfYou: 'one of you',
  notSaved: 'Not saved yet',
  openAgain: 'Open the form again',
} as const;

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
export function invalidCard(reply: InvalidReply): Card {
  const lines = Object.entries(reply.problems).map(([name, sentence]) => {
    const label = reply.form.inputs.find((input) => input.name === name)?.label;
    return text(label === undefined ? sentence : `${label}: ${sentence}`);
  });
  const reopen = reply.reopen === undefined ? [] : [buttons(button(sentences.openAgain, reply.reopen, 'main'))];
  return { title: sentences.notSaved, tone: 'notice', elements: [...lines, ...reopen] };
}

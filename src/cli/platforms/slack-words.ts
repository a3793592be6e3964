import type { SlackWords } from '../../../adapters/slack/words.ts';
import type { Content } from '../../content/library.ts';

/** What the adapter says itself, in the language nearest to `locale`. */
export function slackWords(content: Content, locale: string): SlackWords {
  const { say } = content.library(locale);
  const list = new Intl.ListFormat(say.locale, { type: 'disjunction' });
  return {
    notInChannel: say.text('obstacles.not-in-channel'),
    howToAdd: say.text('slack.how-to-add'),
    noDirect: say.text('obstacles.direct'),
    ownChannel: say.text('obstacles.mend-direct'),
    late: say.text('slack.late'),
    doneNotShown: say.text('slack.done-not-shown'),
    notDone: say.text('slack.not-done'),
    filesScope: say.text('slack.files-scope'),
    filesOff: say.text('slack.files-off'),
    filesFull: say.text('slack.files-full'),
    filesElsewhere: say.text('slack.files-elsewhere'),
    filesHere: say.text('slack.files-here'),
    filesSent: say.text('slack.files-sent'),
    pictureSent: say.text('slack.picture-sent'),
    waitTitle: say.text('slack.wait-title'),
    wait: say.text('slack.wait'),
    doneTitle: say.text('slack.done-title'),
    done: say.text('slack.done'),
    pickLeast: (least) => say.text('slack.pick-least', { least }),
    oneOfYou: say.text('slack.one-of-you'),
    homeMore: (count) => say.text('slack.home-more', { count }),
    notTaken: say.text('refusals.could-not-take'),
    reopen: say.text('refusals.reopen'),
    commandUnknown: say.text('slack.command-unknown'),
    commandKnown: say.text('slack.command-known'),
    commandNeedsWord: (command) => say.text('slack.command-needs-word', { command }),
    commandUnknownWord: (command) => say.text('slack.command-unknown-word', { command }),
    optionTwice: (option) => say.text('slack.option-twice', { option }),
    optionEmpty: (option) => say.text('slack.option-empty', { option }),
    optionMissing: (option) => say.text('slack.option-missing', { option }),
    optionTooLong: (option, most, length) => say.text('slack.option-too-long', { option, most, length }),
    optionNumber: (option, least, most) => say.text('slack.option-number', { option, least, most }),
    optionChoice: (option, choices) => say.text('slack.option-choice', { option, choices: list.format(choices) }),
    tooMuch: say.text('slack.too-much'),
    personMissing: say.text('slack.person-missing'),
    personUnknown: say.text('slack.person-unknown'),
  };
}

/** The few sentences that this adapter says itself, in one language: where Slack has no other way, and of what is typed. */
export type SlackWords = CommandWords & {
  /** Attune cannot post in the channel, and how to add it. */
  readonly notInChannel: string;
  readonly howToAdd: string;
  /** In a direct message there is no place for a third, and where there is. */
  readonly noDirect: string;
  readonly ownChannel: string;
  /** A form came too late to be opened: try again. */
  readonly late: string;
  readonly doneNotShown: string;
  readonly notDone: string;
  /** Why no files can be sent here, what to do instead, and where they are. */
  readonly filesScope: string;
  readonly filesOff: string;
  readonly filesFull: string;
  readonly filesElsewhere: string;
  readonly filesHere: string;
  readonly filesSent: string;
  readonly pictureSent: string;
  /** In the place of a form that takes long, and when it is done. */
  readonly waitTitle: string;
  readonly wait: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly pickLeast: (least: number) => string;
  /** Somebody whose name Slack does not tell. */
  readonly oneOfYou: string;
  readonly homeMore: (count: number) => string;
  /** Title of the card that says what was wrong in a form that is no longer open, and the button that opens it again. */
  readonly notTaken: string;
  readonly reopen: string;
};

/** What is wrong with a command as it was typed, and what to type instead. */
export type CommandWords = {
  readonly commandUnknown: string;
  readonly commandKnown: string;
  readonly commandNeedsWord: (command: string) => string;
  readonly commandUnknownWord: (command: string) => string;
  readonly optionTwice: (option: string) => string;
  readonly optionEmpty: (option: string) => string;
  readonly optionMissing: (option: string) => string;
  readonly optionTooLong: (option: string, most: number, length: number) => string;
  readonly optionNumber: (option: string, least: number, most: number) => string;
  readonly optionChoice: (option: string, choices: readonly string[]) => string;
  readonly tooMuch: string;
  readonly personMissing: string;
  readonly personUnknown: string;
};

/** The words of a person’s language; of the first that there is, where it is not known. */
export type WordsIn = (locale: string | undefined) => SlackWords;

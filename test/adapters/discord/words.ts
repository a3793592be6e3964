import type { DiscordWords } from '../../../adapters/discord/words.ts';
import { person, plain } from '../../../src/card/markup.ts';

/** What the adapter says itself, for tests. */
export const words: DiscordWords = {
  notTaken: 'Not saved yet',
  reopen: 'Open the form again',
  kept: plain('Nothing you wrote is lost.'),
  below: plain('What you wrote is below.'),
  late: plain('That took too long. Please try again.'),
  notShown: () => plain('That’s done, but I couldn’t show it.'),
  broken: (reference) => plain(`Something went wrong: ${reference}`),
  thread: 'The two of you',
  closed: (user) => [...plain('Attune cannot write to '), person(user), ...plain(' directly.')],
};

/**
 * What Discord takes, in UTF-16 units. Everything here is at least what `src/card/limits.ts` allows; a test holds that.
 * Sources, read August 2026: https://docs.discord.com/developers/components/reference,
 * https://docs.discord.com/developers/interactions/receiving-and-responding,
 * https://docs.discord.com/developers/interactions/application-commands and
 * https://docs.discord.com/developers/resources/message. The 4,000 over all text displays is enforced by the
 * service and by two public frameworks; the reference states it for a message's content alone.
 *
 * One limit stands nowhere: more than 10,170 bytes of text in UTF-8, with 12 more for each text display, are answered
 * with status 500 (discord-api-docs #8554, measured by its reporter with webhooks). A card has 3,500 characters at most,
 * so it could only come there if nearly each of them took three bytes, as in Chinese; two long Chinese answers took 6,325.
 */
export const discordLimits = {
  message: {
    /** Nested components and the container counted. */
    components: 40,
    text: 4000,
    buttonsPerRow: 5,
    buttonLabel: 80,
    customId: 100,
    url: 512,
    imageAlt: 1024,
    files: 10,
    nonce: 25,
    mentionedUsers: 100,
  },
  select: { options: 25, label: 100, value: 100, hint: 100, placeholder: 150 },
  form: {
    title: 45,
    inputs: 5,
    label: 45,
    hint: 100,
    placeholder: 100,
    textLength: 4000,
    radioLeast: 2,
    radioMost: 10,
    customId: 100,
  },
  command: {
    name: 32,
    description: 100,
    options: 25,
    choices: 25,
    choiceName: 100,
    choiceValue: 100,
    textLength: 6000,
    global: 100,
    /** Names, descriptions and values of one command together, in its longest language. */
    total: 8000,
  },
  /**
   * Minutes without a message until a thread leaves the list of channels and goes to sleep; a day, three days and a week
   * can be had. https://docs.discord.com/developers/resources/channel#start-thread-from-message, read November 2026:
   * a thread has the id of the message that it began with, which can have one alone (160004 is the answer to a second);
   * text and announcement channels have them. https://docs.discord.com/developers/topics/threads: sending a message wakes
   * an archived one, an edit does not (50083), and in a locked one neither can be done (160005). What is pressed in an
   * archived one does not arrive from some apps (discord-api-docs #8474), so the longest is best.
   */
  thread: { longestRest: 10_080, name: 100 },
  /** Milliseconds until an interaction has to be acknowledged. */
  acknowledge: 3000,
} as const;

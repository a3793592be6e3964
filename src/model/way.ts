/**
 * The ways to reply that come with help: say it back, ask one more question, say what one values in it, and for light
 * answers enjoy it together.
 */
export const ways = ['say-back', 'ask-more', 'value', 'enjoy'] as const;

export type HelpedWay = (typeof ways)[number];

/** How a reply was given: with help, as one warm thing said with a press, or as the answer to what was asked back. */
export type Way = HelpedWay | 'warm' | 'answer';

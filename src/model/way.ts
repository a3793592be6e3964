/** The three ways to answer what one has heard: say it back, ask one more question, say what one values in it. */
export const ways = ['say-back', 'ask-more', 'value'] as const;

export type Way = (typeof ways)[number];

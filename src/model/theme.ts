/**
 * What a question is about: the eight strategies of the article, the four features of an emotional
 * connection, and three kinds of story. The order is the order in which people see them.
 */
export const themes = [
  'listening',
  'appreciation',
  'experiences',
  'vulnerability',
  'individuality',
  'check-ins',
  'conflict',
  'affection',
  'authenticity',
  'empathy',
  'trust',
  'openness',
  'childhood',
  'dreams',
  'fears',
] as const;

export type Theme = (typeof themes)[number];

/** What a tip is about: the article's daily and practical tips, and the strategies that lend themselves to a small act. */
export const topics = [
  'small-moments',
  'presence',
  'apology',
  'goals',
  'date-nights',
  'gratitude',
  'stories',
  'hobbies',
  'boundaries',
  'outside-help',
  'listening',
  'check-ins',
  'conflict',
  'affection',
  'individuality',
] as const;

export type Topic = (typeof topics)[number];

/** Topics that never come by themselves, and only to the one who asks: whoever is afraid may ask about them. */
export const askedForOnly: ReadonlySet<Topic> = new Set(['outside-help']);

/** How much a question asks for: 1 light, 2 personal, 3 deep. */
export const depths = [1, 2, 3] as const;

export type Depth = (typeof depths)[number];

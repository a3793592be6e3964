/**
 * What a question is about, by groups, in the order in which people see them: what is between the two, what makes up
 * their days, and what they find in each other when they talk.
 */
export const themeGroups = {
  between: [
    'firsts',
    'memories',
    'admiration',
    'appreciation',
    'affection',
    'trust',
    'check-ins',
    'experiences',
    'individuality',
    'seen-by-you',
  ],
  daily: ['daily-life', 'small-things', 'seasons', 'phones', 'money', 'work', 'family-and-friends', 'goals'],
  within: [
    'listening',
    'openness',
    'empathy',
    'conflict',
    'forgiving',
    'hard-times',
    'vulnerability',
    'authenticity',
    'fears',
    'childhood',
    'dreams',
    'values',
  ],
} as const;

/** All of them, in that order. */
export const themes = [...themeGroups.between, ...themeGroups.daily, ...themeGroups.within] as const;

export type Theme = (typeof themes)[number];

/**
 * What a tip is about: the article's daily and practical tips, the strategies that lend themselves to a small act, and
 * what couples look for by name. At most 24, since one more choice stands for the saved ones.
 */
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
  'after-a-quarrel',
  'stress',
  'chores',
  'phones',
  'apart',
  'money',
  'good-news',
  'less-keen',
] as const;

export type Topic = (typeof topics)[number];

/** Topics that never come by themselves, and only to the one who asks: whoever is afraid may ask about them. */
export const askedForOnly: ReadonlySet<Topic> = new Set(['outside-help']);

/** How much a question asks for: 1 light, 2 personal, 3 deep. */
export const depths = [1, 2, 3] as const;

export type Depth = (typeof depths)[number];

/** Whether a question is about the two of them (you and your partner, us, what I see in you), or about the one who answers. */
export const abouts = ['both', 'self'] as const;

export type About = (typeof abouts)[number];

/** What a question is like. The mixture keeps a library lively. */
export const moods = ['playful', 'everyday', 'meaningful', 'future', 'vulnerable'] as const;

export type Mood = (typeof moods)[number];

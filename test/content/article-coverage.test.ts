import { describe, expect, test } from 'vitest';
import { shippedContent } from '../fakes/shipped-content.ts';

const library = (await shippedContent()).library('en');

/**
 * One thing that the article states, in a few words of ours, and what covers it: a page of a lesson, by its number and
 * title, and besides that a tip, a question or a practice that does something about it.
 */
type Point = readonly [says: string, page: string, ...besides: string[]];

/** One part of the article: how many of its kind it has there, and the points one by one. */
type Section = {
  readonly name: string;
  readonly has: `${number} ${'paragraphs' | 'bullets' | 'rows' | 'questions'}`;
  readonly points: readonly Point[];
};

const article: readonly Section[] = [
  {
    name: 'what a connection is',
    has: '2 paragraphs',
    points: [
      ['understood, accepted and valued', 'what-connection-is 1: Three quiet feelings'],
      ['more than attraction or small talk', 'what-connection-is 2: More than liking each other'],
    ],
  },
  {
    name: 'its four features',
    has: '4 bullets',
    points: [
      ['authentic', 'four-features 1: You can be yourself', 'prompt authenticity-most-yourself'],
      ['empathic', 'four-features 2: You feel with each other', 'prompt empathy-understood-in-time'],
      ['trusting', 'four-features 3: You can count on each other', 'prompt trust-close-to-your-heart'],
      ['open when talking', 'four-features 4: You say what’s going on', 'prompt openness-harder-to-say'],
    ],
  },
  {
    name: 'why it matters: couples, friends, families',
    has: '1 paragraphs',
    points: [['happier, tougher, closer, and not couples alone', 'why-it-matters 1: Not only for couples']],
  },
  {
    name: 'why it matters',
    has: '4 bullets',
    points: [
      ['a haven in bad times', 'why-it-matters 2: A place to land', 'practice the-days-stress'],
      ['makes it easier to open up', 'why-it-matters 3: Room to say more'],
      ['less insecure and jealous', 'why-it-matters 4: Less guessing', 'prompt trust-close-to-your-heart'],
      ['a team with shared values', 'why-it-matters 5: Pulling the same way', 'tip goals-we-did-that'],
    ],
  },
  {
    name: 'how it develops: slowly, and from childhood on',
    has: '2 paragraphs',
    points: [
      ['by repeated exchanges that mean something', 'how-it-grows 1: Bit by bit', 'practice first-weeks'],
      ['early bonds have a part in it, and do not decide it', 'how-it-grows 6: What you bring along'],
    ],
  },
  {
    name: 'how it develops',
    has: '4 bullets',
    points: [
      ['reachable, reliably', 'how-it-grows 2: Being reachable', 'tip presence-one-window'],
      ['listens, and takes feelings seriously', 'how-it-grows 3: Listening that takes it seriously'],
      [
        'shows what is tender',
        'how-it-grows 4: A little more each time',
        'tip stories-small-worry',
        'practice evening-of-questions',
      ],
      ['shows care by deeds', 'how-it-grows 5: Show it, don’t just say it', 'tip apology-one-thing-different'],
    ],
  },
  {
    name: 'signs: what they are for',
    has: '1 paragraphs',
    points: [['helps both to see where they are', 'seven-signs 1: A mirror, not a test']],
  },
  {
    name: 'signs',
    has: '7 bullets',
    points: [
      ['deep talks', 'seven-signs 2: You talk about what moves you', 'prompt check-ins-longer-answer'],
      ['support both ways', 'seven-signs 3: You’re on each other’s side', 'practice the-days-stress'],
      ['understood without words', 'seven-signs 4: You read each other without words', 'tip check-ins-inner-weather'],
      ['time chosen for each other', 'seven-signs 5: You choose time for each other', 'tip date-nights-both-calendars'],
      ['safe to be vulnerable', 'seven-signs 6: It’s safe to be soft', 'practice speaker-and-listener'],
      ['small kindnesses and details', 'seven-signs 7: Small things count', 'tip small-moments-remembered-detail'],
      ['more than physical', 'seven-signs 8: There’s more to it than touch', 'prompt affection-without-touch'],
    ],
  },
  {
    name: 'benefits',
    has: '5 bullets',
    points: [
      ['content and happy for longer', 'what-it-gives 1: Happier, and for longer'],
      ['resilient, whatever the trouble', 'what-it-gives 2: Sturdier in rough weather'],
      ['fewer misunderstandings', 'what-it-gives 3: Fewer mix-ups', 'practice speaker-and-listener'],
      ['warmer physically', 'what-it-gives 4: Warmer touch', 'practice affection-without-pressure'],
      ['each grows and is surer', 'what-it-gives 5: Room to grow', 'tip individuality-getting-better'],
    ],
  },
  {
    name: 'causes of disconnection',
    has: '5 rows',
    points: [
      ['talking too little, or badly', 'things-left-unsaid 1: Guesses fill the gap', 'tip conflict-one-thing-with-i'],
      ['out of reach for feelings', 'hard-to-reach 1: It isn’t always what it looks like', 'practice presence'],
      ['an old wound', 'old-hurt 1: It isn’t stubbornness', 'practice boundaries'],
      ['life’s upheavals', 'life-in-between 1: You get what’s left', 'practice the-days-stress'],
      ['attachment that does not match', 'near-and-far 1: Neither of you is wrong', 'practice finding-back'],
    ],
  },
  {
    name: 'emotional and physical: often together, not the same',
    has: '1 paragraphs',
    points: [['two things that often come as one', 'emotional-and-physical 1: They often come together']],
  },
  {
    name: 'emotional and physical, line by line',
    has: '4 rows',
    points: [
      ['what each is built on', 'emotional-and-physical 2: Side by side'],
      ['what each brings', 'emotional-and-physical 2: Side by side'],
      ['each without the other', 'emotional-and-physical 2: Side by side'],
      ['what each is for what lasts', 'emotional-and-physical 2: Side by side'],
    ],
  },
  {
    name: 'strategies',
    has: '8 bullets',
    points: [
      ['listen and say it back', 'listening 1: All of you, for a few minutes', 'practice speaker-and-listener'],
      ['appreciate', 'appreciation 1: Say what for', 'practice three-thanks'],
      ['do things together', 'doing-things-together 1: Side by side counts', 'prompt experiences-useless-skill'],
      ['be vulnerable', 'opening-up 1: Someone goes first', 'prompt vulnerability-small-courage'],
      ['respect differences', 'room-for-each 1: You stay two people', 'tip individuality-like-the-difference'],
      ['ask each other regularly', 'checking-in 1: Two questions', 'practice weekly-us'],
      ['solve conflicts calmly, together', 'disagreeing 1: Same side of the table', 'practice talk-it-through'],
      ['touch that is not sexual', 'affection 1: Nothing has to follow', 'practice affection-without-pressure'],
    ],
  },
  {
    name: 'attachment: what knowing it is good for',
    has: '1 paragraphs',
    points: [['understand each other’s way, and act on it', 'three-names 5: What it’s good for']],
  },
  {
    name: 'attachment styles',
    has: '3 bullets',
    points: [
      ['secure', 'three-names 2: “Secure”: mostly at ease'],
      ['anxious', 'three-names 3: “Anxious”: on the lookout'],
      ['avoidant', 'three-names 4: “Avoidant”: a bit of air', 'tip boundaries-quiet-hour'],
    ],
  },
  {
    name: 'daily tips',
    has: '4 bullets',
    points: [
      ['celebrate what is small', 'small-moments 1: Make something of a plain day', 'tip small-moments-old-joke'],
      ['be mindful', 'being-present 1: Arrive first', 'tip presence-read-it-twice', 'practice presence'],
      ['apologize and forgive', 'saying-sorry 1: Soon, and by its name', 'letting-go 1: It clears the air'],
      ['share goals', 'goals-together 1: Want something together', 'tip goals-by-sunday', 'practice the-year'],
    ],
  },
  {
    name: 'asked often',
    has: '5 questions',
    points: [
      ['how it feels', 'what-it-feels-like 1: Like taking off your shoes', 'tip presence-quiet-company'],
      ['whether it can come back', 'getting-close-again 1: Yes, you can', 'practice finding-back'],
      ['whether physical is enough', 'is-touch-enough 1: It can be lovely, and not enough'],
      ['what is easy', 'easy-ways 1: Pick one for today', 'prompt affection-ordinary-day'],
      ['what styles have to do with it', 'do-styles-decide 1: It’s where you start from'],
    ],
  },
  {
    name: 'practical tips',
    has: '6 bullets',
    points: [
      ['regular time for two', 'time-for-two 1: Give it a day and an hour', 'tip date-nights-both-calendars'],
      ['thank often', 'saying-thanks 1: Three ways to say it', 'tip gratitude-written-line'],
      [
        'tell stories',
        'telling-stories 1: One you haven’t told',
        'tip stories-before-we-met',
        'practice childhood-stories',
      ],
      ['share a hobby or a skill', 'learning-together 1: Be beginners together', 'tip hobbies-five-minute-lesson'],
      ['respect boundaries', 'limits 1: Why limits help', 'practice boundaries'],
      ['get help from outside', 'outside-help 1: You don’t have to wait', 'tip outside-help-one-alone'],
    ],
  },
  {
    name: 'the end: no phase, but something to tend',
    has: '1 paragraphs',
    points: [['grows with patience and an open heart', 'how-it-grows 7: It isn’t a phase']],
  },
];

/** Whether there is such a page, under this title; a tip, a question or a practice of this id, and it is in use. */
function isThere(reference: string): boolean {
  const [kind = '', id = ''] = reference.split(' ');
  switch (kind) {
    case 'tip':
      return isInUse(library.tips.get(id));
    case 'prompt':
      return isInUse(library.prompts.get(id));
    case 'practice':
      return isInUse(library.practices.get(id));
    default: {
      const [, lesson = '', number, title] = /^(\S+) (\d+): (.*)$/.exec(reference) ?? [];
      return library.lessons.get(lesson)?.pages[Number(number) - 1]?.title === title && title !== undefined;
    }
  }
}

function isInUse(item: { readonly retired?: true | undefined } | undefined): boolean {
  return item !== undefined && item.retired !== true;
}

describe('the article', () => {
  test('has every bullet, row and question of each part covered: as many as stand there', () => {
    const counted = article.map(({ name, points }) => `${name}: ${points.length}`);
    expect(counted).toEqual(article.map(({ name, has }) => `${name}: ${has.split(' ')[0]}`));
    const total = (kind: string) =>
      article.filter(({ has }) => has.endsWith(kind)).reduce((sum, { points }) => sum + points.length, 0);
    expect(['bullets', 'rows', 'questions'].map(total)).toEqual([45, 9, 5]);
  });

  test.each(article.flatMap(({ name, points }) => points.map((point) => [`${name}: ${point[0]}`, point] as const)))(
    '%s',
    (_, [, page, ...besides]) => {
      expect(page).toMatch(/^[a-z-]+ \d+: /);
      expect([page, ...besides].filter((reference) => !isThere(reference))).toEqual([]);
    },
  );

  test('compares two things in a table with as many lines as it has there', () => {
    const rows = library.lessons.get('emotional-and-physical')?.pages.flatMap(({ table }) => table?.rows ?? []);
    expect(rows).toHaveLength(4);
  });

  test('is what every lesson is about, but one, which says what attachment research measures', () => {
    const named = new Set(
      article.flatMap(({ points }) => points.flatMap(([, ...all]) => all.map((one) => one.split(' ')[0]))),
    );
    expect([...library.lessons.keys()].filter((id) => !named.has(id))).toEqual(['two-questions-of-closeness']);
  });
});

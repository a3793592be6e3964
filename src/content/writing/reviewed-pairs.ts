/** Pairs of questions that look alike and were found to ask different things, or one after the other on purpose. */
const reviewed: readonly (readonly [one: string, other: string, why: string])[] = [
  ['experiences-free-day', 'experiences-no-plan', 'a guess at what the other likes, and a claim to quarrel about'],
  ['experiences-free-day', 'experiences-free-day-order', 'how much is planned, and what comes first'],
  ['experiences-no-plan', 'experiences-free-day-order', 'a claim about plans, and what comes first'],
  ['affection-apart-feel-close', 'check-ins-closest', 'for couples who are apart, and for a week like any other'],
  ['caring-end-of-the-day', 'caring-left-over', 'what one would like then, and how much of one is left'],
  ['caring-afternoon-off', 'childhood-free-afternoon', 'where one would go, and where one was to be found as a child'],
  ['authenticity-after-company', 'firsts-like-yourself', 'after company, and when the two had met'],
  ['married-what-you-promised', 'married-your-side-of-it', 'how much is remembered, and a moment to tell'],
  ['forgiving-solemn-apology', 'openness-written-on-you', 'something to do, and how well one hides a smile'],
  ['check-ins-do-us-good', 'us-12-as-a-team', 'what is missing, and what went well'],
  ['us-1-this-week', 'us-14-small-kindness', 'how it felt, and one thing the other did'],
  ['firsts-kind-thing', 'how-we-met-noticed', 'a kindness, and the very first look'],
];

const keys: ReadonlySet<string> = new Set(reviewed.map(([one, other]) => keyOf(one, other)));

export function isReviewed(one: string, other: string): boolean {
  return keys.has(keyOf(one, other));
}

function keyOf(one: string, other: string): string {
  return [one, other].toSorted().join(' ');
}

/** Pairs of questions that look alike and were found to ask different things, or one after the other on purpose. */
const reviewed: readonly (readonly [one: string, other: string, why: string])[] = [
  ['experiences-free-day', 'experiences-no-plan', 'a guess at what the other likes, and a claim to quarrel about'],
  ['experiences-free-day', 'experiences-free-day-order', 'how much is planned, and what comes first'],
  ['experiences-no-plan', 'experiences-free-day-order', 'a claim about plans, and what comes first'],
  ['affection-apart-feel-close', 'check-ins-closest', 'for couples who are apart, and for a week like any other'],
];

const keys: ReadonlySet<string> = new Set(reviewed.map(([one, other]) => keyOf(one, other)));

export function isReviewed(one: string, other: string): boolean {
  return keys.has(keyOf(one, other));
}

function keyOf(one: string, other: string): string {
  return [one, other].toSorted().join(' ');
}

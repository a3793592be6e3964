import { countedIn } from './branches.ts';

/** What a machine can find wrong with a sentence as it is read, each in a few words. */
export function problemsIn(text: string): readonly string[] {
  return [
    ...rules.filter(([, wrong]) => wrong.test(text)).map(([what]) => what),
    ...(twelve.test(text) && twentyFour.test(text) ? ['two styles of time'] : []),
  ];
}

/** What is wrong with the branches that a message chooses from by number. */
export function problemsInBranches(message: string): readonly string[] {
  return countedIn(message).flatMap(({ one, other }) => [
    // “1 of 6 questions”: what is counted is not what the word is of.
    ...(one === null && !/^# of\b/u.test(other) ? ['no branch for one'] : []),
    ...(one === other ? ['one and many are the same'] : []),
    ...(/\b(?:are|were|have)\b/u.test(one ?? '') ? ['a plural verb for one'] : []),
    ...(/\b(?:is|was|has)\b/u.test(other) ? ['a singular verb for many'] : []),
    ...(/#\D*\b\p{Ll}+s\b/u.test((one ?? '').replace(/\b(?:this|is|was|has|characters’)\b/gu, ''))
      ? ['a plural for one']
      : []),
  ]);
}

const rules: readonly (readonly [what: string, wrong: RegExp])[] = [
  ['a brace is left', /[{}]/u],
  ['a tag is left', /<\/?(?:b|i|cmd)>/u],
  ['no word at all', /^\s*$/u],
  ['what is no word', /\b(?:undefined|null|NaN)\b|\[object/u],
  ['two spaces', / {2}/u],
  ['a space at an end', /^ | $| \n/u],
  ['a space before a sign', / [.,;:!?](?!\w)/u],
  ['two signs', /[.,;:!?][.,;:!]|[.,;:!]\?|…[.;:!]/u],
  ['a straight apostrophe', /'/u],
  ['a word twice', /(?<![\p{L}’])(\p{L}+)[ \n]+\1(?![\p{L}’])/iu],
  ['a small letter at a beginning', /[.?!] +(?!iPhone)\p{Ll}/u],
  ['a plural for one', /(?<![\d,.:])\b1 (?!is\b|was\b|this\b)(?:more )?\p{Ll}+s\b/u],
  [
    'a singular for many',
    /(?<![\d,.:])\b(?:2|12|20|300|1,200) (?:more )?(?:question|day|minute|hour|year|time|step|note|moment|character|answer|reply|goal|date|word|line|page|tip|command)\b/u,
  ],
  ['an article before a vowel', /\ba (?!eu|uni|use|one)[aeiou]\p{Ll}+/iu],
];

const twelve = /\d:\d\d [AP]M/u;
const twentyFour = /(?<![\d:])\d{1,2}:\d\d(?![\d:]|\s[AP]M)/u;

import type { LocaleSource, Parsed } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';
import type { PromptSource } from '../schema/prompt.ts';
import { gates } from './gates.ts';
import { textsOf } from './measure.ts';

/** Turns that sound like a machine or a translation, and what a person would say. */
const banned: readonly (readonly [shape: RegExp, instead: string])[] = [
  [
    /\b(?:question|answer)s? (?:comes?|stands?|shows?|(?:is|are) in)\b/iu,
    'say who does what: you get a question, you answer',
  ],
  [/\bmay no longer\b/iu, 'write "can’t any more"'],
  [/\bas far as you(?:’re| are) concerned\b/iu, 'write "for you"'],
  [/\bwhat there is to value\b/iu, 'write what you like about it'],
  [/\b(?:is|are)(?: not|n’t) there any ?more\b/iu, 'write "is gone"'],
  [/\bnobody is told\b/iu, 'write "I won’t tell anyone"'],
  [/\bsomebody\b/iu, 'write "someone"'],
  [/\bwould (?:you )?sooner\b/iu, 'write "would rather"'],
  [
    /\b(?:does|do) (?:you|your [a-z ]+?|us|them) (?:more |the most )?good\b/iu,
    'say what it does: it helps, it feels good',
  ],
];

/** Whether single sentences are written as people speak. */
export function checkWording(source: LocaleSource): readonly ContentProblem[] {
  const { prompts, journeys, followUps, tips, starters } = source;
  const asked: readonly Parsed<readonly PromptSource[]>[] = [
    ...prompts.map(({ data, ...file }) => ({ ...file, data: data.prompts })),
    ...journeys.map(({ data, ...file }) => ({
      ...file,
      data: data.questions.flatMap((one) => (typeof one === 'string' ? [] : [one.ask])),
    })),
    ...followUps.map(({ data, ...file }) => ({ ...file, data: data.followUps.map(({ ask }) => ask) })),
  ];
  const inUse = asked.flatMap(({ path, data }) =>
    data.filter((one) => one.retired !== true).map((prompt) => ({ file: path, prompt })),
  );
  const tipsInUse = tips.flatMap(({ path, data }) =>
    data.tips.filter((one) => one.retired !== true).map((tip) => ({ file: path, tip })),
  );
  return [
    ...inUse.flatMap(({ file, prompt }) => textsOf(prompt).flatMap((text) => bannedIn(file, prompt.id, text))),
    ...inUse.flatMap(({ file, prompt }) => twoQuestions(file, prompt)),
    ...tipsInUse.flatMap(({ file, tip }) =>
      [tip.idea, tip.why, tip.tryToday].flatMap((text) => bannedIn(file, tip.id, text)),
    ),
    ...starters.flatMap(({ path, data }) =>
      (['say-back', 'ask-more', 'value', 'enjoy'] as const).flatMap((way) =>
        (data[way]?.starters ?? []).flatMap(({ text }) => bannedIn(path, way, text)),
      ),
    ),
    ...atMost(gates.sourceInWhy.now, sourcesInWhy(source)),
    ...atMost(gates.bannedInCopy.now, bannedInCopy(source)),
  ];
}

/** Tips whose reason begins with where it comes from, which is said in the note already. */
export function sourcesInWhy({ tips }: LocaleSource): readonly ContentProblem[] {
  return tips.flatMap(({ path, data }) =>
    data.tips
      .filter(({ why, retired }) => retired !== true && provenance.test(why))
      .map(({ id }) => ({
        file: path,
        id,
        field: 'why',
        what: 'says where it comes from, which the label says already',
        remedy: 'say why it helps',
      })),
  );
}

/** The bot's own sentences that have a banned shape. */
export function bannedInCopy({ copy }: LocaleSource): readonly ContentProblem[] {
  return copy.flatMap(({ path, data }) =>
    Object.entries(data)
      .filter(([key]) => key !== '$schema')
      .flatMap(([key, text]) => bannedIn(path, key, String(text))),
  );
}

const provenance =
  /^(?:relationship coaches|coaches|counsell?ors|researchers?|research|studies|an? (?:study|idea of ours|thing to try)|our (?:own )?(?:idea|taste|reasoning|view|guess|thinking|hunch)|(?:this is |from |common sense from )(?:ours|us)|according to)\b/iu;

function bannedIn(file: string, id: string, text: string): readonly ContentProblem[] {
  return banned.flatMap(([shape, remedy]): readonly ContentProblem[] => {
    const found = text.match(shape)?.[0];
    return found === undefined ? [] : [{ file, id, what: `says "${found}"`, remedy }];
  });
}

function twoQuestions(file: string, prompt: PromptSource): readonly ContentProblem[] {
  if ((prompt.question.match(/\?/gu)?.length ?? 0) < 2) return [];
  const what = 'asks twice';
  return [{ file, id: prompt.id, field: 'question', what, remedy: 'ask one thing, or put the other into "second"' }];
}

/** Those that are more than are borne for now, all of them, so that any can be chosen. */
function atMost(most: number, found: readonly ContentProblem[]): readonly ContentProblem[] {
  return found.length > most ? found : [];
}

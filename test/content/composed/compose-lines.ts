import type { Element } from '../../../src/card/card.ts';
import { joinWords } from '../../../src/card/join-words.ts';
import { plain } from '../../../src/card/markup.ts';
import { plainText, type Voice } from '../../../src/card/plain-text.ts';
import type { Library, Prompt } from '../../../src/content/library.ts';
import { optionsOf } from '../../../src/content/options-of.ts';
import { showOwnAnswer } from '../../../src/content/show-answer.ts';
import { showWithEarlier } from '../../../src/content/show-years.ts';
import { joyLine } from '../../../src/features/check-in/joy-line.ts';
import { quietSentence } from '../../../src/features/chosen-zone.ts';
import { stepWords } from '../../../src/features/practice/step-words.ts';
import { shiftWords } from '../../../src/features/quiet-shift.ts';
import { nextCard } from '../../../src/features/rhythm/next-card.ts';
import { skippedCard } from '../../../src/features/rhythm/skip-cards.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import { day, hour } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { Page } from '../../../src/model/practice/session.ts';
import { newRitual, type Ritual } from '../../../src/model/ritual.ts';
import { ways } from '../../../src/model/way.ts';
import { timetableOf } from '../../../src/schedule/timetable.ts';
import { awkwardNames, dueAt, plainName } from './awkward-people.ts';
import type { Composed } from './compose.ts';
import { homes } from './time-places.ts';

/** What features put together from several sentences, from what two people picked, and from names: as it is read. */
export function composeLines(library: Library, voice: Voice, isWhole: boolean): readonly Composed[] {
  const read = (from: string, elements: readonly Element[]): readonly Composed[] =>
    elements.map((one) => ({ from, text: plainText({ tone: 'calm', elements: [one] }, voice) }));
  const timed = [...times(library)].flatMap(([from, elements]) => read(from, elements));
  if (!isWhole) return timed;
  const said = [...answers(library), ...practices(library)].flatMap(([from, elements]) => read(from, elements));
  return [...timed, ...said, ...beginnings(library), ...leads(library)].filter(({ text }) => text !== '');
}

type Shown = readonly [from: string, elements: readonly Element[]];

/** Two people of whom one has an awkward name. */
const couples = awkwardNames.map((name) => called(name, plainName)).concat(called(plainName, 'Chris'));

function called(one: string, other: string): Couple {
  const [couple] = homes;
  if (couple === undefined) throw new Error('there is nobody');
  const [first, second] = couple.partners;
  const user = (name: string) => ({ platform: 'web', space: 'preview', user: name }) as const;
  return {
    ...couple,
    partners: [
      { ...first, user: user(one) },
      { ...second, user: user(other) },
    ],
  };
}

/** Everything that can be picked, said by both, guessed, enjoyed, and remembered a year later; names in turn. */
function answers({ say, prompts }: Library): readonly Shown[] {
  return [...prompts.values()].flatMap((prompt, at) => {
    const couple = couples[at % couples.length];
    if (couple === undefined || prompt.retired === true) return [];
    const shown = { say, prompt, couple };
    const pairs = pairsFor(
      prompt,
      optionsOf(say, prompt).map(({ id }) => id),
    );
    return pairs.flatMap(([one, other], index): readonly Shown[] => {
      const joy = joyLine(shown, [one, other]);
      const earlier = index > 0 ? null : ({ at: dueAt - 365 * day, answers: [other, one] } as const);
      return [
        [prompt.id, showWithEarlier(shown, [one, other], earlier, dueAt)],
        [prompt.id, showOwnAnswer(shown, 0, one)],
        [prompt.id, joy === null ? [] : [{ kind: 'text', text: joy }]],
      ];
    });
  });
}

function pairsFor(prompt: Prompt, ids: readonly string[]): readonly (readonly [Answer, Answer])[] {
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  if (prompt.format === 'rank')
    return [
      [{ order: ids }, { order: ids.toReversed() }],
      [{ order: ids }, { order: [first, ...ids.slice(1).toReversed()] }],
    ];
  if (ids.length === 0) return prompt.format === 'finish' ? [[said('you, honestly'), said('your laugh')]] : [];
  return ids.map((id, at) => [
    { choice: id, guess: last },
    { choice: ids[(at + 1) % ids.length] ?? id, guess: first },
  ]);
}

function said(words: string): Answer {
  return { words: new PartnerWords(words) };
}

/** Every step of every practice, with the names of those who have its roles. */
function practices({ say, practices: all }: Library): readonly Shown[] {
  return [...all.values()].flatMap((practice) =>
    couples.slice(1, 3).flatMap((couple) =>
      practice.steps.flatMap((step): readonly Shown[] => {
        const page = {
          place: { kind: 'step', step: step.id, part: 'asking' },
          first: 0 as Side,
          swapped: false,
        } as unknown as Page;
        return [[`${practice.id} ${step.id}`, stepWords({ say, practice, couple, page }, step)]];
      }),
    ),
  );
}

/** When something comes, waits, was left out, or would disturb: for every two who live somewhere. */
function times({ say }: Library): readonly Shown[] {
  return homes.flatMap((couple): readonly Shown[] => {
    const rhythm = { days: [1, 3, 5], time: '20:00', zone: couple.partners[0].zone } as const;
    const question: Ritual = { ...newRitual(couple.id, { name: 'question', on: true, rhythm }), nextAt: dueAt };
    const us: Ritual = { ...question, name: 'us', rhythm: { ...rhythm, days: [7] }, nextAt: dueAt + 96 * hour };
    const free: Couple = { ...couple, quietHours: { from: '00:00', to: '00:00' } };
    const timetable = timetableOf({ couple: free, rituals: [question, us], now: dueAt - day });
    const quiet = quietSentence(say, couple, { ...rhythm, time: '23:30' }, dueAt - day);
    return [
      ['next', nextCard(say, free, timetable, 'unanswered').elements],
      ['skipped', skippedCard(say, free, timetable, question, false).elements],
      [
        'shift',
        [{ kind: 'text', text: shiftWords(say, free, { ritual: question, dueAt, comesAt: dueAt + 12 * hour }) }],
      ],
      ['quiet', quiet === null ? [] : [{ kind: 'text', text: plain(quiet) }]],
    ];
  });
}

/** Every beginning of a reply with what somebody may write behind it, who begins with its last word once more. */
function beginnings({ starters }: Library): readonly Composed[] {
  return Object.values(starters).flatMap((file) =>
    ways.flatMap((way) =>
      (file[way]?.starters ?? []).flatMap(({ text: begun }) => {
        const again = begun.replace(/…$/u, '').trim().split(' ').at(-1) ?? '';
        return [
          ...new Set(['you went to see her', `${again} went to see her`].map((written) => joinWords(begun, written))),
        ].map((text) => ({ from: `${file.theme} ${way}`, text }));
      }),
    ),
  );
}

/** What stands above a question that picks something up, with a month of this year and of another. */
function leads({ followUps }: Library): readonly Composed[] {
  return [...followUps.values()].flatMap(({ id, lead }) =>
    [...new Set(['March', 'November 2025'].map((month) => lead.replace('{month}', month)))].map((text) => ({
      from: id,
      text,
    })),
  );
}

import { type Element, note, quote, text } from '../../card/card.ts';
import { type Markup, person, plain, type Span } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { Practice } from '../../content/schema/practice.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import { sideWith } from '../../model/practice/moves.ts';
import type { Step } from '../../model/practice/script.ts';
import type { Entry, Page } from '../../model/practice/session.ts';

/** What words about a page depend on. */
export type Speaking = {
  readonly say: Say;
  readonly practice: Practice;
  readonly couple: Couple;
  readonly page: Page;
};

/** What a step says: to both, and to each role its own words. */
export function stepWords(speaking: Speaking, step: Step): readonly Element[] {
  if (step.kind === 'swap') return [];
  const isOver = step.kind === 'wait' && speaking.page.place.kind === 'step' && speaking.page.place.part === 'shown';
  const shared = isOver ? step.over : step.text;
  return [
    ...(shared === undefined ? [] : [text(filled(speaking, shared, null))]),
    ...(isOver ? [] : forRoles(speaking, step.for ?? {})),
  ];
}

/** What each is asked; where the roles are asked different things, to each by name. */
export function questionWords(speaking: Speaking, step: Extract<Step, { kind: 'ask' }>): readonly Element[] {
  const asked =
    typeof step.question === 'string'
      ? [text(speaking.say('practice.question', { question: step.question }))]
      : forRoles(speaking, step.question);
  if (step.format !== 'scale') return asked;
  return [...asked, note(speaking.say('practice.scale', { low: step.low, high: step.high }))];
}

/** The question that one of the two is asked. */
export function questionFor({ practice, page }: Pick<Speaking, 'practice' | 'page'>, step: Step, side: Side): string {
  if (step.kind !== 'ask') return '';
  if (typeof step.question === 'string') return step.question;
  const role = (practice.roles ?? []).find(({ id }) => sideWith(practice, page, id) === side);
  return step.question[role?.id ?? ''] ?? Object.values(step.question)[0] ?? '';
}

/** What somebody wrote or picked, under their name. */
export function entryWords(speaking: Speaking, step: Step | null, entry: Entry): readonly Element[] {
  const { say } = speaking;
  const who = nameOf(speaking, entry.side);
  const label = pickedLabel(step, entry);
  if (label !== null) return [text(say('practice.picked', { who, label }))];
  const by = say(leads[entry.kind], { who });
  const parts = Object.values(entry.words).filter((words) => !words.blank);
  return parts.map((words, index) => (index === 0 ? quote(words, by) : quote(words)));
}

const leads = {
  answer: 'practice.answered',
  draft: 'practice.wrote',
  pick: 'practice.answered',
  proposal: 'practice.proposed',
  line: 'practice.keeps',
} as const;

/** What was picked, in our words; `null` for what was written. */
export function pickedLabel(step: Step | null, { kind, words }: Pick<Entry, 'kind' | 'words'>): string | null {
  const value = words['pick']?.reveal();
  if (value === undefined || (kind !== 'pick' && kind !== 'answer')) return null;
  return step !== null && 'options' in step ? (step.options.find(({ id }) => id === value)?.label ?? value) : value;
}

export function nameOf({ couple }: Pick<Speaking, 'couple'>, side: Side): Span {
  return person(couple.partners[side].user);
}

/** The places `{speaker}` and `{partner}` in a text of ours, filled with names. `to` is whom it addresses. */
export function filled(speaking: Speaking, words: string, to: Side | null): Markup {
  return words.split(/(\{[^}]*\})/u).flatMap((piece): Markup => {
    const place = /^\{(.*)\}$/u.exec(piece)?.[1];
    if (place === undefined) return piece === '' ? [] : plain(piece);
    if (place === 'partner' && to !== null) return [nameOf(speaking, otherSide(to))];
    const side = sideWith(speaking.practice, speaking.page, place);
    return side === null ? plain(place) : [nameOf(speaking, side)];
  });
}

function forRoles(speaking: Speaking, words: Readonly<Record<string, string>>): readonly Element[] {
  return (speaking.practice.roles ?? []).flatMap(({ id }) => {
    const side = sideWith(speaking.practice, speaking.page, id);
    const own = words[id];
    if (side === null || own === undefined) return [];
    return [
      text([...speaking.say('practice.role-line', { who: nameOf(speaking, side) }), ...filled(speaking, own, side)]),
    ];
  });
}

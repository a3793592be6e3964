import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { Practice } from '../../content/schema/practice.ts';
import type { Choice } from '../../port/command-spec.ts';
import type { CoupleContext } from '../context.ts';

/** Which of them a command leads to; all, if left out. */
export type Shortcut = NonNullable<Practice['shortcut']>;

/** Those in use, by title. */
export function practicesIn({ practices, locale }: Library, shortcut?: Shortcut): readonly Practice[] {
  return [...practices.values()]
    .filter((one) => one.retired !== true && (shortcut === undefined || one.shortcut === shortcut))
    .toSorted((a, b) => a.title.localeCompare(b.title, locale));
}

/** The practice of an id or a title, in whatever case; `null` if there is none. */
export function findPractice(library: Library, typed: string): Practice | null {
  const wanted = fold(typed);
  return practicesIn(library).find(({ id, title }) => fold(id) === wanted || fold(title) === wanted) ?? null;
}

export function suggestPractices(typed: string, library: Library): readonly Choice[] {
  const wanted = fold(typed);
  return practicesIn(library)
    .filter(({ id, title }) => fold(title).includes(wanted) || fold(id).includes(wanted))
    .map(({ id, title }) => ({ value: id, label: title }));
}

/** What there is to do together. */
export function listCard(
  { say, other }: CoupleContext,
  practices: readonly Practice[],
  shortcut?: Shortcut,
  lead?: string,
): Card {
  return {
    title: say.text(shortcut === 'repair' ? 'practice.list-title-repair' : 'practice.list-title'),
    tone: 'calm',
    elements: [
      ...(lead === undefined ? [] : [note(lead)]),
      text(say('practice.list', { other: person(other.user) })),
      ...(practices.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              action: actionId('practice.open'),
              placeholder: say.text('practice.list-pick'),
              options: practices.slice(0, 25).map(({ id, title, minutes }) => ({
                value: id,
                label: title,
                hint: say.text('practice.list-hint', { minutes }),
              })),
            },
          ]),
    ],
  };
}

/** What one of them is for, when not to do it, and the button that asks for it. */
export function introCard({ say, other }: CoupleContext, practice: Practice): Card {
  const { purpose, notFor, minutes, evidence } = practice;
  const values = { other: person(other.user) };
  const isAlone = practice.alone === true;
  return {
    title: practice.title,
    tone: 'calm',
    elements: [
      text(purpose),
      text(say('practice.intro-not-for', { text: notFor })),
      note(say('practice.intro-about', { minutes, evidence: say.text(`practice.evidence-${evidence}`) })),
      text(say(isAlone ? 'practice.intro-alone' : 'practice.intro-ask', values)),
      buttons(
        button(
          say.text(isAlone ? 'practice.button-alone' : 'practice.button-ask'),
          actionId('practice.start', practice.id),
          'main',
        ),
        button(say.text('practice.button-list'), actionId('practice.list')),
      ),
    ],
  };
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}

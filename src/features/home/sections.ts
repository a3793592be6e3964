import { button, buttons, note, text } from '../../card/card.ts';
import type { HomeElement, HomeSection } from '../../card/home.ts';
import { instant, person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import type { Ritual } from '../../model/ritual.ts';
import { answerAction } from '../answer-action.ts';
import { pausedWords, rhythmWords, timeForBoth } from '../rhythm-words.ts';
import { coming } from '../upcoming.ts';

/** Whose home it is, and in which language. */
type Seen = { readonly library: Library; readonly couple: Couple; readonly side: Side };

/** How many questions stand in a list; the channel has them all. */
const listed = 3;

export function nextSection({ library: { say }, couple, side }: Seen, rituals: readonly Ritual[]): HomeSection {
  const partner = person(couple.partners[otherSide(side)].user);
  const elements: HomeElement[] = [note(say('home.next-with', { partner }))];
  if (!rituals.some(({ on }) => on)) {
    elements.push(text(say('home.next-none')), buttons(button(say.text('home.next-choose'), 'rhythm.open', 'main')));
  } else if (couple.pause !== null) {
    elements.push(text(pausedWords(say, couple)));
  } else {
    for (const { name, comesAt } of coming(couple, rituals)) {
      elements.push(text(say(`rhythm.next-${name}`, { when: timeForBoth(couple, comesAt) })));
    }
  }
  return section(say.text('home.next'), elements);
}

export function waitingSection({ library }: Seen, open: readonly CheckIn[]): HomeSection {
  const { say, prompts } = library;
  const elements = open.slice(0, listed).flatMap((checkIn): HomeElement[] => {
    const prompt = prompts.get(checkIn.promptId);
    if (prompt === undefined) return [];
    return [
      text(prompt.question),
      buttons(button(say.text('home.waiting-answer'), answerAction(checkIn, prompt), 'main')),
    ];
  });
  const more = Math.max(0, open.length - listed);
  if (more > 0) elements.push(note(say('home.waiting-more', { count: more })));
  return section(say.text('home.waiting'), elements.length === 0 ? [text(say('home.waiting-none'))] : elements);
}

export function rhythmSection({ library: { say } }: Seen, rituals: readonly Ritual[]): HomeSection {
  const on = rituals.filter((ritual) => ritual.on);
  if (on.length === 0) return section(say.text('home.rhythm'), [text(say('home.rhythm-none'))]);
  const lines = on.map(({ name, rhythm }) => text(say(`home.rhythm-${name}`, { rhythm: rhythmWords(say, rhythm) })));
  return section(say.text('home.rhythm'), [...lines, buttons(button(say.text('rhythm.change'), 'rhythm.open'))]);
}

/** What both have shown each other: only ever what there is, never what is missing. */
export function monthSection({ library: { say, prompts } }: Seen, revealed: readonly CheckIn[]): HomeSection {
  if (revealed.length === 0) return section(say.text('home.month'), [text(say('home.month-none'))]);
  const latest = revealed.slice(0, listed).flatMap(({ promptId, openedAt }) => {
    const question = prompts.get(promptId)?.question;
    if (question === undefined) return [];
    return [note(say('home.month-entry', { when: instant(openedAt, 'day'), question }))];
  });
  return section(say.text('home.month'), [text(say('home.month-shared', { count: revealed.length })), ...latest]);
}

function section(title: string, elements: readonly HomeElement[]): HomeSection {
  return { title, elements };
}

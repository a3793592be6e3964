import { buttons, note, text } from '../../card/card.ts';
import type { HomeElement, HomeSection } from '../../card/home.ts';
import { person } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import type { ComingThing, Glance, WaitingThing } from '../at-a-glance.ts';
import { calendar } from '../calendar.ts';
import { pausedWords } from '../rhythm-words.ts';

/** How many things stand in a list; the channel has them all. */
const listed = 3;

/** How many of those that come are named in a sentence; the calendar has them all. */
const named = 5;

/** What comes next, and the coming four weeks; or why nothing does. */
export function comingSection(
  { library: { say }, couple, side, now }: Glance,
  all: readonly ComingThing[],
): HomeSection {
  const partner = person(couple.partners[otherSide(side)].user);
  const next = all.flatMap((one) => (one.text === undefined ? [] : text(one.text))).slice(0, named);
  const nothing = next.length === 0 ? [text(say('home.next-none'))] : next;
  return {
    title: say.text('home.next'),
    elements: [
      note(say('home.next-with', { partner })),
      ...(couple.pause === null ? nothing : [text(pausedWords(say, couple))]),
      ...calendar(say, couple, side, all, now),
    ],
  };
}

export function waitingSection({ library: { say } }: Glance, all: readonly WaitingThing[]): HomeSection {
  const elements = all.slice(0, listed).flatMap((one): HomeElement[] => [text(one.text), buttons(one.button)]);
  const more = Math.max(0, all.length - listed);
  if (more > 0) elements.push(note(say('home.waiting-more', { count: more })));
  return {
    title: say.text('home.waiting'),
    elements: elements.length === 0 ? [text(say('home.waiting-none'))] : elements,
  };
}

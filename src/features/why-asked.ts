import { actionId } from '../card/action-id.ts';
import { type Button, button, type Element, note, text } from '../card/card.ts';
import { plain } from '../card/markup.ts';
import type { Library } from '../content/library.ts';
import { monthWords } from '../content/month-words.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { Couple } from '../model/couple.ts';

type Seen = {
  readonly checkIn: CheckIn;
  readonly couple: Pick<Couple, 'partners'>;
  readonly library: Pick<Library, 'say' | 'prompts' | 'journeys' | 'followUps'>;
};

/** What stands above a question that did not come from the deck; nothing for any other. */
export function whyAsked({ checkIn, couple, library }: Seen): readonly Element[] {
  const { because, openedAt, promptId } = checkIn;
  const { say } = library;
  if (because === undefined) return [];
  if (because.kind === 'journey') {
    const title = library.journeys.get(because.journey)?.title;
    return title === undefined ? [] : [note(say('check-in.in-journey', { title, step: because.step, of: because.of }))];
  }
  const month = monthWords(because.at, couple.partners[0].zone, say.locale, openedAt);
  if (because.kind === 'year-ago') return [text(say('check-in.a-year-ago', { month }))];
  const lead = library.followUps.get(promptId)?.lead;
  const question = library.prompts.get(because.promptId)?.question;
  return [
    ...(lead === undefined ? [] : [text(plain(lead.replace('{month}', month)))]),
    ...(question === undefined ? [] : [note(say('check-in.followed', { question }))]),
  ];
}

/** The same in a line, for whoever looks back on it. */
export function whyItWasAsked(seen: Seen): readonly Element[] {
  const { checkIn, couple, library } = seen;
  const { because, openedAt } = checkIn;
  if (because === undefined || because.kind === 'journey') return whyAsked(seen);
  const month = monthWords(because.at, couple.partners[0].zone, library.say.locale, openedAt);
  return [note(library.say(`check-in.was-${because.kind}`, { month }))];
}

/** The way to what the two once said, where a question picks that up: read then, so that what was removed is gone. */
export function whatWeSaid({
  checkIn: { because },
  library: { say },
}: Pick<Seen, 'checkIn' | 'library'>): readonly Button[] {
  if (because?.kind !== 'follow-up') return [];
  return [button(say.text('check-in.button-what-we-said'), actionId('check-in.full', because.earlier))];
}

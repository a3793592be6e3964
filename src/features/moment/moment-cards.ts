import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { instant, person } from '../../card/markup.ts';
import { isQuietMoment, type KeptMoment } from '../../model/moment.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { dayWords, isLeapDay, yearlyDayWords } from './day-sentences.ts';
import { argsOf, firstPlace, type Place } from './place.ts';

type Reader = Pick<CoupleContext, 'say' | 'couple' | 'side' | 'other'>;

/** Confirms to its author what was kept, with the day as it was read. */
export function keptCard({ say, other }: Reader, moment: KeptMoment): Card {
  const day = dayWords(say, moment.day);
  const back = { day: yearlyDayWords(say, moment.day) };
  const isQuiet = isQuietMoment(moment);
  return {
    title: say.text('moment.kept-title'),
    tone: 'warm',
    elements: [
      text(say('moment.kept', { day })),
      ...(isQuiet ? [text(say('moment.kept-quiet'))] : [text(say('moment.kept-post', { other: person(other.user) }))]),
      ...(moment.yearly && !isQuiet ? [text(say('moment.kept-yearly', back))] : []),
      ...(moment.yearly && !isQuiet && isLeapDay(moment.day) ? [note(say('moment.kept-leap'))] : []),
      buttons(
        button(say.text('moment.button-list'), actionId('moment.page', ...argsOf(firstPlace))),
        ...ownButtons({ say }, moment, firstPlace),
      ),
    ],
  };
}

/** One of them in full, with what this reader can do about it. */
export function momentCard(reader: Reader, moment: KeptMoment, place: Place, title?: string): Card {
  const { say, couple, side } = reader;
  const by = person(couple.partners[moment.side].user);
  const list = button(say.text('moment.list-back'), actionId('moment.page', ...argsOf(place)));
  const own = moment.side === side ? ownButtons(reader, moment, place) : [];
  return {
    title: title ?? dayWords(say, moment.day),
    tone: 'warm',
    elements: [
      note(say(`moment.kind-${moment.kind}`)),
      quote(moment.words),
      text(say('moment.one-by', { by, when: instant(moment.addedAt, 'day') })),
      ...standing(reader, moment),
      buttons(list, quietButton(reader, moment, place), ...own),
    ],
  };
}

/** What its author took away, with the way back. */
export function goneCard({ say }: Reader, id: string, words: PartnerWords, place: Place): Card {
  return {
    title: say.text('moment.gone-title'),
    tone: 'calm',
    elements: [
      text(say('moment.gone')),
      note(say('moment.gone-words')),
      quote(words),
      buttons(
        button(say.text('moment.button-undo'), actionId('moment.undo', id, ...argsOf(place)), 'main'),
        button(say.text('moment.list-back'), actionId('moment.page', ...argsOf(place))),
      ),
    ],
  };
}

function standing({ say, side, other }: Reader, moment: KeptMoment): readonly Element[] {
  if (isQuietMoment(moment)) {
    const isOthersAlone = !moment.quiet[side];
    return [
      note(isOthersAlone ? say('moment.one-quiet-other', { other: person(other.user) }) : say('moment.one-quiet')),
    ];
  }
  return [note(say(moment.yearly ? 'moment.one-yearly' : 'moment.one-once'))];
}

/** Either of the two may have it kept quiet, and takes back only their own wish. */
function quietButton({ say, side }: Reader, { id, quiet }: KeptMoment, place: Place): Button {
  return quiet[side]
    ? button(say.text('moment.button-unquiet'), actionId('moment.unquiet', id, ...argsOf(place)))
    : button(say.text('moment.button-quiet'), actionId('moment.quiet', id, ...argsOf(place)));
}

/** What only its author can do. */
function ownButtons({ say }: Pick<Reader, 'say'>, { id }: KeptMoment, place: Place): readonly Button[] {
  return [
    button(say.text('moment.button-edit'), actionId('moment.edit', id, ...argsOf(place))),
    button(say.text('moment.button-take-away'), actionId('moment.take-away', id, ...argsOf(place))),
  ];
}

import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { plain } from '../../card/markup.ts';
import type { Prompt } from '../../content/library.ts';
import { ownInFull } from '../../content/own-prompt.ts';
import { showAnswer } from '../../content/show-answer.ts';
import { otherSide } from '../../model/couple.ts';
import type { CoupleContext } from '../context.ts';
import type { ToReply } from './find-revealed.ts';
import { warmWords } from './warm-words.ts';
import { wayWords } from './way-words.ts';

/** How much of the partner's words is repeated; all of it stands at the reveal. */
const heardWords = 900;

/**
 * How it comes to be shown: `first` the first time ever, with why it is there; `again` later, with that behind a button;
 * `asked` by command, where the question may be out of sight; `why` once the button was pressed.
 */
export type Showing = 'first' | 'again' | 'asked' | 'why';

/**
 * Help to reply to what the other answered: their words again, and a line and a button for each way. At most 60 words
 * beside the answer, unless somebody asks why.
 */
export function coachCard(context: CoupleContext, toReply: ToReply, showing: Showing): Card {
  const { say, couple, side } = context;
  const { checkIn, prompt, answers, what, left } = toReply;
  const theirs = otherSide(side);
  const heard = clipQuotes(showAnswer({ say, prompt, couple }, theirs, answers[theirs]), heardWords);
  const write = (way: (typeof left)[number]) =>
    button(say.text(wayWords('way', way, what)), actionId('respond.write', checkIn.id, way));
  const question: Element[] = showing === 'asked' ? [questionOf(prompt)] : [];
  return {
    ...(showing === 'asked' ? {} : { title: say.text('respond.title') }),
    tone: 'warm',
    elements: [
      ...question,
      ...heard.elements,
      ...left.flatMap((way) => [text(say(wayWords('line', way, what))), buttons(write(way))]),
      ...ending(context, toReply, showing),
    ],
  };
}

/** The question, and not the second one. */
function questionOf({ question, own }: Prompt): Element {
  return own === undefined ? text([{ kind: 'strong', content: plain(question) }]) : quote(ownInFull(own));
}

function ending({ say }: CoupleContext, { checkIn, what, warmLeft }: ToReply, showing: Showing): readonly Element[] {
  const why = button(say.text('respond.button-why'), actionId('respond.why', checkIn.id));
  const row: Button[] = [
    ...(warmLeft ? [button(warmWords(say, what), actionId('respond.warm', checkIn.id))] : []),
    ...(showing === 'again' || showing === 'asked' ? [why] : []),
  ];
  return [
    ...(warmLeft ? [text(say('respond.warm-lead'))] : []),
    ...(row.length === 0 ? [] : [buttons(...row)]),
    ...(showing === 'first' ? [note(say('respond.why-first'))] : []),
    ...(showing === 'why' ? [note(say('respond.why'))] : []),
  ];
}

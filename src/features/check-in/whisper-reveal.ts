import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import { showAnswers, showQuestion } from '../../content/show-answer.ts';
import { asRevealed } from '../../model/check-in.ts';
import { otherSide } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { JobContext } from '../context.ts';

/** How much of both answers stands on a private card; the rest is a click away. */
const cardWords = 2000;

/** After a private reveal: both answers for the one who answered first, and waits. The other has just read them. */
export async function whisperReveal(context: JobContext, { checkInId, side }: JobOf<'whisper-reveal'>): Promise<void> {
  const found = await context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.find(checkInId);
    const revealed = checkIn === null ? null : asRevealed(checkIn);
    const couple = revealed === null ? null : await stores.couples.find(revealed.coupleId);
    if (revealed === null || couple === null || couple.ending !== null) return null;
    return { checkIn: revealed, couple, answers: await stores.answers.openAnswers(revealed) };
  });
  if (found === null) return;
  const { checkIn, couple, answers } = found;
  const library = context.content.library(couple.partners[side].locale);
  const prompt = library.prompts.get(checkIn.promptId);
  if (prompt === undefined) return;
  const shown = clipQuotes(showAnswers({ say: library.say, prompt, couple }, answers), cardWords);
  const other = person(couple.partners[otherSide(side)].user);
  const lead = text(library.say('check-in.revealed-whisper', { other }));
  const card = cardOf(library, checkIn.id, [lead, showQuestion(prompt), ...shown.elements], shown.clipped);
  await context.whisper(couple.partners[side].user, couple.room, card, `reveal-whisper:${checkInId}-${side}`);
}

function cardOf({ say }: Library, id: string, elements: Card['elements'], clipped: boolean): Card {
  const respond = button(say.text('check-in.button-respond'), actionId('respond.open', id), 'main');
  const read = button(say.text('check-in.button-read'), actionId('check-in.full', id));
  return {
    title: say.text('check-in.both-title'),
    tone: 'reveal',
    elements: clipped
      ? [...elements, note(say('check-in.clipped')), buttons(respond, read)]
      : [...elements, buttons(respond)],
  };
}

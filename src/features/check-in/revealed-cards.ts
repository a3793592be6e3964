import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { paginate } from '../../card/paginate.ts';
import { showAnswers, showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { RevealedCheckIn } from '../../model/check-in.ts';
import type { Response } from '../../model/response.ts';
import type { CoupleContext } from '../context.ts';
import { showResponses } from '../show-responses.ts';

/** A revealed check-in with both answers. */
export type Revealed = {
  readonly checkIn: RevealedCheckIn;
  readonly answers: readonly [Answer, Answer];
  readonly prompt: Parameters<typeof showQuestion>[0];
  /** The replies so far, oldest first. */
  readonly responses: readonly Response[];
};

/** Both answers in full, and what was replied, for one person, a page at a time. `page` counts from 1; one too high is the last. */
export function bothCard(context: CoupleContext, revealed: Revealed, page: number): Card {
  const { say, couple } = context;
  const { checkIn, answers, prompt, responses } = revealed;
  const said = [...showAnswers({ say, prompt, couple }, answers), ...showResponses(context, responses)];
  const pages = paginate([showQuestion(prompt), ...said]);
  const shown = Math.min(Math.max(page, 1), pages.length);
  return {
    title: say.text('check-in.both-title'),
    tone: 'reveal',
    elements: [
      ...(pages[shown - 1] ?? []),
      ...(pages.length > 1 ? [note(say('check-in.page', { page: shown, pages: pages.length }))] : []),
      pageButtons(context, checkIn, shown, pages.length),
    ],
  };
}

/** What one sees on having given the second answer: the reveal, and the way on to a reply. */
export function justRevealedCard(context: CoupleContext, revealed: Revealed): Card {
  const { say } = context;
  const { checkIn } = revealed;
  const title = say.text('check-in.own-revealed-title');
  const invite = text(say('check-in.respond-invite'));
  if (checkIn.reveal === 'room') {
    const where: Element = text(say('check-in.own-revealed-room'));
    return { title, tone: 'reveal', elements: [where, invite, pageButtons(context, checkIn, 1, 1)] };
  }
  const both = bothCard(context, revealed, 1);
  const [last, ...rest] = both.elements.toReversed();
  const body = [text(say('check-in.own-revealed-private')), ...rest.toReversed(), invite];
  return { title, tone: 'reveal', elements: last === undefined ? body : [...body, last] };
}

function pageButtons({ say }: CoupleContext, checkIn: RevealedCheckIn, page: number, pages: number): Element {
  const turn = (to: number) => actionId('check-in.page', checkIn.id, to);
  return buttons(
    button(say.text('check-in.button-respond'), actionId('respond.open', checkIn.id), 'main'),
    ...(page > 1 ? [button(say.text('check-in.button-earlier-page'), turn(page - 1))] : []),
    ...(page < pages ? [button(say.text('check-in.button-later-page'), turn(page + 1))] : []),
  );
}

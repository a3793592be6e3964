import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { paginate } from '../../card/paginate.ts';
import { showQuestion } from '../../content/show-answer.ts';
import { type Earlier, showWithEarlier } from '../../content/show-years.ts';
import type { Answer } from '../../model/answer.ts';
import type { RevealedCheckIn } from '../../model/check-in.ts';
import type { Response } from '../../model/response.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, pageAt, turnButtons } from '../pager.ts';
import { showResponses } from '../show-responses.ts';

/** A revealed check-in with both answers. */
export type Revealed = {
  readonly checkIn: RevealedCheckIn;
  readonly answers: readonly [Answer, Answer];
  readonly earlier: Earlier | null;
  readonly prompt: Parameters<typeof showQuestion>[0];
  /** The replies so far, oldest first. */
  readonly responses: readonly Response[];
};

/** Both answers in full, and what was replied, for one person, a page at a time. */
export function bothCard(context: CoupleContext, revealed: Revealed, wanted: number): Card {
  const { say, couple } = context;
  const { checkIn, answers, earlier, prompt, responses } = revealed;
  const both = showWithEarlier({ say, prompt, couple }, answers, earlier, checkIn.openedAt);
  const said = [...both, ...showResponses(context, responses)];
  const pages = paginate([showQuestion(prompt), ...said]);
  const page = pageAt(wanted, { count: pages.length, size: 1 });
  return {
    title: say.text('check-in.both-title'),
    tone: 'reveal',
    elements: [
      ...(pages[page.skip] ?? []),
      ...(pages.length > 1 ? [note(say('check-in.page', { page: page.at, pages: page.pages }))] : []),
      pageButtons(context, checkIn, page),
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
    return {
      title,
      tone: 'reveal',
      elements: [where, invite, pageButtons(context, checkIn, pageAt(1, { count: 1, size: 1 }))],
    };
  }
  const both = bothCard(context, revealed, 1);
  const [last, ...rest] = both.elements.toReversed();
  const body = [text(say('check-in.own-revealed-private')), ...rest.toReversed(), invite];
  return { title, tone: 'reveal', elements: last === undefined ? body : [...body, last] };
}

function pageButtons({ say }: CoupleContext, checkIn: RevealedCheckIn, page: Page): Element {
  return buttons(
    button(say.text('check-in.button-respond'), actionId('respond.open', checkIn.id), 'main'),
    ...turnButtons(say, page, {
      before: 'check-in.button-earlier-page',
      after: 'check-in.button-later-page',
      to: (at) => actionId('check-in.page', checkIn.id, at),
    }),
  );
}

import type { Library, Prompt } from '../../../src/content/library.ts';
import { ownCard } from '../../../src/features/check-in/own-cards.ts';
import { revealCard } from '../../../src/features/check-in/reveal-card.ts';
import { roomCard } from '../../../src/features/check-in/room-card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { ideaCard } from '../../../src/features/date/idea-card.ts';
import { lessonCard } from '../../../src/features/learn/lesson-card.ts';
import { coachCard } from '../../../src/features/respond/coach-card.ts';
import { replyForm } from '../../../src/features/respond/reply-form.ts';
import { supportCard } from '../../../src/features/support/cards.ts';
import { tipCard } from '../../../src/features/tips/tip-cards.ts';
import { asRevealed, newCheckIn } from '../../../src/model/check-in.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { fittingWays, replyCase } from '../../../src/model/result.ts';
import { sampleCouple } from '../../features/check-in/couple-loop.ts';
import { answerForms, fullAnswer, meetings, stepCards } from '../../features/check-in/walk-prompt.ts';
import type { Shown } from '../every-control.ts';

const couple = sampleCouple();
const now = couple.createdAt;
const words = new PartnerWords('12345');

/** Every card and form on which something of the library stands: each question, page, idea, tip and country. */
export function* shippedCards(library: Library): Iterable<Shown> {
  const { say } = library;
  for (const prompt of library.prompts.values()) yield* cardsOf(prompt, library);
  for (const lesson of library.lessons.values())
    for (const at of lesson.pages.keys()) yield { card: lessonCard({ library, asking: 'own' }, lesson, at + 1) };
  for (const idea of library.dateIdeas.values())
    yield { card: ideaCard(say, idea, { budget: null, time: null, energy: null, place: null }) };
  for (const tip of library.tips.values())
    yield { card: tipCard(say, tip, { topic: tip.topic, by: couple.partners[0].user }, 'own') };
  for (const file of library.support) yield { card: supportCard(library, '', file) };
}

/** A question open, revealed and told of, on every step of an answer to it, and with all that helps to reply. */
function* cardsOf(prompt: Prompt, library: Library): Iterable<Shown> {
  const { say } = library;
  const [me, other] = couple.partners;
  const context = { say, library, couple, side: 0, me, other } as CoupleContext;
  const what = { id: 'c1', coupleId: couple.id, origin: 'question', promptId: prompt.id, mode: 'sealed' } as const;
  const checkIn = newCheckIn(what, now);
  const answer = fullAnswer(say, prompt, words);
  const revealed = asRevealed({ ...checkIn, answeredAt: [now, now], revealedAt: now, reveal: 'room' });
  if (revealed === null) throw new Error('it is not revealed');
  const view = { checkIn, couple, prompt, library, now, answers: null };
  yield { card: roomCard(view) };
  yield { card: roomCard({ ...view, checkIn: { ...checkIn, mode: 'open' } }) };
  yield { card: ownCard(context, { checkIn, prompt, answer }) };
  for (const card of stepCards(context, checkIn, prompt, answer)) yield { card };
  for (const form of answerForms(say, checkIn, prompt, answer)) yield { form, problems: {} };
  const [[mine, theirs] = [answer, answer]] = meetings(say, prompt, words);
  const answers = [mine, theirs] as const;
  yield { card: revealCard({ checkIn: revealed, couple, prompt, library, now, answers }) };
  const fits = replyCase(prompt, mine, theirs);
  const left = fittingWays(fits);
  const toReply = { checkIn: revealed, prompt, answers, what: fits, left, warmLeft: true };
  for (const showing of ['first', 'why'] as const) yield { card: coachCard(context, toReply, showing) };
  for (const way of left) yield { form: replyForm(context, toReply, way, {}), problems: {} };
}

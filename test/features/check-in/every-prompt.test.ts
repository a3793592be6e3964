import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import { limits } from '../../../src/card/limits.ts';
import type { Prompt } from '../../../src/content/library.ts';
import { showAnswer } from '../../../src/content/show-answer.ts';
import { ownCard } from '../../../src/features/check-in/own-cards.ts';
import { ownRevealCard } from '../../../src/features/check-in/own-reveal-card.ts';
import { revealCard } from '../../../src/features/check-in/reveal-card.ts';
import { roomCard } from '../../../src/features/check-in/room-card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { coachCard } from '../../../src/features/respond/coach-card.ts';
import { replyForm } from '../../../src/features/respond/reply-form.ts';
import type { Answer } from '../../../src/model/answer.ts';
import { asRevealed, type CheckIn, newCheckIn } from '../../../src/model/check-in.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { fittingWays, replyCase } from '../../../src/model/result.ts';
import { depths } from '../../../src/model/theme.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { libraryOf, sampleCouple } from './couple-loop.ts';
import { answerForms, fullAnswer, meetings, stepCards } from './walk-prompt.ts';

const folder = resolve(import.meta.dirname, '../../../content/en/prompts');
const prompts: readonly Prompt[] = readdirSync(folder).flatMap((file) => {
  const { theme, prompts: all } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return all.map((one: object) => ({ ...one, theme }));
});

const library = libraryOf(prompts);
const couple = sampleCouple();
const now = couple.createdAt;
const context = {
  say: library.say,
  library,
  couple,
  side: 0,
  me: couple.partners[0],
  other: couple.partners[1],
} as CoupleContext;
const longest = new PartnerWords('w'.repeat(3000));

const opened = (prompt: Prompt): CheckIn => ({
  ...newCheckIn(
    { id: crypto.randomUUID(), coupleId: couple.id, origin: 'question', promptId: prompt.id, mode: 'sealed' },
    now,
  ),
});
const revealed = (prompt: Prompt): CheckIn => ({
  ...opened(prompt),
  answeredAt: [now, now],
  revealedAt: now,
  reveal: 'room',
});

/** A question of the greatest length in every format and depth, also where the library has none. */
const everyShape: readonly Prompt[] = [
  ...new Map(prompts.map((one) => [`${one.format}${'guess' in one ? '-guess' : ''}`, one])),
].flatMap(([name, one]) =>
  depths.map((depth) => ({ ...one, id: `${name}-${depth}`, depth, question: `${'why '.repeat(19)}so?` })),
);

const showings = ['first', 'again', 'asked', 'why'] as const;

/** Everything that is read on a card, its buttons too, but what the other answered. */
function wordsBeside(card: Card, theirs: Answer, prompt: Prompt): number {
  const answered = new Set(
    showAnswer({ say: library.say, prompt, couple }, 1, theirs).map((one) => JSON.stringify(one)),
  );
  const elements = card.elements.filter((one) => one.kind !== 'quote' && !answered.has(JSON.stringify(one)));
  const labels = elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons.map(({ label }) => label) : []));
  return `${cardText({ ...card, elements })} ${labels.join(' ')}`.split(/\s+/).filter((word) => word !== '').length;
}

describe('every prompt of the library', () => {
  test('fits its card in the room, open, closed, talked about and revealed with the longest answers', () => {
    const problems = prompts.flatMap((prompt) => {
      const answer = fullAnswer(library.say, prompt, longest);
      const view = { checkIn: opened(prompt), couple, prompt, library, now, answers: null };
      const cards: Card[] = [
        roomCard(view),
        roomCard({ ...view, now: view.checkIn.closesAt }),
        roomCard({ ...view, checkIn: { ...view.checkIn, mode: 'open' } }),
        roomCard({ ...view, checkIn: revealed(prompt), answers: [answer, answer] }),
        roomCard({ ...view, checkIn: { ...revealed(prompt), reveal: 'private' } }),
      ];
      return cards.flatMap(checkCard).map((problem) => `${prompt.id}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('can be answered within the limits: every step, every form, and one’s own copy', () => {
    const problems = prompts.flatMap((prompt) => {
      const checkIn = opened(prompt);
      const answer = fullAnswer(library.say, prompt, longest);
      const cards = [
        ...stepCards(context, checkIn, prompt, answer),
        ownCard(context, { checkIn, prompt, answer }),
        ownCard(context, { checkIn, prompt, answer: null }),
      ];
      const found = [
        ...cards.flatMap(checkCard),
        ...answerForms(library.say, checkIn, prompt, answer).flatMap((form) => checkForm(form)),
      ];
      return found.map((problem) => `${prompt.id}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('shows each form its question whole', () => {
    const cut = prompts.filter((prompt) =>
      answerForms(library.say, opened(prompt), prompt, {}).some(({ intro }) => intro?.includes('[…]')),
    );
    expect(cut).toEqual([]);
  });

  test('is revealed within the limits, however the two answers meet', () => {
    const problems = everyShape.flatMap((prompt) =>
      meetings(library.say, prompt, longest).flatMap((answers) => {
        const checkIn = asRevealed(revealed(prompt));
        if (checkIn === null) throw new Error('not revealed');
        const cards = [
          revealCard({ checkIn, couple, prompt, library, now, answers }),
          ownRevealCard({ library, couple, side: 1, checkIn, prompt, answers }),
        ];
        return cards.flatMap(checkCard).map((problem) => `${prompt.id}: ${problem}`);
      }),
    );
    expect(problems).toEqual([]);
  });

  test('comes with help to reply that fits: at most 60 words beside the answer, and three beginnings that can be read', () => {
    const problems = [...prompts, ...everyShape].flatMap((prompt) =>
      meetings(library.say, prompt, longest).flatMap(([mine, theirs]) => {
        const checkIn = asRevealed(revealed(prompt));
        if (checkIn === null) throw new Error('not revealed');
        const what = replyCase(prompt, mine, theirs);
        const left = fittingWays(what);
        const toReply = { checkIn, prompt, answers: [mine, theirs] as const, what, left, warmLeft: true };
        const cards = showings.map((showing) => [showing, coachCard(context, toReply, showing)] as const);
        const forms = left.map((way) => replyForm(context, toReply, way, { words: longest }));
        const counted = cards
          .filter(([showing]) => showing !== 'why')
          .map(([, card]) => wordsBeside(card, theirs, prompt));
        return [
          ...cards.flatMap(([, card]) => checkCard(card)),
          ...forms.flatMap(checkForm),
          ...counted.filter((count) => count > 60).map((count) => `${count} words`),
          ...forms.flatMap(({ inputs: [first] }) =>
            first?.kind === 'radio' && first.options.length === 4 ? [] : ['too few'],
          ),
          ...(left.includes('say-back') === (theirs.words !== undefined) ? [] : ['says back a bare pick']),
          ...(left.includes('enjoy') || prompt.depth > 1 ? [] : ['nothing to enjoy']),
        ].map((one) => `${prompt.id}, ${what.result}: ${one}`);
      }),
    );
    expect(problems).toEqual([]);
  });

  test('has buttons that a narrow screen can show', () => {
    const long = prompts.flatMap((prompt) =>
      [roomCardOf(prompt), ...stepCards(context, opened(prompt), prompt, null)].flatMap(({ elements }) =>
        elements.flatMap((one) =>
          one.kind === 'buttons'
            ? one.buttons.filter(({ label }) => label.length > limits.card.buttonLabelAdvised)
            : [],
        ),
      ),
    );
    expect(long).toEqual([]);
  });
});

function roomCardOf(prompt: Prompt): Card {
  return roomCard({ checkIn: opened(prompt), couple, prompt, library, now, answers: null });
}

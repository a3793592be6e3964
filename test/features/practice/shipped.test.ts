import { expect, test } from 'vitest';
import { messageBody } from '../../../adapters/discord/message-body.ts';
import { plainVoice } from '../../../adapters/discord/render-markup.ts';
import { renderCard } from '../../../adapters/slack/render-card.ts';
import type { Card } from '../../../src/card/card.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { introCard, listCard } from '../../../src/features/practice/list-card.ts';
import { answeredCard, draftCard, pickCard, whereCard } from '../../../src/features/practice/own-cards.ts';
import { roomCard } from '../../../src/features/practice/room-card.ts';
import { writeForm } from '../../../src/features/practice/write-form.ts';
import { type Couple, sides } from '../../../src/model/couple.ts';
import { movesOf } from '../../../src/model/practice/moves.ts';
import { currentPage, endingOf, entryOf, type Session, stepOf } from '../../../src/model/practice/session.ts';
import { checkBody } from '../../fakes/discord-twin/check-body.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { checkMessage } from '../../fakes/slack-twin/check-blocks.ts';
import { sampleCouple } from '../check-in/couple-loop.ts';
import { everyStateOf } from './every-branch.ts';

const library = (await shippedContent()).library('en');
const sample = sampleCouple();
const onSlack = (user: string) => ({ platform: 'slack', space: 'T1', user }) as const;
const couple: Couple = {
  ...sample,
  partners: [
    { ...sample.partners[0], user: onSlack('UONE') },
    { ...sample.partners[1], user: onSlack('UOTHER') },
  ],
};
const { say } = library;
const stores = { practices: { places: async () => [] } };
const context = (side: 0 | 1) =>
  ({
    say,
    library,
    couple,
    side,
    me: couple.partners[side],
    other: couple.partners[side === 0 ? 1 : 0],
    stores,
  }) as unknown as CoupleContext;

const shipped = [...library.practices.values()];

test.each(shipped)(
  '$id: every branch of it comes to its end, and every card and form is legal everywhere',
  async (practice) => {
    const states = everyStateOf(practice, couple.id);
    const reached = new Set(states.flatMap((one) => stepOf(practice.steps, currentPage(one))?.id ?? []));
    expect(practice.steps.filter(({ id, kind }) => kind !== 'swap' && !reached.has(id))).toEqual([]);
    expect(new Set(states.map(endingOf))).toEqual(new Set([null, 'done', 'stopped', 'lapsed']));
    const cards = [
      introCard(context(0), practice),
      ...states.flatMap(roomCards),
      ...(await Promise.all(states.map(ownCards))).flat(),
    ];
    const known = new Map(cards.map((card) => [JSON.stringify(card, withWords), card]));
    expect([...known.values()].flatMap(problemsOf)).toEqual([]);
    expect(states.flatMap(forms).flatMap(checkForm)).toEqual([]);

    function roomCards(session: Session): readonly Card[] {
      const view = { session, practice, couple, library };
      const last = session.pages.length - (endingOf(session) === null ? 1 : 2);
      return [last, last - 1]
        .filter((index) => index >= 0)
        .flatMap((index) => [roomCard(view, index), roomCard(view, index, 'wordless')]);
    }

    async function ownCards(session: Session): Promise<readonly Card[]> {
      const { visit } = currentPage(session);
      const own = sides.flatMap((side) => {
        const answer = entryOf(session, visit, side, 'answer');
        const draft = entryOf(session, visit, side, 'draft');
        const step = stepOf(practice.steps, currentPage(session));
        const picks = step?.kind === 'ask' && step.format !== 'words' && endingOf(session) === null;
        return [
          ...(answer === null ? [] : [answeredCard(context(side), session, answer)]),
          ...(draft === null ? [] : [draftCard(context(side), session, draft)]),
          ...(picks ? [pickCard(context(side), session)] : []),
        ];
      });
      return [...own, await whereCard(context(0), session), await whereCard(context(1), session)];
    }

    function forms(session: Session) {
      return sides.flatMap((side) =>
        (['answer', 'draft', 'propose', 'line'] as const)
          .filter((kind) => movesOf(practice, session, side).includes(kind))
          .filter((kind) => kind !== 'answer' || isTyped(session))
          .map((kind) => writeForm(context(side), session, kind)),
      );
    }

    function isTyped(session: Session): boolean {
      const step = stepOf(practice.steps, currentPage(session));
      return step?.kind === 'ask' && step.format === 'words';
    }
  },
);

test('the list of all fits a menu', () => {
  expect(shipped.length).toBeGreaterThan(0);
  expect(problemsOf(listCard(context(0), shipped))).toEqual([]);
});

function problemsOf(card: Card): readonly string[] {
  return [
    ...checkCard(card),
    ...checkBody('message', { ...messageBody(card, plainVoice), nonce: 'a', enforce_nonce: true }, []),
    ...checkMessage(renderCard(card)),
  ];
}

function withWords(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'reveal' in value ? String(value) : value;
}

import { expect, test } from 'vitest';
import { guideFrom } from '../../../../adapters/web/page/guide.ts';
import { userOf } from '../../../../adapters/web/place.ts';
import { renderCard } from '../../../../adapters/web/render-card.ts';
import type { PersonId, WireMessage } from '../../../../adapters/web/wire.ts';
import type { Card } from '../../../../src/card/card.ts';
import { PartnerWords } from '../../../../src/model/partner-words.ts';
import { invitation, plainCard, questionCard, revealCard, rhythmCard } from '../story-cards.ts';

const both = ['sam', 'alex'] as const;

test('a fresh couple is led from one step to the next', () => {
  const room: WireMessage[] = [];
  expect(step(room)).toEqual(['pair', '/pair partner:@Alex']);
  room.push(message(invitation(userOf('sam'))));
  expect(step(room)).toEqual(['pair', undefined]);
  room[0] = message(rhythmCard('main'));
  expect(step(room)).toEqual(['rhythm', '/checkin schedule']);
  room.push(message(rhythmCard('plain')));
  expect(step(room)).toEqual(['question', '/checkin now']);
  room.push(message(questionCard([]), null, 'q'));
  expect(step(room)).toEqual(['answer', '/checkin answer']);
  room[2] = message(revealCard(new Map([['sam', new PartnerWords('Yes')]])), null, 'q');
  expect(step(room)).toEqual(['respond', '/checkin respond']);
  room.push({ ...message(plainCard('Says back')), under: 'q' });
  expect(step(room)).toEqual([null, undefined]);
});

test('a couple that skipped a step is not sent back to it', () => {
  const guide = guideFrom([message(questionCard([]))], String, both);
  expect(guide.done).toEqual(['pair', 'rhythm', 'question']);
});

test('the composer of the one who has not answered is offered', () => {
  const answered = [message(questionCard([userOf('sam')]))];
  expect(guideFrom(answered, String, both).fill?.pane).toBe('alex');
  expect(guideFrom(answered, String, ['sam'])).toMatchObject({
    fill: null,
    sentence: expect.stringMatching(/is sealed/),
  });
  expect(guideFrom(answered, String, ['alex']).fill?.pane).toBe('alex');
});

test('answers that were shown privately count as shown', () => {
  const whispered = message(revealCard(new Map()), 'sam');
  expect(guideFrom([message(questionCard([])), whispered], String, both).now).toBe('respond');
});

test('Alex alone is told to invite Sam', () => {
  expect(guideFrom([], (id) => id.toUpperCase(), ['alex']).fill?.text).toBe('/pair partner:@SAM');
});

function step(room: readonly WireMessage[]) {
  const guide = guideFrom(room, (id) => (id === 'alex' ? 'Alex' : 'Sam'), both);
  return [guide.now, guide.fill?.text];
}

function message(card: Card, to: PersonId | null = null, id = 'm'): WireMessage {
  const body = { kind: 'card', card: renderCard(card) } as const;
  return { id, revision: 1, at: 0, by: 'attune', to, under: null, body, edited: false, used: null, files: [] };
}

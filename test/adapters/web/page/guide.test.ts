import { expect, test } from 'vitest';
import { guideFrom } from '../../../../adapters/web/page/guide.ts';
import { userOf } from '../../../../adapters/web/place.ts';
import { renderCard } from '../../../../adapters/web/render-card.ts';
import type { PersonId, WireMessage, WireStanding } from '../../../../adapters/web/wire.ts';
import { actionId } from '../../../../src/card/action-id.ts';
import { button, buttons, type Card, text } from '../../../../src/card/card.ts';
import { PartnerWords } from '../../../../src/model/partner-words.ts';
import { invitation, plainCard, questionCard, revealCard, rhythmCard } from '../story-cards.ts';
import '../words.ts';

const couple: WireStanding = { paused: false, next: 1, rhythm: { days: [1, 3, 5], time: '20:00', zone: 'UTC' } };

test('a fresh couple is led from one step to the next, and back to the first once they are none', () => {
  const room: WireMessage[] = [];
  expect(step(room, null)).toEqual(['pair', 'Invite Alex', 'pair']);
  room.push(message(invitation(userOf('sam')), null, 'i'));
  expect(step(room, null)).toEqual(['pair', 'Go to it', 'i']);
  room[0] = message(rhythmCard('main'));
  expect(step(room)).toEqual(['question', 'Ask the first question', 'checkin now']);
  room.push(message(rhythmCard('plain')));
  expect(step(room)).toEqual(['question', 'Ask the first question', 'checkin now']);
  room.push(message(questionCard([]), null, 'q'));
  expect(step(room)).toEqual(['answer', 'Answer as Sam', 'check-in.answer:q1']);
  room.push(message(revealCard(new Map([['sam', new PartnerWords('Yes')]])), null, 'r'));
  expect(step(room)).toEqual(['respond', 'Reply as Sam', 'respond.open:q1']);
  room.push({ ...message(plainCard('Says back')), under: 'r' });
  expect(step(room)).toEqual([null, undefined, undefined]);
  expect(step(room, null)).toEqual(['pair', 'Invite Alex', 'pair']);
  expect(guide(room, { standing: null }).sentence).toBe('You’re not paired. Sam can invite Alex.');
});

test('a couple that skipped a step is not sent back to it', () => {
  expect(guide([message(questionCard([]))]).done).toEqual(['pair', 'question']);
});

test('the side of the one who has not answered is offered', () => {
  const answered = [message(questionCard([userOf('sam')]))];
  expect(guide(answered).deed?.pane).toBe('alex');
  expect(guide(answered, { viewers: ['sam'] })).toMatchObject({
    deed: null,
    sentence: expect.stringMatching(/is sealed/),
  });
  expect(guide(answered, { viewers: ['alex'] }).deed?.pane).toBe('alex');
});

test('answers that were shown privately count as shown, and so does a private reply', () => {
  const whispered = message(revealCard(new Map()), 'sam', 'r');
  const room = [message(questionCard([])), whispered];
  expect(guide(room).now).toBe('respond');
  expect(guide([...room, { ...message(plainCard('Says back'), 'sam'), under: 'r' }]).now).toBeNull();
});

test('what two do besides, which also asks and also shows what both said, is no step of it', () => {
  const asks = (action: string, tone: 'question' | 'reveal') =>
    message({ tone, elements: [text('Something'), buttons(button('Go on', actionId(action), 'main'))] });
  const besides = [asks('practice.press', 'question'), asks('questionnaire.open', 'question')];
  expect(step(besides)).toEqual(['question', 'Ask the first question', 'checkin now']);
  expect(step([...besides, asks('questionnaire.own', 'reveal')])).toEqual([
    'question',
    'Ask the first question',
    'checkin now',
  ]);
});

test('Alex alone is told to invite Sam', () => {
  expect(guide([], { viewers: ['alex'], standing: null }).deed).toMatchObject({ options: { partner: 'sam' } });
});

function step(room: readonly WireMessage[], standing = couple) {
  const { now, deed } = guide(room, { standing });
  const does = { card: 'message', action: 'action', command: 'path' } as const;
  return [now, deed?.label, deed?.kind && (deed as Record<string, unknown>)[does[deed.kind]]];
}

function guide(
  messages: readonly WireMessage[],
  { standing = couple, viewers = ['sam', 'alex'] }: { standing?: WireStanding; viewers?: readonly PersonId[] } = {},
) {
  return guideFrom({ messages, standing, viewers, nameOf: (id) => (id === 'alex' ? 'Alex' : 'Sam') });
}

function message(card: Card, to: PersonId | null = null, id = 'm'): WireMessage {
  const body = { kind: 'card', card: renderCard(card) } as const;
  return { id, revision: 1, at: 0, by: 'attune', to, under: null, body, edited: false, used: null, files: [] };
}

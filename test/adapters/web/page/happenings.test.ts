import { expect, test } from 'vitest';
import { whatHappened } from '../../../../adapters/web/page/happenings.ts';
import { userOf } from '../../../../adapters/web/place.ts';
import { renderCard } from '../../../../adapters/web/render-card.ts';
import type { PersonId, WireMessage } from '../../../../adapters/web/wire.ts';
import { type Card, note, quote } from '../../../../src/card/card.ts';
import { person } from '../../../../src/card/markup.ts';
import { PartnerWords } from '../../../../src/model/partner-words.ts';
import { plainCard, questionCard, revealCard, tipCard } from '../story-cards.ts';
import '../words.ts';

const question = message(questionCard([]));
const reveal = message(revealCard(new Map()));
const asked = 'What is something small your partner did lately that you have not thanked them for?';
const reply: Card = { tone: 'warm', elements: [quote(new PartnerWords('…'), [person(userOf('alex'))])] };
const otherWords = tipCard.elements.filter(({ kind }) => kind !== 'buttons');
const other: Card = { ...questionCard([]), elements: otherWords };

test.each<[string, WireMessage, WireMessage | null, string | null]>([
  ['a question', question, null, `A question: ${asked}`],
  [
    'a swap',
    message(other),
    question,
    'Another question instead: A hello that lasts a moment longer tells the other that they matter.',
  ],
  ['an answer', message(questionCard([userOf('sam')])), question, 'SAM has answered.'],
  ['nothing new', question, question, null],
  ['a reveal by a change', reveal, question, 'You’ve both answered.'],
  ['a reveal as a message', reveal, null, 'You’ve both answered.'],
  ['a question that shrank to a note', message({ tone: 'calm', elements: [note('Answered.')] }), question, null],
  ['a reveal that changes', reveal, reveal, null],
  ['a reply', { ...message(reply), under: reveal.id }, null, 'ALEX replied.'],
  ['a card for one', message(tipCard, 'sam'), null, 'Only for SAM: Six seconds at the door.'],
  [
    'a question for one, whose title is only its theme',
    message(questionCard([]), 'sam'),
    null,
    `Only for SAM: ${asked}`,
  ],
  ['another card', message(plainCard('All is well')), null, 'All is well.'],
  ['another card that becomes a third', message(tipCard), question, 'Six seconds at the door.'],
  ['another card that changes a little', message(tipCard), message(tipCard), null],
  ['what is gone', { ...question, body: { kind: 'gone' } }, question, null],
])('of %s a screen reader hears what happened', (_, now, before, sentence) => {
  const around = new Map([[reveal.id, reveal]]);
  expect(whatHappened(now, before, around, (id) => id.toUpperCase())).toBe(sentence);
});

function message(card: Card, to: PersonId | null = null): WireMessage {
  const body = { kind: 'card', card: renderCard(card) } as const;
  return { id: 'r', revision: 1, at: 0, by: 'attune', to, under: null, body, edited: false, used: null, files: [] };
}

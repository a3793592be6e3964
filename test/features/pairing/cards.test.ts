import { expect, test } from 'vitest';
import copy from '../../../content/en/copy/pairing.json' with { type: 'json' };
import type { Card } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import type { Markup } from '../../../src/card/markup.ts';
import { invitationCard } from '../../../src/features/pairing/invitation-cards.ts';
import type { Invitation } from '../../../src/model/invitation.ts';
import type { Readers } from '../../../src/port/chat-platform.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';

const { say } = (await shippedContent()).library('en');
const place = { platform: 'slack', space: 'T1' } as const;

const invitation: Invitation = {
  id: crypto.randomUUID(),
  room: { ...place, room: 'C1' },
  from: { ...place, user: 'U1' },
  to: { ...place, user: 'U2' },
  fromLocale: 'en',
  fromZone: null,
  createdAt: 0,
  expiresAt: 0,
  state: 'open',
  coupleId: null,
  message: null,
};

/** `Tuesday, December 1st, 2026 at 8:00 PM`: the longest way in which a platform of ours writes a moment. */
const longestMoment = 8;

/** How many words there are to read on a card before its buttons; a mention is one. */
function wordsOn(card: Card): number {
  const texts = card.elements.flatMap((one) => (one.kind === 'text' || one.kind === 'note' ? [one.text] : []));
  return wordsOf(card.title ?? '') + texts.map(wordsIn).reduce((sum, one) => sum + one, 0);
}

function wordsIn(markup: Markup): number {
  const moments = markup.filter((span) => span.kind === 'instant').length;
  const text = markup
    .map((span) => (span.kind === 'plain' ? span.text : span.kind === 'partner' ? '@name' : ''))
    .join('');
  return wordsOf(text) + moments * longestMoment;
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const readers: readonly Readers[] = ['the-two', 'its-owner', 'everybody'];

test.each(['new', 'move', 'restore'] as const)(
  'the card that asks about %s has at most 60 words, whoever reads along',
  (purpose) => {
    for (const reader of readers) {
      const card = invitationCard(say, invitation, purpose, reader);
      expect(wordsOn(card), reader).toBeLessThanOrEqual(60);
      expect(wordsOn(card), reader).toBeGreaterThan(20);
      expect(checkCard(card)).toEqual([]);
    }
  },
);

test('its sentences are spoken English: a channel, contractions, people who act', () => {
  const stiff =
    /\broom\b|you two|two of you|somebody|no longer|\b(?:can|do|does|did|is|are|has|have) not\b|cannot|you are\b|it is\b|<cmd>[^<]*<\/cmd> (?:shows|gives|makes|continues|stops)/i;
  const said = Object.entries(copy).filter(([, sentence]) => stiff.test(sentence));
  expect(said).toEqual([]);
});

test('a refusal has two sentences at most', () => {
  const refusals = [
    ...(['self', 'no-partner', 'already', 'already-paused', 'already-other', 'room-taken', 'waiting-other'] as const),
    ...(['not-invited', 'own-invitation', 'not-inviter', 'gone', 'lacking', 'not-posted', 'unpaired-alone'] as const),
    ...(['person-not-here', 'person-cannot-see', 'person-bot', 'person-attune', 'declined', 'withdrawn'] as const),
  ];
  const long = refusals.filter((key) => copy[key].split(/[.?!](?:\s|$)/).filter((one) => one !== '').length > 2);
  expect(long).toEqual([]);
});

import { type Card, note, text } from '../../card/card.ts';
import type { Library, Prompt } from '../../content/library.ts';
import { showOwnAnswer, showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type CheckIn, type RevealedCheckIn, stateOf } from '../../model/check-in.ts';
import { type Couple, type Side, sideOf } from '../../model/couple.ts';
import { howToTell } from '../being-told.ts';
import type { HeldKind, HeldView, Reading } from '../held-cards.ts';
import { promptOf } from '../prompt-of.ts';
import { readEarlier } from '../read-earlier.ts';
import { ownCard } from './own-cards.ts';
import { firstToAnswer, ownRevealCard, wordlessOwnReveal } from './own-reveal-card.ts';

/**
 * What becomes of the private cards of a check-in: each turns into the reveal, says that the question is resting, or
 * shows the question that took the place of its own.
 */
export const held: HeldKind = {
  kind: 'check-in',
  read: async (reading, id, { user, look }) => {
    const found = await find(reading, id);
    const side = found === null ? null : sideOf(found.couple, user);
    if (found === null || side === null) return null;
    const { checkIn, couple } = found;
    const library = reading.content.library(couple.partners[side].locale);
    const prompt = await promptOf({ ...reading, library }, checkIn);
    if (prompt === undefined) return null;
    const view = { checkIn, couple, side, library, prompt };
    const revealed = asRevealed(checkIn);
    if (revealed !== null) {
      // What was revealed is hidden once the two have parted.
      if (couple.ending !== null || look === shownReveal(revealed)) return null;
      return revealedView(reading, { ...view, checkIn: revealed });
    }
    const answer = await reading.stores.answers.own(checkIn, side);
    if (stateOf(checkIn, reading.now) === 'closed') {
      return { room: couple.room, card: closedCard(view, answer), look: null };
    }
    if (checkIn.mode === 'open' || look === String(checkIn.swaps)) return null;
    const { say } = library;
    const lead = text(say('check-in.refused-swapped'));
    const card = ownCard({ say, library, couple, side }, { checkIn, prompt, answer, lead });
    return { room: couple.room, card, look: String(checkIn.swaps) };
  },
};

/** After a private reveal, what both answered is whispered to the one who answered first, under this key. */
export function whisperKey(checkInId: string, side: Side): string {
  return `reveal-whisper:${checkInId}-${side}`;
}

type Own<C extends CheckIn = CheckIn> = {
  readonly checkIn: C;
  readonly couple: Couple;
  readonly side: Side;
  readonly library: Library;
  readonly prompt: Prompt;
};

async function find({ stores }: Reading, id: string): Promise<{ checkIn: CheckIn; couple: Couple } | null> {
  const checkIn = await stores.checkIns.find(id);
  const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
  return checkIn === null || couple === null ? null : { checkIn, couple };
}

/** What a card shows that has become the reveal; it still has to lead to the one in the room. */
function shownReveal({ reveal, revealMessage }: RevealedCheckIn): string | null {
  return reveal === 'room' && revealMessage === null ? 'revealed' : null;
}

/** A private card that becomes the reveal is read in silence: its reader hears of it by a mention, or a message beside it. */
async function revealedView({ stores, now }: Reading, view: Own<RevealedCheckIn>): Promise<HeldView> {
  const { checkIn, couple, side } = view;
  const earlier = await readEarlier(stores, couple, checkIn);
  const own = { ...view, answers: await stores.answers.openAnswers(checkIn), earlier };
  const look = shownReveal(checkIn);
  const card = ownRevealCard(own);
  if (checkIn.reveal === 'room') return { room: couple.room, card, plain: wordlessOwnReveal(own), look };
  const waited = firstToAnswer(checkIn) === side && !howToTell(couple, [side], now).direct.includes(side);
  return { room: couple.room, card, look, ...(waited ? { insteadOf: whisperKey(checkIn.id, side) } : {}) };
}

/** A question that nobody can answer any more, with what this one wrote. */
function closedCard({ checkIn, couple, side, library: { say }, prompt }: Own, answer: Answer | null): Card | null {
  if (checkIn.mode === 'open') return null;
  const own = answer === null ? [] : showOwnAnswer({ say, prompt, couple }, side, answer);
  return { tone: 'calm', elements: [showQuestion(prompt), ...own, note(say('check-in.closed'))] };
}

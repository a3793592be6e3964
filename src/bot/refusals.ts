import { text } from '../card/card.ts';
import type { CopyKey } from '../content/copy.ts';
import { giveBack } from '../content/give-back.ts';
import type { Say } from '../content/say.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { PrivateReply } from '../port/reply.ts';

/** A sentence to the person who did it, privately. */
export function refuse(say: Say, key: CopyKey, values: Parameters<Say>[1] = {}): PrivateReply {
  return { kind: 'private', card: { tone: 'notice', elements: [text(say(key, values))] } };
}

/** The same, giving back what was typed, so that nothing is lost: what is too long for a card comes as a file. */
export function refuseKeepingWords(refusal: PrivateReply, say: Say, typed: readonly PartnerWords[]): PrivateReply {
  return { ...refusal, ...giveBack(say, refusal.card, typed) };
}

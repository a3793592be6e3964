import { PartnerWords } from '../model/partner-words.ts';
import type { Card } from './card.ts';

/**
 * Two cards that look the same have the same one. It holds what stands on the card, partners' words too: it is only
 * ever compared, never kept.
 */
export function fingerprint(card: Card): string {
  return JSON.stringify(card, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = this[key];
    return raw instanceof PartnerWords ? raw.reveal() : value;
  });
}

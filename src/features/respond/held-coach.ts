import { type HeldKind, keepAs } from '../held-cards.ts';

/** By what the cards that help to reply are known: a newer one takes the place of those before it. */
export function keepCoach(checkInId: string) {
  return keepAs('coach', checkInId);
}

/** What they show stays true. */
export const held: readonly HeldKind[] = [{ kind: 'coach', read: async () => null }];

import type { CheckInId } from './check-in.ts';
import type { Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';
import type { Way } from './way.ts';

/** What one partner said to the other's revealed answer. */
export type Response = {
  readonly id: string;
  readonly checkInId: CheckInId;
  readonly side: Side;
  readonly way: Way;
  readonly words: PartnerWords;
  readonly at: Instant;
  readonly message: MessageRef | null;
  /** The question asked back that this answers; `null` once its author had it forgotten. */
  readonly answersTo?: string | null;
};

/** Replies as they are read: oldest first, and each answer right below what was asked. */
export function asThread<One extends Pick<Response, 'id' | 'answersTo'>>(responses: readonly One[]): readonly One[] {
  const ids = new Set(responses.map(({ id }) => id));
  const isBelow = ({ answersTo }: One) => answersTo !== undefined && answersTo !== null && ids.has(answersTo);
  return responses
    .filter((one) => !isBelow(one))
    .flatMap((one) => [one, ...responses.filter(({ answersTo }) => answersTo === one.id)]);
}

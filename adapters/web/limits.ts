import { limits as ours } from '../../src/card/limits.ts';

/**
 * What the preview takes. It shows everything that `src/card/limits.ts` allows; the numbers that are its own keep
 * a slip of the hand from filling the memory.
 */
export const webLimits = {
  card: ours.card,
  select: ours.select,
  form: ours.form,
  command: ours.command,
  /** Bytes of a request. Five inputs of 3,000 characters, each escaped as six, fit. */
  requestBytes: 256 * 1024,
  /** UTF-16 units of one field as it arrives: more than a form allows, so that Attune itself can say "too long". */
  fieldLength: 20_000,
  chatLength: 4000,
  nameLength: 40,
  /** Messages in a first look; older ones are asked for. */
  snapshot: 200,
  /** Replies that are remembered, so that a request sent again gets the same one. */
  rememberedReplies: 200,
} as const;

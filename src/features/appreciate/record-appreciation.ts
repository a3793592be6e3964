import { z } from 'zod';
import type { Appreciation } from '../../model/appreciation.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { offerDigest } from './digest.ts';

/**
 * Keeps an appreciation in the jar and has it said in the room; returns the id it is kept under. `wanted` is the id
 * that its form carries: the same words sent twice with it are kept once, other words get an id of their own.
 */
export async function recordAppreciation(
  context: CoupleContext,
  wanted: string | undefined,
  words: PartnerWords,
): Promise<string> {
  const { stores, couple, side, now } = context;
  const parsed = z.uuid().safeParse(wanted);
  const before = parsed.success ? await stores.appreciations.find(parsed.data) : null;
  if (before !== null && isSame(context, before, words)) return before.id;
  const id = parsed.success && before === null ? parsed.data : context.newId();
  await stores.appreciations.add({ id, coupleId: couple.id, side, at: now, words, message: null });
  await stores.jobs.enqueue([{ name: 'post-appreciation', appreciationId: id }]);
  await offerDigest(context, couple);
  return id;
}

function isSame({ couple, side }: CoupleContext, before: Appreciation, words: PartnerWords): boolean {
  return before.coupleId === couple.id && before.side === side && before.words?.reveal() === words.reveal();
}

import type { JobContext } from './context.ts';
import { isLasting } from './refused.ts';

/** Does something else where the platform will not do it; only what may pass is thrown. */
export async function orElse(
  context: JobContext,
  work: () => Promise<void>,
  otherwise: () => Promise<void> = async () => {},
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isLasting(context, error)) throw error;
    await otherwise();
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { compare } from './compare.ts';
import { live, type Span } from './run.ts';

/** What a process that plays a share of the couples says: how far it is, or what it found. */
export type Said =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'found'; readonly came: number; readonly acts: number; readonly differences: readonly string[] };

process.on('message', async (span: Span) => {
  const say = (said: Said): void => void process.send?.(said);
  let told = 0;
  const lived = await live(span, async (at) => {
    if (at - told < 86_400_000) return;
    told = at;
    say({ kind: 'at', at });
    // Nothing else lets the message out.
    await nextTurn();
  });
  const acts = lived.couples.reduce((sum, { done }) => sum + done.length, 0);
  say({ kind: 'found', acts, ...compare(lived) });
});

// Nobody listens any more.
process.on('disconnect', () => process.exit(1));

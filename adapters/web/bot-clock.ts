import type { Instant } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';

/** The time that all of Attune runs on in the preview: the real one, and what it was moved ahead by. */
export interface BotClock {
  now(): Instant;
  /** Moves bot time ahead by `ms`, never back, and keeps that over restarts. */
  jump(ms: number): Promise<void>;
  /** Back to real time: for a preview that starts over, since nothing is left that has happened later. */
  setBack(): Promise<void>;
}

/**
 * Opens the clock of the preview. What it was moved ahead by is kept, as is the latest time it showed at a jump:
 * bot time does not run backwards over a restart, even if the machine's clock was set back meanwhile.
 */
export async function openBotClock(store: Store, realNow: () => Instant): Promise<BotClock> {
  const kept = parse(await store.transaction(({ preview }) => preview.read(key)));
  let ahead = Math.max(kept.ahead, kept.seen - realNow());
  const keep = async (): Promise<void> => {
    const saved = JSON.stringify({ ahead, seen: realNow() + ahead });
    await store.transaction(({ preview }) => preview.write(key, saved));
  };
  return {
    now: () => realNow() + ahead,
    jump: async (ms) => {
      if (!(ms >= 0 && Number.isFinite(ms))) throw new RangeError('bot time only runs forward');
      ahead += ms;
      await keep();
    },
    setBack: async () => {
      ahead = 0;
      await keep();
    },
  };
}

/** Where the clock is kept. */
const key = 'clock';

function parse(text: string | null): { ahead: number; seen: Instant } {
  return text === null ? { ahead: 0, seen: Number.NEGATIVE_INFINITY } : JSON.parse(text);
}

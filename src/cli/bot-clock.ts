import type { BotClock } from '../../adapters/system/clock.ts';
import { openBotClock } from '../../adapters/web/bot-clock.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';

/** The clock that all of Attune runs on in the preview, its queue included. */
export type PreviewSystem = System & Pick<BotClock, 'jump' | 'setBack'>;

/** Moves the clock to where the preview left it, and keeps what becomes of it. */
export async function restoreBotClock(store: Store, clock: BotClock): Promise<PreviewSystem> {
  const kept = await openBotClock(store, () => clock.now() - clock.offset);
  await clock.jump(Math.max(0, kept.now() - clock.now()));
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    newId: () => clock.newId(),
    jump: async (ms) => {
      await kept.jump(ms);
      await clock.jump(ms);
    },
    setBack: async () => {
      await kept.setBack();
      await clock.setBack();
    },
  };
}

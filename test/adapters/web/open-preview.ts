import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { type BotClock, openBotClock } from '../../../adapters/web/bot-clock.ts';
import { createWebPlatform, type WebOptions, type WebPlatform } from '../../../adapters/web/platform.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { MapStore } from './map-store.ts';
import { words } from './words.ts';

/** Monday, 2 November 2026, noon in London. */
export const noon = Date.parse('2026-11-02T12:00:00Z');

export type Preview = AsyncDisposable & {
  readonly platform: WebPlatform;
  readonly inbox: FakeInbox;
  readonly store: MapStore;
  readonly log: MemoryLog;
  readonly clock: BotClock;
  readonly address: string;
  /** Stops it and starts it again on what was stored, at the same port. */
  restart(): Promise<void>;
};

/** The preview on a free port of loopback, in front of a bot that says what a test tells it. */
export async function openPreview(
  options: Partial<WebOptions> & { inbox?: FakeInbox; entries?: Map<string, string>; started?: boolean } = {},
): Promise<Preview> {
  const { inbox = new FakeInbox(), entries, started = true, ...given } = options;
  const store = new MapStore(entries);
  const log = new MemoryLog();
  const open = async (port: number) => {
    const system = await openBotClock(store, () => noon);
    const platform = await createWebPlatform({
      draw: drawPicture,
      words: () => words,
      port,
      store,
      system,
      log,
      nextDue: async () => null,
      standing: async () => null,
      nextMoment: async () => null,
      health: async () => ({ well: true, details: {} }),
      onJump: async () => undefined,
      onReset: async () => undefined,
      ...given,
    });
    if (started) await platform.start(inbox);
    return { platform, clock: system };
  };
  let now = await open(given.port ?? 0);
  return {
    get platform() {
      return now.platform;
    },
    get clock() {
      return now.clock;
    },
    get address() {
      return now.platform.address;
    },
    inbox,
    store,
    log,
    restart: async () => {
      const port = Number(new URL(now.platform.address).port);
      await now.platform[Symbol.asyncDispose]();
      now = await open(port);
    },
    [Symbol.asyncDispose]: () => now.platform[Symbol.asyncDispose](),
  };
}

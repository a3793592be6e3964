import type { Log } from '../../../src/port/log.ts';
import type { Store } from '../../../src/port/store.ts';
import type { People } from '../people.ts';
import type { Streams } from '../streams.ts';
import { Refusal } from '../translate-error.ts';
import type { WireMessage, WireSample, WireStanding } from '../wire.ts';
import { SampleError } from './hand.ts';
import { openPlay, type PlayParts } from './play.ts';
import type { Step } from './step.ts';

export type Sample = {
  /** Whether there is one to be filled in. */
  readonly isWritten: boolean;
  now(): WireSample;
  isRunning(): boolean;
  /** Takes note of a message that came or changed. */
  saw(message: WireMessage): void;
  /** Begins to fill the month, and returns. What becomes of it is told to all pages. */
  fill(): Promise<void>;
  /** Stops after what is just being done, and returns once that is so. */
  stop(): Promise<void>;
  /** Forgets that there was one, for a preview that starts over. */
  clear(): Promise<void>;
};

export type SampleParts = Omit<PlayParts, 'words' | 'zone' | 'first' | 'month' | 'room'> & {
  readonly words: PlayParts['words'] | null;
  /** The month's steps; `weekday` is the one of its first day (ISO). */
  readonly steps: (weekday: number) => readonly Step[];
  readonly people: Pick<People, 'all' | 'save'>;
  readonly standing: () => Promise<WireStanding>;
  readonly store: Store;
  readonly streams: Pick<Streams, 'tell'>;
  readonly log: Log;
};

/** A sample month, lived through by two invented people. What became of it is kept; where it was is not. */
export async function openSample(parts: SampleParts): Promise<Sample> {
  const { store, streams, log } = parts;
  let sample: WireSample = await kept(store);
  let running: Promise<void> | null = null;
  let stopping = false;
  const room = new Map<string, WireMessage>();

  const tell = (next: WireSample) => {
    sample = next;
    streams.tell('sample', next);
  };

  const run = async (steps: readonly Step[], play: (step: Step) => Promise<void>, month: string): Promise<void> => {
    const end = async (how: Over['how']): Promise<void> => {
      const over = { state: 'over', how, month } as const;
      await keep(store, over).catch(() => undefined);
      tell(over);
    };
    let day = 0;
    try {
      for (const [done, step] of steps.entries()) {
        if (stopping) return await end('stopped');
        day = step.day;
        tell({ state: 'running', done, of: steps.length, ...shown(step) });
        await play(step);
      }
      await end('filled');
    } catch (error) {
      if (stopping) return await end('stopped');
      log.error('the sample month could not go on', error, {
        day,
        why: error instanceof SampleError ? error.message : '',
      });
      await end('failed');
    }
  };

  return {
    isWritten: parts.words !== null,
    now: () => sample,
    isRunning: () => running !== null,
    saw: (message) => {
      if (running !== null) room.set(message.id, message);
    },
    fill: async () => {
      const { words } = parts;
      if (words === null) throw new Refusal(409, 'preview.refused-no-sample');
      if (running !== null) throw new Refusal(409, 'preview.refused-sample-twice');
      const begun = Promise.withResolvers<void>();
      running = begun.promise;
      stopping = false;
      try {
        if ((await parts.standing()) !== null) throw new Refusal(409, 'preview.refused-sample-paired');
        const zone = await settleZones(parts.people);
        const first = Temporal.Instant.fromEpochMilliseconds(parts.now()).toZonedDateTimeISO(zone).toPlainDate();
        const month = String(first.add({ days: 13 }).toPlainYearMonth());
        await keep(store, { state: 'over', how: 'stopped', month });
        void run(parts.steps(first.dayOfWeek), openPlay({ ...parts, words, zone, first, month, room }), month).finally(
          () => {
            running = null;
            room.clear();
            begun.resolve();
          },
        );
      } catch (error) {
        running = null;
        begun.resolve();
        throw error;
      }
    },
    stop: async () => {
      stopping = true;
      await running;
    },
    clear: async () => {
      await store.transaction(({ preview }) => preview.remove(key));
      tell(null);
    },
  };
}

type Over = Extract<WireSample, { state: 'over' }>;

/** Where it is kept what became of it. While it runs, that says what a kill would make of it. */
const key = 'sample';

function keep(store: Store, over: Over): Promise<void> {
  return store.transaction(({ preview }) => preview.write(key, JSON.stringify(over)));
}

async function kept(store: Store): Promise<WireSample> {
  const over = await store.transaction(({ preview }) => preview.read(key));
  return over === null ? null : JSON.parse(over);
}

/** The zone by which they live. Where no page has said yet in which zone somebody is, it is the same for both. */
async function settleZones(people: SampleParts['people']): Promise<string> {
  const two = (await people.all()).filter(({ id }) => id !== 'guest');
  const zone = two.find(({ zoneKnown }) => zoneKnown)?.zone ?? two[0]?.zone ?? 'UTC';
  for (const { id, name, zoneKnown } of two) if (!zoneKnown) await people.save({ id, name, zone });
  return zone;
}

/** What of a step the page puts in words. */
function shown({ day, who, does }: Step): Pick<Extract<WireSample, { state: 'running' }>, 'week' | 'who' | 'doing'> {
  const named = does.kind === 'command' ? does.path : does.kind === 'press' ? does.action : does.kind;
  return { week: Math.floor(day / 7) + 1, who, doing: named.split(/[ .]/)[0] ?? '' };
}

import type { DiscordWorld, Two } from '../../fakes/discord-twin/discord-world.ts';
import { wireChannel } from '../../fakes/discord-twin/wire.ts';

/** What can happen to a request about a message in one channel; `arm` returns what ends it. */
export type Fault = {
  readonly name: string;
  readonly place?: Partial<Two['channel']>;
  readonly arm: (world: DiscordWorld, two: Two, times: number) => () => void;
};

const refusals: readonly (readonly [number, number])[] = [
  [403, 50001],
  [403, 50013],
  [403, 20026],
  [400, 50083],
  [400, 50035],
  [400, 240000],
  [400, 200000],
  [403, 40003],
  [403, 20029],
  [403, 40006],
  [400, 30046],
  [404, 10003],
  [404, 10008],
  [400, 99999],
  [403, 99999],
];

const again = { how: 'answer', status: 429, body: { message: 'Wait', retry_after: 0.01, global: false } } as const;

/** Every fault, each for one couple. A thread that archives itself or is locked is one too. */
export const faults: readonly Fault[] = [
  ...refusals.map(([status, code]) =>
    failing(`${code} with ${status}`, { how: 'answer', status, body: { code, message: '' } }),
  ),
  failing('500', { how: 'answer', status: 500 }),
  // discord.js waits itself for as long as Discord says, however often.
  failing('429', { ...again, headers: { 'retry-after': '0.01' } }, 20),
  failing('a broken connection', { how: 'drop' }),
  failing('a lost answer', { how: 'drop', after: true }),
  { name: 'an archived thread', place: { type: 11 }, arm: (world, { channel }) => set(world, channel, 'archived') },
  { name: 'a locked thread', place: { type: 11 }, arm: (world, { channel }) => set(world, channel, 'locked') },
];

type How =
  | { readonly how: 'drop'; readonly after?: true }
  | {
      readonly how: 'answer';
      readonly status: number;
      readonly body?: object;
      readonly headers?: Record<string, string>;
    };

function failing(name: string, how: How, most = Number.POSITIVE_INFINITY): Fault {
  return {
    name,
    arm: ({ twin }, { channel }, times) =>
      twin.fail({
        ...how,
        method: null,
        path: new RegExp(`^/channels/${channel.id}/messages`),
        times: Math.min(times, most),
      }),
  };
}

/** Discord tells of it. */
function set({ twin }: DiscordWorld, channel: Two['channel'], what: 'archived' | 'locked'): () => void {
  const change = (to: boolean): void => {
    channel[what] = to;
    twin.gateway.dispatch('THREAD_UPDATE', wireChannel(channel, twin.world), channel.guild);
  };
  change(true);
  return () => change(false);
}

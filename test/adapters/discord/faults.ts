import type { DiscordWorld, Two } from '../../fakes/discord-twin/discord-world.ts';
import { wireChannel } from '../../fakes/discord-twin/wire.ts';

/** What can happen to a request about a message in one channel; `arm` returns what ends it. */
export type Fault = {
  readonly name: string;
  /** Met for long alone: once, it is like another one. */
  readonly isAlike?: boolean;
  readonly place?: Partial<Two['channel']>;
  readonly arm: (world: DiscordWorld, two: Two, times: number) => () => void;
};

const refusals: readonly (readonly [number, number, 'alike'?])[] = [
  [403, 50001],
  [403, 50013, 'alike'],
  [403, 20026, 'alike'],
  [400, 50083],
  [400, 50035],
  [400, 240000],
  [400, 200000, 'alike'],
  [403, 40003],
  [403, 20029, 'alike'],
  [403, 40006, 'alike'],
  [400, 30046],
  [404, 10003],
  [400, 99999],
];

const again = { how: 'answer', status: 429, body: { message: 'Wait', retry_after: 0.01, global: false } } as const;

/** Every fault, each for one couple. A thread that archives itself or is locked is one too. */
export const faults: readonly Fault[] = [
  ...refusals.map(([status, code, alike]) => ({
    ...failing(`${code} with ${status}`, { how: 'answer', status, body: { code, message: '' } }),
    isAlike: alike !== undefined,
  })),
  failing('500', { how: 'answer', status: 500 }),
  // discord.js waits itself for as long as Discord says, however often.
  failing('429', { ...again, headers: { 'retry-after': '0.01' } }, 3),
  failing('a broken connection', { how: 'drop' }),
  failing('a lost answer', { how: 'drop', after: true }),
  { name: '10008, a deleted card', arm: (world, two) => deleteCard(world, two) },
  { name: 'an archived thread', place: { type: 11 }, arm: (world, { channel }) => set(world, channel, 'archived') },
  { name: 'a thread that archives itself', place: { type: 11, archivesAfter: 3_600_000 }, arm: letTimePass },
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

/** Somebody deletes the newest card of the channel. */
function deleteCard({ twin }: DiscordWorld, { channel }: Two): () => void {
  const cards = [...twin.world.messages.values()].filter((one) => one.channel === channel.id && one.onlyFor === null);
  const newest = cards.findLast(({ deleted }) => !deleted);
  if (newest !== undefined) newest.deleted = true;
  return () => undefined;
}

/** Nobody has written for an hour. Discord need not have told of what follows from that. */
function letTimePass(_: DiscordWorld, { channel }: Two): () => void {
  channel.quietSince = Number.NEGATIVE_INFINITY;
  return () => undefined;
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

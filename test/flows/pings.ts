import { expect } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import { isQuiet } from '../../src/schedule/quiet-hours.ts';
import type { World } from './driver.ts';

/** A sound that somebody's device made for them. */
export type Ping = {
  readonly person: string;
  readonly at: Instant;
  /** What kind of thing it told of: `question`, `reply`, `settings-quiet`. */
  readonly about: string;
  readonly how: 'mention' | 'direct';
  /** What exactly it told of: two pings with the same are about one thing. */
  readonly event: string;
};

/** Every ping that each person got, oldest first: `question: mention`. The guest gets none. */
export type Heard = Readonly<Record<'sam' | 'alex', readonly string[]>>;

/** Reads off the key under which a message was sent what it is about. What has no key answers what somebody just did. */
export function pingOf(person: string, at: Instant, how: Ping['how'], key: string | null, message: string): Ping {
  if (key === null) return { person, at, how, about: 'answer', event: `answer ${message}` };
  const [, kind = key, id = ''] = /^(.*?)[-:]?([0-9a-f]{8}-[0-9a-f-]{27})/.exec(key) ?? [];
  const about = names[kind] ?? kind;
  return { person, at, how, about, event: `${about} ${id}` };
}

const names: Readonly<Record<string, string>> = {
  'check-in': 'question',
  'reveal-whisper': 'reveal',
  response: 'reply',
  'ask-hears': 'how to hear',
};

/** Whom a card names, by their ids. */
export function namedOn(card: Card): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { kind, user } = part as { kind?: unknown; user?: { user?: unknown } };
    if (kind === 'partner' && typeof user?.user === 'string') found.add(user.user);
    for (const inner of Object.values(part)) look(inner);
  };
  look(card.elements);
  return found;
}

/** Where people are, by their names; and the quiet hours of every couple that chose no others. */
export const zones: Readonly<Record<string, string>> = {
  sam: 'Europe/Lisbon',
  alex: 'America/New_York',
  guest: 'Asia/Tokyo',
};
const quietHours = { from: '22:00', to: '08:00' };

/**
 * Each got exactly these, nobody anything in their quiet hours, and nobody two for one thing. What Slack can only hand
 * over in a direct message, to the one who has just asked for it, is no news.
 */
export function expectHeard(world: Pick<World, 'pings'>, heard: Heard): void {
  // What is due at one instant comes in any order.
  const pings = world.pings.toSorted((a, b) => a.at - b.at || placeOf(a) - placeOf(b));
  const of = (name: string) =>
    pings
      .filter(({ person, about }) => person === name && about !== 'answer')
      .map(({ about, how }) => `${about}: ${how}`);
  expect({ sam: of('sam'), alex: of('alex'), guest: of('guest') }).toEqual({ ...heard, guest: [] });
  expectPeace(pings);
}

const order = ['invitation', 'how to hear', 'settings', 'question', 'nudge', 'reveal', 'reply', 'appreciation'];

function placeOf({ about }: Ping): number {
  const place = order.findIndex((one) => about.startsWith(one));
  return place < 0 ? order.length : place;
}

/** Nobody hears of anything in their quiet hours, and of nothing twice. Strangers, who are invited, have none yet. */
export function expectPeace(pings: readonly Ping[], hours = quietHours): void {
  const early = pings.filter(
    ({ person, at, about }) =>
      about !== 'invitation' && about !== 'answer' && isQuiet(hours, zones[person] ?? 'UTC', at),
  );
  expect(early).toEqual([]);
  const told = pings.map(({ person, event }) => `${person}: ${event}`);
  expect(told.filter((one, index) => told.indexOf(one) !== index)).toEqual([]);
}

import type { PlatformErrorKind } from '../../src/port/platform-error.ts';

/**
 * What a code of Discord's means for whoever asked, and for a wait how long it is where Discord does not say (ms).
 */
export type Meaning = { readonly kind: PlatformErrorKind; readonly wait?: number };

/**
 * The codes that can meet us, of those that are published and a few that are not. They say more than the HTTP status:
 * a limit may come as 400 or 403. A code that stands here in no line is `unknown`.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export function meaningOf(code: number): Meaning | null {
  return meanings.get(code) ?? null;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Unknown event, channel, server, member, message, user, webhook, interaction; a token of an interaction that is over. */
const gone = [10_070, 10_003, 10_004, 10_007, 10_008, 10_013, 10_015, 10_062, 50_027, 50_055];

const forbidden = [
  // Attune, as it is: flagged by Discord, under an age limit, banned, without access or permission, not where Discord may be used.
  20_024,
  20_026, 40_007, 50_001, 50_013, 50_095,
  // Who does not take messages: a person, nobody in common with them, not a person at all.
  50_007, 50_033, 50_278,
  // What does not take messages, or not from Attune: direct messages, a message of somebody else, a voice channel, a forum, a high bar.
  40_058,
  50_003, 50_005, 50_008, 50_009, 50_024,
  // A thread that is archived or locked; one too many.
  50_083, 160_005, 160_006, 160_007,
  // A message that may not be referred to.
  160_002, 160_009, 160_010,
];

/** Form or content: too many events, one that is over; too large, empty, explicit, filtered, a file that is none; an interaction that has had its answer. */
const rejected = [
  20_009, 30_015, 30_038, 180_000, 40_005, 40_041, 40_060, 40_094, 50_006, 50_021, 50_035, 50_045, 50_046, 50_068,
  50_109, 50_110, 50_123, 50_146, 200_000, 200_001, 240_000, 400_001,
];

/** Limits that Discord tells with another status than 429. */
const limits: readonly (readonly [number, number])[] = [
  // Slow mode; announcements; a channel's and a server's messages.
  [20_016, minute],
  [20_022, 10 * minute],
  [20_028, minute],
  [20_029, minute],
  // Commands made in a day.
  [30_034, 6 * hour],
  // Edits of messages that are older than an hour.
  [30_046, 10 * minute],
  // Direct messages opened too fast. Told with 403, and the person's are not closed at all.
  [40_003, 10 * minute],
  // Sending, and a part of Discord, switched off for the moment.
  [40_004, 10 * minute],
  [40_006, 10 * minute],
  [40_062, minute],
];

/** Not ready, broken or overloaded for the moment; in front of Discord; or a matter between Discord and the host. */
const unavailable = [40_001, 40_002, 40_043, 40_333, 50_014, 50_067, 110_000, 110_001, 130_000];

const meanings: ReadonlyMap<number, Meaning> = new Map([
  ...each(gone, 'gone'),
  ...each(forbidden, 'forbidden'),
  ...each(rejected, 'rejected'),
  ...each(unavailable, 'unavailable'),
  ...limits.map(([code, wait]) => [code, { kind: 'rate-limited', wait } as Meaning] as const),
]);

function each(codes: readonly number[], kind: PlatformErrorKind): readonly (readonly [number, Meaning])[] {
  return codes.map((code) => [code, { kind }]);
}

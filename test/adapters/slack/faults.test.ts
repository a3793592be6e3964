import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '../../fakes/slack-twin/failures.ts';
import { FaultGround, type Pair } from '../../fakes/slack-twin/fault-ground.ts';
import { proofRuns } from '../../proof-runs.ts';

/** What a fault does: pass by itself after some tries, refuse this one message or channel, or refuse what is in it. */
type Kind = 'passes' | 'shut' | 'form';

const error = (code: string): Failure => ({ kind: 'error', code });

const faults: readonly [string, Failure, Kind][] = [
  ['update_failed', error('update_failed'), 'passes'],
  ['internal_error', error('internal_error'), 'passes'],
  ['ratelimited', error('ratelimited'), 'passes'],
  ['500', { kind: 'status', status: 500 }, 'passes'],
  ['429', { kind: 'rate-limit', seconds: 30 }, 'passes'],
  ['a reset', { kind: 'drop' }, 'passes'],
  ['a lost answer', { kind: 'drop', after: true }, 'passes'],
  ['msg_too_long', error('msg_too_long'), 'form'],
  ['invalid_blocks', error('invalid_blocks'), 'form'],
  ['an_error_of_tomorrow', error('an_error_of_tomorrow'), 'form'],
  ['is_inactive', error('is_inactive'), 'shut'],
  ['is_archived', error('is_archived'), 'shut'],
  ['not_in_channel', error('not_in_channel'), 'shut'],
  ['channel_not_found', error('channel_not_found'), 'shut'],
  ['message_not_found', error('message_not_found'), 'shut'],
  ['cant_update_message', error('cant_update_message'), 'shut'],
  ['edit_window_closed', error('edit_window_closed'), 'shut'],
  ['restricted_action', error('restricted_action'), 'shut'],
  ['posting_to_channel_denied', error('posting_to_channel_denied'), 'shut'],
  ['account_inactive', error('account_inactive'), 'shut'],
];

/** What it is tried on: how it comes about, and what is to be read of it in the end. */
type Card = {
  readonly method: 'chat.postMessage' | 'chat.update';
  readonly isPaired: boolean;
  /** Before anything fails; what it gives is handed to `act`. */
  readonly prepare: (ground: FaultGround, pair: Pair) => Promise<string>;
  readonly act: (ground: FaultGround, pair: Pair, id: string) => Promise<unknown>;
  /** How many messages of the channel hold what it is about. */
  readonly shows: (messages: readonly string[], pair: Pair) => number;
  readonly expected: 0 | 1;
  /** Who hears of it where it cannot be shown. */
  readonly told: readonly (0 | 1)[];
};

const nothing = async () => '';
const holding = (messages: readonly string[], ...words: readonly string[]) =>
  messages.filter((message) => words.every((word) => message.includes(word))).length;

const cards: Readonly<Record<string, Card>> = {
  question: {
    method: 'chat.postMessage',
    isPaired: true,
    prepare: nothing,
    act: (ground, pair) => ground.ask(pair),
    shows: (messages) => holding(messages, 'check-in.'),
    expected: 1,
    told: [0, 1],
  },
  reveal: {
    method: 'chat.update',
    isPaired: true,
    prepare: (ground, pair) => ground.ask(pair),
    act: (ground, pair, id) => ground.reveal(pair, id),
    shows: (messages, { words }) => holding(messages, ...words),
    expected: 1,
    told: [0, 1],
  },
  response: {
    method: 'chat.postMessage',
    isPaired: true,
    prepare: async (ground, pair) => {
      const id = await ground.ask(pair);
      await ground.reveal(pair, id);
      return id;
    },
    act: (ground, pair, id) => ground.respond(pair, id),
    shows: (messages, { words }) => holding(messages, `reply ${words[0]}`),
    expected: 1,
    told: [0, 1],
  },
  appreciation: {
    method: 'chat.postMessage',
    isPaired: true,
    prepare: nothing,
    act: (ground, pair) => ground.appreciate(pair),
    shows: (messages, { words }) => holding(messages, words[0]),
    expected: 1,
    told: [0],
  },
  'take-back': {
    method: 'chat.update',
    isPaired: true,
    prepare: (ground, pair) => ground.appreciate(pair),
    act: (ground, _, id) => ground.takeBack(id),
    shows: (messages, { words }) => holding(messages, words[0]),
    expected: 0,
    told: [0],
  },
  invitation: {
    method: 'chat.postMessage',
    isPaired: false,
    prepare: nothing,
    act: (ground, pair) => ground.invite(pair),
    shows: (messages) => holding(messages, 'pairing.accept'),
    expected: 1,
    told: [0],
  },
};

/**
 * Each fault on each card, once or for as long as nobody mends it, by turns; all of it with `ATTUNE_PROOF_RUNS` above
 * one. Faults that pass by themselves last for three tries.
 */
const cells = Object.entries(cards).flatMap(([name, card], row) =>
  faults.flatMap(([fault, failure, kind], column) =>
    (['once', 'lasting'] as const)
      .filter((how) => proofRuns > 1 || (row + column) % 2 === (how === 'once' ? 0 : 1))
      // An answer is lost once. And a message that Slack does not find is not there: then nothing is left to take back.
      .filter((how) => how === 'once' || !('after' in failure || `${name} ${fault}` === 'take-back message_not_found'))
      .map((how) => ({ name: `${name}: ${fault}, ${how}`, card, failure, kind, how })),
  ),
);

describe('whatever Slack answers to a living card', () => {
  let ground: FaultGround;
  const pairs = new Map<string, Pair>();
  /** What stood there and what was said while the fault lasted, and after it was mended. */
  const seen = new Map<string, { readonly during: number; readonly told: readonly number[]; readonly after: number }>();

  beforeAll(async () => {
    ground = await FaultGround.open();
    const ids = new Map<string, string>();
    const made = await ground.addPairs(cells.map(({ card }) => card.isPaired));
    for (const [n, pair] of made.entries()) pairs.set(cells[n]?.name ?? '', pair);
    for (const { name, card } of cells) ids.set(name, await card.prepare(ground, pairOf(name)));
    await ground.settle();
    for (const { name, card, failure, kind, how } of cells) {
      const pair = pairOf(name);
      const times = how === 'once' ? 1 : kind === 'passes' ? 3 : Number.POSITIVE_INFINITY;
      const here = (args: Readonly<Record<string, unknown>>) => args['channel'] === pair.room.room;
      // One that lasts is about the channel or the message, whatever is tried with it; a removal has no form.
      const lasting = ['chat.postMessage', 'chat.update', ...(kind === 'form' ? [] : ['chat.delete'])];
      const methods = how === 'once' ? [card.method] : lasting;
      for (const method of methods) ground.slack.twin.fail(method, failure, times, here);
      await card.act(ground, pair, ids.get(name) ?? '');
    }
    await ground.settle(9);
    const during = new Map(cells.map(({ name, card }) => [name, look(name, card)]));
    ground.slack.twin.failures.clear();
    for (const { name, card } of cells) if (card.isPaired) await ground.cameBack(pairOf(name));
    await ground.settle(3);
    for (const { name, card } of cells) {
      const before = during.get(name) ?? { count: 0, told: [0, 0] };
      seen.set(name, { during: before.count, told: before.told, after: look(name, card).count });
    }
  });
  afterAll(() => ground[Symbol.asyncDispose]());

  function pairOf(name: string): Pair {
    const pair = pairs.get(name);
    if (pair === undefined) throw new Error(`there is no couple for ${name}`);
    return pair;
  }

  function look(name: string, card: Card): { readonly count: number; readonly told: readonly number[] } {
    const pair = pairOf(name);
    const told = ([0, 1] as const).map((side) => ground.toldTo(pair, side).length);
    return { count: card.shows(ground.inChannel(pair), pair), told };
  }

  const isTold = (name: string, card: Card) => card.told.every((side) => (seen.get(name)?.told[side] ?? 0) > 0);
  test.each(cells)('$name', ({ name, card, kind, how }) => {
    const { during, after } = seen.get(name) ?? { during: -1, after: -1 };
    // What passes is no matter at all; what is refused is shown in another way, or told of.
    if (kind === 'passes') expect(during).toBe(card.expected);
    else if (during !== card.expected) expect(isTold(name, card)).toBe(true);
    // Nothing stands there twice, and nothing that was taken back.
    expect(after).toBeLessThanOrEqual(card.expected);
    if (how === 'lasting' && after !== card.expected) expect(isTold(name, card)).toBe(true);
  });
});

import { hour, type Instant } from '../../src/model/instant.ts';
import type { Client } from './clients.ts';
import { codeOf } from './translate-error.ts';

/** Where a message with a key is looked for: in a channel, or below a message of it. */
export type Place = { readonly space: string; readonly channel: string; readonly under?: string };

/**
 * Finds the message that carries a key, posted since a moment; `null` where there is none, or where Attune may not
 * look. Throws where the look itself fails: then nobody knows, and nothing may be posted a second time.
 */
export type FindPosted = (client: Client, place: Place, key: string, since: Instant | null) => Promise<string | null>;

/** What a message carries of its key. */
export function keyed(key: string) {
  return { event_type: eventType, event_payload: { key } };
}

export function createFindPosted(now: () => Instant): FindPosted {
  const blind = new Map<string, Instant>();
  /** Where a look that broke off goes on: Slack may allow one page a minute. */
  const reached = new Map<string, string>();
  return async (client, place, key, since) => {
    // Each kind of channel has a permission of its own.
    const kind = `${place.space}/${place.channel.charAt(0)}`;
    if ((blind.get(kind) ?? 0) > now()) return null;
    try {
      const found = await look(client, place, key, since, reached);
      reached.delete(key);
      return found;
    } catch (error) {
      if (!notAllowed.includes(codeOf(error) ?? '')) throw error;
      blind.set(kind, now() + hour);
      return null;
    }
  };
}

/**
 * Fifteen messages at a time: apps that are distributed outside Slack's marketplace get no more, and one look in a
 * minute (docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps). In a channel of two that is
 * nearly always all there is since the first try.
 */
async function look(
  client: Client,
  { channel, under }: Place,
  key: string,
  since: Instant | null,
  reached: Map<string, string>,
): Promise<string | null> {
  // Slack's clock and ours may differ by a little.
  const from = since === null ? {} : { oldest: String(Math.floor(since / 1000) - 60) };
  for (let page = 0; page < mostPages; page += 1) {
    const cursor = reached.get(key);
    const range = {
      channel,
      limit: 15,
      include_all_metadata: true,
      ...from,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const { messages, response_metadata } =
      under === undefined
        ? await client.conversations.history(range)
        : await client.conversations.replies({ ...range, ts: under });
    const found = messages?.find(({ metadata }) => carries(metadata, key))?.ts;
    if (found !== undefined) return found;
    const next = response_metadata?.next_cursor;
    if (next === undefined || next === '') return null;
    if (reached.size > 200) reached.delete(reached.keys().next().value ?? key);
    reached.set(key, next);
  }
  return null;
}

const mostPages = 7;

/** Bots may not read threads of every kind of channel. */
const notAllowed: readonly string[] = ['missing_scope', 'not_allowed_token_type', 'no_permission'];

function carries(metadata: unknown, key: string): boolean {
  const found = metadata as { event_type?: unknown; event_payload?: { key?: unknown } } | undefined;
  return found?.event_type === eventType && found.event_payload?.key === key;
}

const eventType = 'attune_post';

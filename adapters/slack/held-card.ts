import { z } from 'zod';
import { day, type Instant, minute } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { Hold, Keep } from '../../src/port/hold.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Clients } from './clients.ts';
import { linkMessages } from './link-messages.ts';
import { renderCard } from './render-card.ts';
import type { Respond } from './response-url.ts';
import { codeOf, translateError } from './translate-error.ts';

/** Slack takes five answers at an address, within half an hour; one was given. https://docs.slack.dev/interactivity/handling-user-interaction */
const answersLeft = 4;
const addressLife = 29 * minute;

/** A direct message can be changed for good. Nobody looks at one that is older. */
const directLife = 30 * day;

/**
 * An ephemeral message that was just replaced, and so can be again. Nothing names it for good, so of those about the
 * same the one that was used last is known.
 */
export function holdEphemeral(
  { about }: Keep,
  where: { readonly url: string; readonly channel: string; readonly thread?: string },
  now: Instant,
): Hold {
  return {
    card: `ephemeral/${about}`,
    handle: JSON.stringify({ ...where, left: answersLeft }),
    until: now + addressLife,
  };
}

export function holdDirect({ channel, ts }: { channel: string; ts: string }, now: Instant): Hold {
  return { card: `${channel}/${ts}`, handle: JSON.stringify({ channel, ts }), until: now + directLife };
}

export type ReplaceParts = { readonly clients: Clients; readonly respond: Respond; readonly now: () => Instant };

/** Replaces private cards, or takes them away. Any process can do it, whichever has shown them. */
export function createReplace({ clients, respond, now }: ReplaceParts): ChatPlatform['replace'] {
  return async (hold, { space }, room, card) => {
    const handle = read(hold.handle);
    if (handle === null) throw new PlatformError('gone', 'a private card that cannot be found');
    try {
      const { client } = await clients.of(space);
      const acts = handle.channel === room.room ? undefined : room.room;
      const message = card === null ? null : renderCard(await linkMessages(client, card), acts);
      if ('url' in handle) return await replaceEphemeral(handle, message);
      const { channel, ts } = handle;
      if (message !== null) await client.chat.update({ channel, ts, ...message });
      else await client.chat.delete({ channel, ts }).catch(unlessGone);
      return message === null ? null : hold;
    } catch (error) {
      throw translateError(error, 'a private card that is replaced', now());
    }

    async function replaceEphemeral(
      { url, left, thread, ...rest }: Ephemeral,
      message: ReturnType<typeof renderCard> | null,
    ): Promise<Hold | null> {
      const place = thread === undefined ? {} : { thread_ts: thread };
      const how = message === null ? { delete_original: true as const } : { replace_original: true };
      const taken = left > 0 && (await respond(url, message, { response_type: 'ephemeral', ...how, ...place }));
      if (!taken) throw new PlatformError('gone', 'an address that takes no more answers');
      const again = { url, ...rest, ...(thread === undefined ? {} : { thread }), left: left - 1 };
      return message === null || left <= 1 ? null : { ...hold, handle: JSON.stringify(again) };
    }
  };
}

function unlessGone(error: unknown): void {
  if (codeOf(error) !== 'message_not_found') throw error;
}

type Ephemeral = z.infer<typeof ephemeral>;

const ephemeral = z.object({
  url: z.string(),
  channel: z.string(),
  thread: z.string().exactOptional(),
  left: z.number(),
});

const handles = z.union([ephemeral, z.object({ channel: z.string(), ts: z.string() })]);

function read(handle: string): z.infer<typeof handles> | null {
  try {
    return handles.parse(JSON.parse(handle));
  } catch {
    return null;
  }
}

import { Routes } from 'discord.js';
import { z } from 'zod';
import { day, type Instant, minute } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { Hold } from '../../src/port/hold.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { SendWithPictures } from './attach-pictures.ts';
import { asEdit, messageBody, withFiles } from './message-body.ts';
import type { OwnMessage, ReplyTo } from './read-event.ts';
import type { Voice } from './render-markup.ts';
import type { Request } from './requests.ts';
import { translateError } from './translate-error.ts';

/** How long the answer to an interaction can be replaced: what Discord gives its token, less what is already past of it. */
const tokenLife = 14 * minute;

/** A direct message can be changed for good. Nobody looks at one that is older. */
const directLife = 30 * day;

/** The answer to an interaction, which only one person sees. */
export function holdAnswer(card: string, { token, application }: ReplyTo, now: Instant): Hold {
  return { card, handle: JSON.stringify({ token, application }), until: now + tokenLife };
}

export function holdDirect({ channel, message }: Omit<OwnMessage, 'direct'>, now: Instant): Hold {
  return { card: message, handle: JSON.stringify({ channel, message }), until: now + directLife };
}

export type ReplaceParts = {
  readonly request: Request;
  readonly sendPictures: SendWithPictures;
  readonly now: () => Instant;
  readonly voice: () => Promise<Voice>;
};

/** Replaces private cards, or takes them away. Any process can do it, whichever has shown them. */
export function createReplace({ request, sendPictures, now, voice }: ReplaceParts): ChatPlatform['replace'] {
  return async (hold, _user, room, card) => {
    const handle = read(hold.handle);
    if (handle === null) throw new PlatformError('gone', 'a private card that cannot be found');
    const isDirect = 'channel' in handle;
    const route = isDirect
      ? Routes.channelMessage(handle.channel, handle.message)
      : Routes.webhookMessage(handle.application, handle.token, '@original');
    try {
      if (card === null) {
        await request('taking away a private card', 'delete', route, { auth: isDirect });
        return null;
      }
      const spoken = await voice();
      await sendPictures(card, ({ card: shown, pictures }) => {
        const { body, ...files } = asEdit(withFiles(messageBody(shown, spoken, isDirect ? room : null), [], pictures));
        return request('replacing a private card', 'patch', route, { body, auth: isDirect, ...files });
      });
      return hold;
    } catch (error) {
      const known = translateError(error, 'replacing a private card', now());
      if (card === null && known.kind === 'gone') return null;
      throw known;
    }
  };
}

const handles = z.union([
  z.object({ token: z.string(), application: z.string() }),
  z.object({ channel: z.string(), message: z.string() }),
]);

function read(handle: string): z.infer<typeof handles> | null {
  try {
    return handles.parse(JSON.parse(handle));
  } catch {
    return null;
  }
}

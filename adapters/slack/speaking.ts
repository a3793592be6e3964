import type { Instant } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import { whisperIn, writeDirectly } from './answer-privately.ts';
import type { Client, Clients } from './clients.ts';
import { type ReadHome, renderHome } from './home-tab.ts';
import { inspectRoom } from './inspect-room.ts';
import type { Profile } from './profiles.ts';
import { renderCard } from './render-card.ts';
import { codeOf, translateError } from './translate-error.ts';

/** What Attune says and looks up by itself, apart from posts. */
export type Speaking = Pick<ChatPlatform, 'edit' | 'remove' | 'whisper' | 'inspect'> & {
  showHome(space: string, user: string, profile: Profile): Promise<void>;
};

export function createSpeaking(clients: Clients, now: () => Instant, readHome: ReadHome | undefined): Speaking {
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, what, now());
    }
  };

  // Only spares a person the same words twice from one process; what was whispered before a restart is the store's to know.
  const once = rememberKeys();

  return {
    edit: ({ room, message }, card) =>
      attempt('an edit', async () => {
        const { client } = await clients.of(room.space);
        await client.chat.update({ channel: room.room, ts: message, ...renderCard(card) });
      }),

    remove: ({ room, message }) =>
      attempt('a removal', async () => {
        const { client } = await clients.of(room.space);
        await client.chat.delete({ channel: room.room, ts: message }).catch((error: unknown) => {
          if (codeOf(error) !== 'message_not_found') throw error;
        });
      }),

    // Slack shows an ephemeral message only to somebody who is there; the others get it as a direct message.
    whisper: (user, room, card, key) =>
      once(`${user.user}/${key}`, () =>
        attempt('a whisper', async () => {
          const { client } = await clients.of(room.space);
          const thread = room.under === undefined ? {} : { thread_ts: room.under };
          const speak = async () => client;
          const here = await isHere(client, user.user);
          const seen = here && (await whisperIn(speak, room.room, user.user, renderCard(card), now(), thread));
          if (!seen) await writeDirectly(speak, user.user, card, room.room, now());
        }),
      ),

    inspect: (room) => attempt('a look at the room', () => inspectRoom(clients, room, now())),

    showHome: (space, user, profile) =>
      attempt('the Home tab', async () => {
        if (readHome === undefined) return;
        const home = await readHome({ platform: 'slack', space, user }, profile);
        const { client } = await clients.of(space);
        await client.views.publish({ user_id: user, view: renderHome(home) });
      }),
  };
}

/** Runs something once per key, unless it failed; a second call meanwhile waits for the first. */
function rememberKeys(): (key: string, work: () => Promise<void>) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const next = work();
    known.set(key, next);
    next.catch(() => known.delete(key));
    if (known.size > 2000) known.delete(known.keys().next().value ?? key);
    return next;
  };
}

/** Whether the person would see an ephemeral message. Where Slack does not tell, it is taken for granted. */
async function isHere(client: Client, user: string): Promise<boolean> {
  try {
    return (await client.users.getPresence({ user })).presence !== 'away';
  } catch {
    return true;
  }
}

import type { Instant } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { Clients } from './clients.ts';
import { type ReadHome, renderHome } from './home-tab.ts';
import { inspectRoom } from './inspect-room.ts';
import { linkMessages } from './link-messages.ts';
import type { Profile } from './profiles.ts';
import { renderCard } from './render-card.ts';
import { codeOf, translateError } from './translate-error.ts';
import type { WordsIn } from './words.ts';

/** What Attune says and looks up by itself, apart from posts and whispers. */
export type Speaking = Pick<ChatPlatform, 'edit' | 'remove' | 'inspect'> & {
  showHome(space: string, user: string, profile: Profile): Promise<void>;
};

export function createSpeaking(
  clients: Clients,
  now: () => Instant,
  words: WordsIn,
  readHome: ReadHome | undefined,
): Speaking {
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, what, now());
    }
  };

  return {
    edit: ({ room, message }, card) =>
      attempt('an edit', async () => {
        const { client } = await clients.of(room.space);
        const shown = renderCard(await linkMessages(client, card));
        await client.chat.update({ channel: room.room, ts: message, ...shown });
      }),

    remove: ({ room, message }) =>
      attempt('a removal', async () => {
        const { client } = await clients.of(room.space);
        await client.chat.delete({ channel: room.room, ts: message }).catch((error: unknown) => {
          if (codeOf(error) !== 'message_not_found') throw error;
        });
      }),

    inspect: (room, about) => attempt('a look at the room', () => inspectRoom(clients, room, about)),

    showHome: (space, user, profile) =>
      attempt('the Home tab', async () => {
        if (readHome === undefined) return;
        const home = await readHome({ platform: 'slack', space, user }, profile);
        const { client } = await clients.of(space);
        await client.views.publish({ user_id: user, view: renderHome(home, words(profile.locale)) });
      }),
  };
}

import type { ChatPlatform } from '../../port/chat-platform.ts';
import { PlatformError } from '../../port/platform-error.ts';

/**
 * Stands for the preview while it is closed. A couple that was tried out there is paused, as in any room in which
 * Attune may not post, and goes on with `/checkin resume` once the preview is open again.
 */
export const closedPreview: ChatPlatform = {
  name: 'web',
  start: async () => undefined,
  post: async () => refuse(),
  edit: async () => refuse(),
  remove: async () => refuse(),
  whisper: async () => refuse(),
  replace: async () => refuse(),
  inspect: async () => refuse(),
  events: null,
  condition: () => ({ state: 'up' }),
  lost: new Promise(() => {}),
  [Symbol.asyncDispose]: async () => undefined,
};

function refuse(): never {
  throw new PlatformError('forbidden', 'the preview is closed while Discord or Slack is connected');
}

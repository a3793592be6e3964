import type { ChatPlatform } from '../../port/chat-platform.ts';
import type { OpenData } from '../open-attune.ts';
import type { Run } from '../run.ts';
import { adminCommands } from './commands.ts';
import { openSocket } from './open-socket.ts';

/**
 * Takes the host's commands while Attune runs on the embedded database, which no other process can open. With a server
 * they go to the database themselves.
 */
export async function serveHost(
  data: OpenData,
  { metrics }: Pick<Run, 'metrics'>,
  platforms: readonly Pick<ChatPlatform, 'name' | 'condition'>[],
): Promise<AsyncDisposable> {
  if (data.config.databaseUrl !== undefined) return new AsyncDisposableStack();
  const running = {
    since: new Date(),
    measured: () => metrics.text(),
    platforms: () =>
      platforms.map((platform) => {
        const condition = platform.condition();
        return { name: platform.name, trouble: condition.state === 'up' ? null : condition.reason };
      }),
  };
  return (await openSocket({ ...data, running }, adminCommands)) ?? new AsyncDisposableStack();
}

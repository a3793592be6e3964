import type { DiscordOptions } from '../../../adapters/discord/platform.ts';
import { contractCommands } from '../../contract/platform-cards.ts';
import type { TwinOptions } from '../../fakes/discord-twin/twin.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { type DiscordDriver, openDiscordDriver } from './open-discord-driver.ts';

/** Runs one test against a fresh twin, closes it, and fails if anything was sent that Discord would have refused. */
export function onDiscord(
  test: (driver: DiscordDriver) => Promise<void>,
  options: { twin?: TwinOptions; platform?: Partial<DiscordOptions> } = {},
): () => Promise<void> {
  return async () => {
    const inbox = new FakeInbox();
    inbox.commands = contractCommands;
    await using driver = await openDiscordDriver(inbox, options);
    await test(driver);
  };
}

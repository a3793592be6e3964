import { describe } from 'vitest';
import { FakeInbox } from '../fakes/fake-inbox.ts';
import { describeActing } from './platform-acting.ts';
import { contractCommands } from './platform-cards.ts';
import type { OpenPlatform, PlatformDriver } from './platform-driver.ts';
import { describeForms } from './platform-forms.ts';
import { describeHolding } from './platform-holding.ts';
import { describePosting } from './platform-posting.ts';
import { describeReplies } from './platform-replies.ts';

/** Runs one test on a fresh platform and closes it. */
export type OnPlatform = (test: (driver: PlatformDriver) => Promise<void>) => () => Promise<void>;

/** What every chat platform must do, whatever it is underneath. */
export function describePlatform(name: string, open: OpenPlatform): void {
  const on: OnPlatform = (test) => async () => {
    const inbox = new FakeInbox();
    inbox.commands = contractCommands;
    await using driver = await open(inbox);
    await test(driver);
  };

  describe(`${name} as a chat platform`, () => {
    describePosting(on);
    describeActing(on);
    describeReplies(on);
    describeForms(on);
    describeHolding(on);
  });
}

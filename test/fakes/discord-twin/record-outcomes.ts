import { setTimeout as wait } from 'node:timers/promises';
import type { Inbox } from '../../../src/port/inbox.ts';
import type { Outcomes } from './person.ts';

/**
 * An inbox that notes what became of each event. Discord tells nobody that a bot has nothing to say, so that without
 * this a person at the twin would not know when to stop waiting. `held` waits until the private cards are remembered.
 */
export function recordOutcomes(
  inbox: Inbox,
  changed: () => void,
  outcomes = new Map<string, string>(),
): { inbox: Inbox; outcomes: Outcomes; held: () => Promise<void> } {
  const toHold = new Map<string, PromiseWithResolvers<void>>();
  return {
    outcomes,
    // What could not be shown is never held.
    held: async () => {
      const all = [...toHold.values()].map(({ promise }) => promise);
      await Promise.race([Promise.all(all), wait(1000, undefined, { ref: false })]);
      toHold.clear();
    },
    inbox: {
      get commands() {
        return inbox.commands;
      },
      ackModeOf: (event) => inbox.ackModeOf(event),
      hold: async (event, keep, shown) => {
        await inbox.hold(event, keep, shown);
        toHold.get(event.id)?.resolve();
      },
      suggest: (event) => inbox.suggest(event),
      handle: async (event) => {
        const reply = await inbox.handle(event);
        if (event.kind !== 'notice') outcomes.set(event.id, reply.kind);
        if (event.kind !== 'notice' && 'keep' in reply) toHold.set(event.id, Promise.withResolvers());
        changed();
        return reply;
      },
    },
  };
}

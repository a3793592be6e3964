import type { Inbox } from '../../../src/port/inbox.ts';
import type { Outcomes } from './person.ts';

/**
 * An inbox that notes what became of each event. Discord tells nobody that a bot has nothing to say, so that without
 * this a person at the twin would not know when to stop waiting.
 */
export function recordOutcomes(
  inbox: Inbox,
  changed: () => void,
  outcomes = new Map<string, string>(),
): { inbox: Inbox; outcomes: Outcomes } {
  return {
    outcomes,
    inbox: {
      get commands() {
        return inbox.commands;
      },
      ackModeOf: (event) => inbox.ackModeOf(event),
      suggest: (event) => inbox.suggest(event),
      handle: async (event) => {
        const reply = await inbox.handle(event);
        if (event.kind !== 'notice') outcomes.set(event.id, reply.kind);
        changed();
        return reply;
      },
    },
  };
}

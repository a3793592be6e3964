import type { AckMode, Choice, CommandSpec } from './command-spec.ts';
import type { InboundEvent, InteractionEvent, SuggestEvent } from './inbound-event.ts';
import type { Reply } from './reply.ts';

/** The bot as a platform sees it. */
export interface Inbox {
  readonly commands: readonly CommandSpec[];
  /** A table look-up: touches no database, so the acknowledgement can leave at once. */
  ackModeOf(event: InteractionEvent): AckMode;
  /** Never throws: whatever goes wrong becomes a reply. */
  handle(event: InboundEvent): Promise<Reply>;
  /** At most 25 proposals for an option of a command. */
  suggest(event: SuggestEvent): Promise<readonly Choice[]>;
}

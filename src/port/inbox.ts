import type { AckMode, Choice, CommandSpec } from './command-spec.ts';
import type { Hold, Keep } from './hold.ts';
import type { InboundEvent, InteractionEvent, SuggestEvent } from './inbound-event.ts';
import type { Reply } from './reply.ts';

/** The bot as a platform sees it. */
export interface Inbox {
  readonly commands: readonly CommandSpec[];
  /** A table look-up: touches no database, so the acknowledgement can leave at once. */
  ackModeOf(event: InteractionEvent): AckMode;
  /** Never throws: whatever goes wrong becomes a reply. */
  handle(event: InboundEvent): Promise<Reply>;
  /**
   * A private card was shown that is to be kept up to date; `null` where it cannot be replaced. What was shown about the
   * same before is closed. Never throws.
   */
  hold(event: InteractionEvent, keep: Keep, shown: Hold | null): Promise<void>;
  /** At most 25 proposals for an option of a command. */
  suggest(event: SuggestEvent): Promise<readonly Choice[]>;
}

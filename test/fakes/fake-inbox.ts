import { parseAction } from '../../src/card/action-id.ts';
import { checkCard } from '../../src/card/check-card.ts';
import { checkForm } from '../../src/card/check-form.ts';
import type { AckMode, Choice, CommandSpec } from '../../src/port/command-spec.ts';
import type { Hold, Keep } from '../../src/port/hold.ts';
import type { InboundEvent, InteractionEvent, SuggestEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Reply } from '../../src/port/reply.ts';

type Handler<Kind extends InteractionEvent['kind']> = (
  event: Extract<InteractionEvent, { kind: Kind }>,
) => Reply | Promise<Reply>;

/**
 * A bot that says what a test tells it to. Like the real one it never handles an event twice, and it refuses to say
 * anything that breaks the limits all platforms share.
 */
export class FakeInbox implements Inbox {
  commands: readonly CommandSpec[] = [];
  /** What arrived, in order, notices included. Each event stands here once. */
  readonly events: InboundEvent[] = [];
  /** How often an event arrived that was here before. */
  repeated = 0;
  /** Ids for which the acknowledgement was looked up, in order. */
  readonly asked: string[] = [];
  /** The private cards that were to be kept, and how they can be replaced. */
  readonly held: { by: string; about: string; shown: Hold | null }[] = [];
  proposals: (event: SuggestEvent) => readonly Choice[] = () => [];
  readonly #handlers = new Map<string, { ack: AckMode; run: (event: InteractionEvent) => Reply | Promise<Reply> }>();
  readonly #seen = new Set<string>();

  /** `name` is a command's path, or the first part of an action id. */
  on<Kind extends InteractionEvent['kind']>(kind: Kind, name: string, ack: AckMode, run: Handler<Kind>): this {
    this.#handlers.set(`${kind} ${name}`, { ack, run: (event) => run(event as Parameters<typeof run>[0]) });
    return this;
  }

  ackModeOf(event: InteractionEvent): AckMode {
    this.asked.push(event.id);
    return this.#handlerOf(event)?.ack ?? 'private';
  }

  async handle(event: InboundEvent): Promise<Reply> {
    if (event.kind === 'notice') {
      this.events.push(event);
      return { kind: 'nothing' };
    }
    if (this.#seen.has(event.id)) {
      this.repeated += 1;
      return { kind: 'nothing', taken: true };
    }
    this.#seen.add(event.id);
    this.events.push(event);
    const handler = this.#handlerOf(event);
    if (handler === undefined) throw new Error(`the test has no answer to ${nameOf(event)}`);
    return checked(await handler.run(event));
  }

  async hold(event: InteractionEvent, keep: Keep, shown: Hold | null): Promise<void> {
    this.held.push({ by: event.by.user, about: keep.about, shown });
  }

  async suggest(event: SuggestEvent): Promise<readonly Choice[]> {
    return this.proposals(event);
  }

  /** The events of one kind. */
  received<Kind extends InboundEvent['kind']>(kind: Kind): readonly Extract<InboundEvent, { kind: Kind }>[] {
    return this.events.filter((event): event is Extract<InboundEvent, { kind: Kind }> => event.kind === kind);
  }

  #handlerOf(event: InteractionEvent) {
    return this.#handlers.get(`${event.kind} ${nameOf(event)}`);
  }
}

function nameOf(event: InteractionEvent): string {
  return event.kind === 'command' ? event.path : (parseAction(event.action)?.name ?? event.action);
}

function checked(reply: Reply): Reply {
  const problems = 'card' in reply ? checkCard(reply.card) : 'form' in reply ? checkForm(reply.form) : [];
  if (problems.length > 0) throw new Error(`this reply cannot be shown everywhere: ${problems.join('; ')}`);
  return reply;
}

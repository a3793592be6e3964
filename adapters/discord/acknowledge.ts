import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { AckMode } from '../../src/port/command-spec.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Origin } from './read-event.ts';
import type { InteractionRoutes, Request } from './requests.ts';

/**
 * What Discord lets this answer be. Only a button, or a form that was opened on a private card, has a message to
 * replace; and a form cannot answer a form. Where that is not so, the answer is private.
 */
export function ackFor(event: InteractionEvent, mode: AckMode, { onMessage }: Origin): AckMode {
  if (mode === 'update') return onMessage ? 'update' : 'private';
  return mode === 'form' && event.kind === 'form' ? 'private' : mode;
}

/**
 * Tells Discord that an answer will come, and fixes who will see it. A deferred answer can only be made private here:
 * what it is made of is said with the answer itself.
 */
export async function acknowledge(
  request: Request,
  routes: InteractionRoutes,
  mode: Exclude<AckMode, 'form'>,
): Promise<void> {
  const { DeferredChannelMessageWithSource: later, DeferredMessageUpdate: sameMessage } = InteractionResponseType;
  const bodies = {
    private: { type: later, data: { flags: MessageFlags.Ephemeral } },
    shared: { type: later },
    update: { type: sameMessage },
  } as const;
  await request('acknowledging', 'post', routes.callback, { body: bodies[mode], auth: false });
}

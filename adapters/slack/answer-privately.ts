import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Speak } from './clients.ts';
import { actsIn, type Origin } from './origin.ts';
import { renderCard } from './render-card.ts';
import { sendToResponseUrl } from './response-url.ts';
import { codeOf, translateError } from './translate-error.ts';

/**
 * Shows a card to the one who acted: at the response address, else as an ephemeral message in the channel, else
 * (never for what must leave no trace) as a direct message.
 */
export async function answerPrivately(
  speak: Speak,
  origin: Origin,
  card: Card,
  { traceless, now }: { readonly traceless: boolean; readonly now: Instant },
): Promise<void> {
  const message = renderCard(card, actsIn(origin));
  const thread = origin.card?.thread === undefined ? {} : { thread_ts: origin.card.thread };
  const target = { response_type: 'ephemeral', replace_original: false, ...thread } as const;
  if (origin.responseUrl !== undefined && (await tried(sendToResponseUrl(origin.responseUrl, message, target)))) return;
  if (await whisperIn(speak, origin.channel ?? origin.room, origin.user, message, now, thread)) return;
  if (traceless) throw new PlatformError('forbidden', 'there was no way to answer without leaving a trace');
  await writeDirectly(speak, origin.user, card, origin.room, now);
}

/** An ephemeral message; `false` where the person or Attune is not in the channel. */
export async function whisperIn(
  speak: Speak,
  channel: string,
  user: string,
  message: ReturnType<typeof renderCard>,
  now: Instant,
  thread: { thread_ts?: string } = {},
): Promise<boolean> {
  try {
    const client = await speak();
    await client.chat.postEphemeral({ channel, user, ...message, ...thread });
    return true;
  } catch (error) {
    if (elsewhere.includes(codeOf(error) ?? '')) return false;
    throw translateError(error, 'a private card', now);
  }
}

/** A direct message. Its buttons act in the couple's room. */
export async function writeDirectly(
  speak: Speak,
  user: string,
  card: Card,
  room: string,
  now: Instant,
): Promise<string> {
  try {
    const client = await speak();
    const posted = await client.chat.postMessage({
      channel: user,
      ...renderCard(card, room),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    return posted.channel ?? user;
  } catch (error) {
    throw translateError(error, 'a direct message', now);
  }
}

/** A response address that fails is no reason not to try the next way; a card that Slack cannot show is. */
async function tried(sending: Promise<boolean>): Promise<boolean> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'rejected') throw error;
    return false;
  }
}

const elsewhere: readonly string[] = [
  'not_in_channel',
  'channel_not_found',
  'user_not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
];

import type { Card } from '../../src/card/card.ts';
import { picturesOn } from '../../src/card/place-pictures.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Hold } from '../../src/port/hold.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import type { Client, Speak } from './clients.ts';
import { keyed } from './find-posted.ts';
import { holdDirect } from './held-card.ts';
import { actsIn, type Origin } from './origin.ts';
import { renderCard } from './render-card.ts';
import type { Respond } from './response-url.ts';
import { sentenceCard } from './sentence-cards.ts';
import { translateError } from './translate-error.ts';
import type { PostWithPictures } from './upload-pictures.ts';
import type { SlackWords } from './words.ts';

/** What a reply is carried out with. The client is asked for when it is needed: most answers need none. */
export type ReplyTools = {
  readonly speak: Speak;
  readonly respond: Respond;
  readonly postPictures: PostWithPictures;
  /** In the language of the one who acted. */
  readonly words: () => Promise<SlackWords>;
  readonly now: () => Instant;
};

/**
 * Shows a card to the one who acted: at the response address, else as an ephemeral message in the channel, else
 * (never for what must leave no trace) as a direct message. A card with a picture is a direct message first, because only
 * there it can be seen, and what is shown here says so. Returns how a direct message can be replaced: nothing else can.
 */
export async function answerPrivately(
  tools: ReplyTools,
  origin: Origin,
  card: Card,
  traceless = false,
): Promise<Hold | null> {
  const apart = picturesOn(card).length === 0 || traceless ? null : await sentDirectly(tools, origin, card);
  if (apart === null) return answerHere(tools, origin, card, traceless);
  await answerHere(tools, origin, sentenceCard((await tools.words()).pictureSent), false);
  return apart;
}

/** `null` where it could not be sent: what is said here says all of it in words then. */
export async function sentDirectly(
  { speak, postPictures, now }: ReplyTools,
  origin: Origin,
  card: Card,
): Promise<Hold | null> {
  try {
    const client = await speak();
    const send = (shown: Card) => writeDirectly(client, origin.user, shown, origin.room);
    return holdDirect(await postPictures(client, card, send), now());
  } catch {
    return null;
  }
}

async function answerHere(
  { speak, respond, now: clock }: ReplyTools,
  origin: Origin,
  card: Card,
  traceless: boolean,
): Promise<Hold | null> {
  const now = clock();
  const message = renderCard(card, actsIn(origin));
  const thread = origin.card?.thread === undefined ? {} : { thread_ts: origin.card.thread };
  const target = { response_type: 'ephemeral', replace_original: false, ...thread } as const;
  if (origin.responseUrl !== undefined && (await tried(respond(origin.responseUrl, message, target)))) return null;
  if (await whisperIn(speak, origin.channel ?? origin.room, origin.user, message, now, thread)) return null;
  if (traceless) throw new PlatformError('forbidden', 'there was no way to answer without leaving a trace');
  try {
    return holdDirect(await writeDirectly(await speak(), origin.user, card, origin.room), now);
  } catch (error) {
    throw translateError(error, 'a direct message', now);
  }
}

/** A direct message, and where it stands. Its buttons act in the couple's room. */
export async function writeDirectly(
  client: Client,
  user: string,
  card: Card,
  room: string,
  key?: string,
): Promise<{ readonly channel: string; readonly ts: string }> {
  const { channel = user, ts = '' } = await client.chat.postMessage({
    channel: user,
    ...renderCard(card, room),
    ...(key === undefined ? {} : { metadata: keyed(key) }),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel, ts };
}

/** An ephemeral message; `false` where the person or Attune is not in the channel, or it takes none there. */
async function whisperIn(
  speak: Speak,
  channel: string,
  user: string,
  message: ReturnType<typeof renderCard>,
  now: Instant,
  thread: { thread_ts?: string },
): Promise<boolean> {
  try {
    const client = await speak();
    await client.chat.postEphemeral({ channel, user, ...message, ...thread });
    return true;
  } catch (error) {
    const known = translateError(error, 'a private card', now);
    if (elsewhere.includes(known.kind)) return false;
    throw known;
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

/** Where that channel is no way to reach them, a direct message may be. */
const elsewhere: readonly PlatformErrorKind[] = ['gone', 'forbidden', 'unknown'];

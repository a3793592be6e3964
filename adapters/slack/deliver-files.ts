import type { Instant } from '../../src/model/instant.ts';
import type { File } from '../../src/port/reply.ts';
import { writeDirectly } from './answer-privately.ts';
import type { Client, Speak } from './clients.ts';
import type { Origin } from './origin.ts';
import { sentenceCard } from './sentence-cards.ts';
import { translateError } from './translate-error.ts';
import type { SlackWords } from './words.ts';

/** Where the files are; or why none can be sent here. */
export type Delivered = { readonly sent: boolean; readonly sentence: string };

/**
 * Hands files to one person, in their direct messages: Slack has no ephemeral files. The message that announces them
 * opens the conversation, which would take a permission of its own otherwise.
 */
export async function deliverFiles(
  files: readonly File[],
  origin: Origin,
  speak: Speak,
  words: SlackWords,
  now: Instant,
): Promise<Delivered> {
  try {
    await upload(await speak(), files, origin, words);
    return { sent: true, sentence: words.filesSent };
  } catch (error) {
    const known = translateError(error, 'files', now);
    // Too few permissions, files that are off in the workspace, no room for more: none of it passes by itself.
    if (known.kind !== 'forbidden') throw known;
    return { sent: false, sentence: words[reasons[known.code ?? ''] ?? 'filesOff'] };
  }
}

async function upload(
  client: Client,
  files: readonly File[],
  { user, room }: Origin,
  words: SlackWords,
): Promise<void> {
  const { channel, ts } = await writeDirectly(client, user, sentenceCard(words.filesHere), room);
  try {
    await client.filesUploadV2({
      channel_id: channel,
      file_uploads: files.map((file) => ({
        filename: file.name,
        title: file.name,
        file: Buffer.from(file.text, 'utf8'),
      })),
    });
  } catch (error) {
    await client.chat.delete({ channel, ts }).catch(() => undefined);
    throw error;
  }
}

const reasons: Readonly<Record<string, 'filesScope' | 'filesFull'>> = {
  missing_scope: 'filesScope',
  storage_limit_reached: 'filesFull',
};

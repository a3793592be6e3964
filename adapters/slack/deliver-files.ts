import type { Instant } from '../../src/model/instant.ts';
import type { File } from '../../src/port/reply.ts';
import type { Speak } from './clients.ts';
import type { Origin } from './origin.ts';
import { sentences } from './sentences.ts';
import { codeOf, translateError } from './translate-error.ts';

/**
 * Hands files to one person, in their direct messages: Slack has no ephemeral files. Returns the sentence that says
 * where they are, or why Attune may not send any.
 */
export async function deliverFiles(
  files: readonly File[],
  origin: Origin,
  speak: Speak,
  now: Instant,
): Promise<string> {
  try {
    const client = await speak();
    const { channel } = await client.conversations.open({ users: origin.user });
    await client.filesUploadV2({
      channel_id: channel?.id ?? '',
      initial_comment: sentences.filesHere,
      file_uploads: files.map((file) => ({
        filename: file.name,
        title: file.name,
        file: Buffer.from(file.text, 'utf8'),
      })),
    });
    return sentences.filesSent;
  } catch (error) {
    if (codeOf(error) === 'missing_scope') return sentences.noFiles;
    throw translateError(error, 'files', now);
  }
}

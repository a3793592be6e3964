import { randomUUID } from 'node:crypto';
import { type Arguments, type Method, type MethodContext, Refused } from './method.ts';
import type { TwinBlock, TwinWorkspace } from './workspace-state.ts';

/** Files: where to bring one, and that it was brought. Without a channel it is shared with nobody. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope: ['files:write'],
    takes: ['filename', 'length'],
    run: ({ filename, length }, { workspace, uploadUrl }) => {
      const id = `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
      const [name, size] = [String(filename), Number(length)];
      if (name === '' || !(size > 0)) throw new Refused('invalid_arguments');
      workspace.files.set(id, {
        name,
        length: size,
        bytes: new Uint8Array(),
        text: '',
        state: 'asked-for',
        busy: workspace.filesBusy,
      });
      return { upload_url: uploadUrl(id), file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: ['files:write'],
    takes: ['files', 'channel_id', 'initial_comment'],
    run: ({ files, channel_id: id, initial_comment: comment }, { workspace }) => {
      const kept = (files as { id: string }[]).map((file) => {
        const found = workspace.files.get(file.id);
        if (found === undefined || found.bytes.length !== found.length) throw new Refused('file_not_found');
        return found;
      });
      const channel = id === undefined ? null : workspace.channels.get(String(id));
      if (channel === undefined) throw new Refused('channel_not_found');
      for (const file of kept) file.state = channel === null ? 'complete' : 'shown';
      if (channel !== null) {
        const message = { channel: channel.id, thread: null, only: null, text: String(comment ?? ''), blocks: [] };
        workspace.add({ ...message, metadata: null, files: kept });
      }
      return { files };
    },
  },
};

/**
 * The files that a message shows. A new message may show one that was brought and is a picture, once Slack is done with
 * it; an edit only what a message has shown before, since anything else is not found when people look.
 */
export function takeFiles(args: Arguments, context: MethodContext, how: 'new' | 'edit' | 'ephemeral'): void {
  for (const id of filesIn(args['blocks'])) {
    const file = context.workspace.files.get(id);
    const isPicture = /\.(png|jpe?g|gif)$/.test(file?.name ?? '');
    if (file === undefined || file.state === 'asked-for' || !isPicture) {
      context.violation(`an image shows a file that is not there: ${id}`);
      throw new Refused('invalid_blocks');
    }
    if (how === 'ephemeral' || (how === 'edit' && file.state !== 'shown')) {
      context.violation(`a file that nobody would see: in ${how === 'edit' ? 'an edit' : 'an ephemeral message'}`);
    }
    if (file.busy > 0) {
      file.busy -= 1;
      throw new Refused('invalid_blocks');
    }
    file.state = 'shown';
  }
}

/** What was uploaded, taken in. */
export function takeUpload(workspaces: Iterable<TwinWorkspace>, id: string, bytes: Uint8Array): boolean {
  const file = [...workspaces].map((one) => one.files.get(id)).find((one) => one !== undefined);
  if (file === undefined) return false;
  file.bytes = bytes;
  file.text = /\.(png|jpe?g|gif)$/.test(file.name) ? '' : Buffer.from(bytes).toString();
  return true;
}

export function filesIn(blocks: unknown): readonly string[] {
  return ((blocks ?? []) as readonly TwinBlock[]).flatMap((block) => block.slack_file?.id ?? []);
}

import type { Instant } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import type { PreviewStore } from '../../src/port/stores/preview-store.ts';
import { webLimits } from './limits.ts';
import type { PersonId, WireCard, WireMessage } from './wire.ts';

/** A message before it has its place in the room. */
export type NewMessage = Pick<WireMessage, 'by' | 'to' | 'under' | 'body'> & Partial<Pick<WireMessage, 'used'>>;

export type StoredFile = { readonly name: string; readonly mediaType: string; readonly text: string };

/**
 * The room's messages, kept in the preview's store, which seals them. Every change gets the next revision, is
 * durable before it is told to anybody, and is told in the order of the revisions.
 */
export interface Messages {
  /** `key`: a second call with it adds nothing and returns what the first one added. */
  add(message: NewMessage, at: Instant, key: string | null, files?: readonly StoredFile[]): Promise<WireMessage>;
  /** `null` if there is no such message. */
  edit(id: string, card: WireCard): Promise<WireMessage | null>;
  /** Takes a message of Attune's away from both sides; `null` if there is no such message. */
  remove(id: string): Promise<WireMessage | null>;
  /** Takes a private message away from its owner's side, with its files. */
  dismiss(id: string): Promise<WireMessage | null>;
  find(id: string, viewer: PersonId): Promise<WireMessage | null>;
  /** What one person sees, oldest first: the newest ones before `before`. */
  page(viewer: PersonId, before?: string): Promise<{ messages: readonly WireMessage[]; more: boolean }>;
  /** What changed for one person after a revision; `null` if that was before the last time of starting over. */
  since(viewer: PersonId, revision: number): Promise<readonly WireMessage[] | null>;
  /** The newest revision. */
  revision(): Promise<number>;
  file(id: string, index: number): Promise<StoredFile | null>;
  /** Forgets all of it. Ids and revisions go on counting, so that nothing old is taken for something new. */
  clear(): Promise<void>;
}

export function openMessages(store: Store, tell: (message: WireMessage) => void): Messages {
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other: numbers are given in the order in which they are told. */
  function change<T extends WireMessage | null>(
    work: (preview: PreviewStore) => Promise<{ message: T; fresh: boolean }>,
  ): Promise<T> {
    const result = last.then(async () => {
      const { message, fresh } = await store.transaction(({ preview }) => work(preview));
      if (message !== null && fresh) tell(message);
      return message;
    });
    last = result.catch(() => undefined);
    return result;
  }

  const read = <T>(work: (preview: PreviewStore) => Promise<T>) => store.transaction(({ preview }) => work(preview));

  return {
    add: (message, at, key, files = []) =>
      change(async (preview) => {
        const known = key === null ? null : await preview.read(`post/${key}`);
        const old = known === null ? null : await load(preview, known);
        if (old !== null) return { message: old, fresh: false };
        const revision = await nextRevision(preview);
        const id = String(revision).padStart(10, '0');
        const root = message.under === null ? null : await load(preview, message.under);
        const added: WireMessage = {
          ...message,
          id,
          revision,
          at,
          // What stands below a reply stands below what that one replies to: threads are one deep.
          under: root === null ? null : (root.under ?? root.id),
          edited: false,
          used: message.used ?? null,
          files: files.map(({ name, mediaType, text }) => ({ name, mediaType, size: byteLength(text) })),
        };
        await save(preview, added);
        if (key !== null) await preview.write(`post/${key}`, id);
        for (const [index, file] of files.entries()) await preview.write(`file/${id}/${index}`, JSON.stringify(file));
        return { message: added, fresh: true };
      }),
    edit: (id, card) =>
      change(async (preview) => {
        const old = await load(preview, id);
        if (old === null || old.body.kind !== 'card') return { message: null, fresh: false };
        const revision = await nextRevision(preview);
        const edited: WireMessage = { ...old, revision, edited: true, body: { kind: 'card', card } };
        await save(preview, edited);
        return { message: edited, fresh: true };
      }),
    remove: (id) =>
      change(async (preview) => {
        const old = await load(preview, id);
        return old === null || old.by !== 'attune' ? { message: null, fresh: false } : takeAway(preview, old);
      }),
    dismiss: (id) =>
      change(async (preview) => {
        const old = await load(preview, id);
        return old === null || old.to === null ? { message: null, fresh: false } : takeAway(preview, old);
      }),
    find: async (id, viewer) => {
      const message = await read((preview) => load(preview, id));
      return message !== null && sees(viewer, message) && message.body.kind !== 'gone' ? message : null;
    },
    page: async (viewer, before) => {
      const all = await read(list);
      const seen = all.filter((one) => sees(viewer, one) && one.body.kind !== 'gone');
      const upTo = before === undefined ? seen : seen.filter((one) => one.id < before);
      return { messages: upTo.slice(-webLimits.snapshot), more: upTo.length > webLimits.snapshot };
    },
    since: (viewer, revision) =>
      read(async (preview) => {
        const cleared = Number((await preview.read('cleared')) ?? 0);
        const reached = Number((await preview.read('revision')) ?? 0);
        if (revision < cleared || revision > reached) return null;
        const changed = (await list(preview)).filter((one) => one.revision > revision && sees(viewer, one));
        return changed.toSorted((a, b) => a.revision - b.revision);
      }),
    revision: async () => Number((await read((preview) => preview.read('revision'))) ?? 0),
    file: async (id, index) => {
      const text = await read((preview) => preview.read(`file/${id}/${index}`));
      return text === null ? null : JSON.parse(text);
    },
    clear: async () => {
      await change(async (preview) => {
        for (const prefix of ['message/', 'post/', 'file/', 'once/']) await preview.remove(prefix);
        await preview.write('cleared', String(await nextRevision(preview)));
        return { message: null, fresh: false };
      });
    },
  };
}

/** Whether a message is for this person's eyes. Every way out of the store goes through here. */
export function sees(viewer: PersonId, message: WireMessage): boolean {
  return message.to === null || message.to === viewer;
}

async function nextRevision(preview: PreviewStore): Promise<number> {
  const revision = Number((await preview.read('revision')) ?? 0) + 1;
  await preview.write('revision', String(revision));
  return revision;
}

async function takeAway(preview: PreviewStore, old: WireMessage): Promise<{ message: WireMessage; fresh: true }> {
  const revision = await nextRevision(preview);
  const gone: WireMessage = { ...old, revision, body: { kind: 'gone' }, used: null, files: [] };
  await save(preview, gone);
  await preview.remove(`file/${old.id}/`);
  return { message: gone, fresh: true };
}

async function list(preview: PreviewStore): Promise<readonly WireMessage[]> {
  return (await preview.list('message/')).map(({ value }) => JSON.parse(value));
}

async function load(preview: PreviewStore, id: string): Promise<WireMessage | null> {
  const text = await preview.read(`message/${id}`);
  return text === null ? null : JSON.parse(text);
}

async function save(preview: PreviewStore, message: WireMessage): Promise<void> {
  await preview.write(`message/${message.id}`, JSON.stringify(message));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

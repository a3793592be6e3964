import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * PGlite's folder on disk, made to reach the disk: the file system it ships has no fsync, so that even with
 * `fsync=on` no system call is made. How this was seen is in docs/durability.md.
 */
export class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: ModuleOptions): Promise<{ emscriptenOpts: ModuleOptions }> {
    const { emscriptenOpts } = await super.init(pg, options);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...asList(emscriptenOpts.preRun), addFsync] } };
  }
}

type ModuleOptions = Parameters<NodeFS['init']>[1];

/** The parts of Emscripten's NODEFS that are used here; its types leave them out. */
type EmscriptenNodeFS = {
  stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: unknown): string;
  tryFSOperation<T>(operation: () => T): T;
};

/** `nfd` is the real descriptor; a directory has none. */
type Stream = { readonly nfd?: number; readonly node: unknown };

function addFsync(module: unknown): void {
  const nodeFs = (module as { NODEFS: EmscriptenNodeFS }).NODEFS;
  nodeFs.stream_ops.fsync = (stream) => {
    // tryFSOperation turns a failure into the errno that PostgreSQL expects: it then stops instead of going on.
    nodeFs.tryFSOperation(() => {
      if (stream.nfd === undefined) syncFolder(nodeFs.realPath(stream.node));
      else fsyncSync(stream.nfd);
    });
    return 0;
  };
}

/** Makes created and renamed files of a folder durable. */
function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function asList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The preview's own memory (messages, names, clock), sealed like everything else. Keys sort by their text. */
export interface PreviewStore {
  read(key: string): Promise<string | null>;
  /** All entries whose key begins with `prefix`, in the order of their keys. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  write(key: string, value: string): Promise<void>;
  /** Writes only if the key is new; otherwise returns what stands there. */
  writeOnce(key: string, value: string): Promise<string | null>;
  remove(prefix: string): Promise<void>;
}

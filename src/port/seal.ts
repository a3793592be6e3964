/**
 * Encryption at rest. Each couple has a data key of its own, which a host key wraps; destroying the wrapped
 * key makes everything it sealed unreadable.
 */
export interface Seal {
  /** Makes a data key and returns it wrapped by the active host key. */
  newKey(): Promise<WrappedKey>;
  /** The same data key, wrapped by the active host key. */
  rewrap(key: WrappedKey): Promise<WrappedKey>;
  /** `context` names the place of the text; opening it elsewhere fails. */
  close(key: WrappedKey, context: string, text: string): Promise<string>;
  open(key: WrappedKey, context: string, sealed: string): Promise<string>;
  readonly activeHostKey: string;
  has(hostKey: string): boolean;
}

/** A data key as it is stored: unreadable without the host key whose id it names. */
export type WrappedKey = { readonly hostKey: string; readonly wrapped: string };

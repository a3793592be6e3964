/** Whether Attune can do its work. `reason` is a sentence for the host; neither names a person or holds a word of one. */
export type Health =
  | { readonly well: true; readonly details: Readonly<Record<string, unknown>> }
  | { readonly well: false; readonly reason: string };

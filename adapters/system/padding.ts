/** A sealed text is a multiple of this many bytes long, so that its length does not tell "yes" from "no". */
const block = 64;

/** The text as JSON, which keeps every UTF-16 unit, then a mark and zeros up to the next full block. */
export function pad(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(text));
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / block) * block);
  padded.set(bytes);
  padded[bytes.length] = end;
  return padded;
}

export function unpad(padded: Uint8Array): string {
  return JSON.parse(new TextDecoder().decode(padded.subarray(0, padded.lastIndexOf(end))));
}

/** Not a byte that UTF-8 text could end in. */
const end = 0xff;

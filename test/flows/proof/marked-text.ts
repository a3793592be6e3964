import { Buffer } from 'node:buffer';

/** What partners type, in all its oddity. Each text carries a marker of its own, at its beginning and at its end. */
export type Flavour = keyof typeof flavours;

/** Wraps a marker into a text of the wanted kind. */
export function markedText(marker: string, flavour: Flavour): string {
  return flavours[flavour](marker);
}

export const flavourNames = [
  'plain',
  'mentions',
  'markup',
  'right-to-left',
  'emoji',
  'zero-width',
  'placeholders',
  'stray-units',
  'lines',
  'longest',
  'too-long',
] as const satisfies readonly (keyof typeof flavours)[];

const flavours = {
  plain: (marker: string) => `${marker} a walk by the sea ${marker}`,
  mentions: (marker: string) => `${marker} @everyone <@123> <!channel> @Alex </pair:1> ${marker}`,
  markup: (marker: string) => `${marker} *b* __u__ <b>b</b> [x](https://x.example) \`c\` ||s|| > q\n# h ${marker}`,
  'right-to-left': (marker: string) => `${marker} \u202Eمرحبا بالعالم\u202C שלום \u2067x\u2069 ${marker}`,
  emoji: (marker: string) => `${marker} 👩‍❤️‍👨 🏳️‍🌈 👍🏽 :smile: ${marker}`,
  'zero-width': (marker: string) => `\u200B${marker}\u200D\u2060\uFEFF\u00AD ${marker}\u200B`,
  placeholders: (marker: string) => `${marker} {name} %s \${x} \\u0041 ' " -- ; drop table answers {{y}} ${marker}`,
  'stray-units': (marker: string) => `${marker} \uD83D \u0000 \uDC4D \u0007 ${marker}`,
  lines: (marker: string) => `${marker}${'\n\n\r\n \t'.repeat(30)}${marker}`,
  longest: (marker: string) => fill(marker, 3000),
  'too-long': (marker: string) => fill(marker, 3001),
} as const;

function fill(marker: string, length: number): string {
  return `${marker} ${'it was a long day and '.repeat(200)}`.slice(0, length - marker.length) + marker;
}

/** What is kept of a text: all but what no text can hold, which nobody types on purpose. */
export function asKept(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '');
}

/** The nth marker of a run: letters that no sentence of ours holds. */
export function markerOf(count: number): string {
  return `qzx${count.toString(36).padStart(3, '0')}jvkq`;
}

/** Every marker in a text. */
export function markersIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/qzx[0-9a-z]{3}jvkq/g));
}

/** The marker as it would stand in plain text, in hexadecimal, and in base64 at each of its three alignments. */
export function disguisesOf(marker: string): readonly string[] {
  const bases = ['', 'x', 'xx'].map((lead) => {
    const encoded = Buffer.from(`${lead}${marker}`).toString('base64url');
    return encoded.slice(lead.length === 0 ? 0 : lead.length + 1, -2);
  });
  return [marker, Buffer.from(marker).toString('hex'), ...bases];
}

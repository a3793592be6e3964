/** Text as it stands in HTML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A picture that is part of the message, or words for one that would come from elsewhere: nothing is fetched. */
export function isInline(address: unknown): address is string {
  return typeof address === 'string' && /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/.test(address);
}

/** A field of something that came as JSON; `undefined` where there is none. */
export function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[name] : undefined;
}

/** The same, as text; empty where it is none. */
export function textOf(from: unknown, name: string): string {
  const value = field(from, name);
  return typeof value === 'string' ? value : '';
}

/** The same, as a list; empty where it is none. */
export function listOf(from: unknown, name: string): readonly unknown[] {
  const value = field(from, name);
  return Array.isArray(value) ? value : [];
}

/** Something that this look cannot draw, told rather than left out. */
export function unknownPart(what: string, part: unknown): string {
  return `<div class="unknown"><p>${escapeHtml(what)}</p><pre>${escapeHtml(JSON.stringify(part, null, 2) ?? '')}</pre></div>`;
}

/** Attune's mark, as its picture on both platforms. */
export const avatar =
  '<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" /><circle cx="13" cy="16" r="7" /><circle cx="19" cy="16" r="7" /></svg>';

import type { PersonId } from '../wire.ts';
import type { Draft, Pane } from './state.ts';

/** What this browser remembers of one person's side over a reload: what was read, and what was not sent yet. */
export type Remembered = {
  /** -1 before the first visit. */
  readonly readBefore: number;
  readonly seen: Map<string, number>;
  readonly text: string;
  readonly drafts: Map<string, Draft>;
};

/** As long as an answer can still be given; what lies longer is forgotten (ms). */
const draftLife = 7 * 86_400_000;

export function recall(id: PersonId, now: number = Date.now()): Remembered {
  const { before = -1, seen = {} } = load<{ before?: number; seen?: Record<string, number> }>(readKey(id));
  const { text = '', drafts = {} } = load<{ text?: string; drafts?: Record<string, Draft> }>(unsentKey(id));
  const young = Object.entries(drafts).filter(([, draft]) => now - draft.at < draftLife);
  return { readBefore: before, seen: new Map(Object.entries(seen)), text, drafts: new Map(young) };
}

/** Keeps what changed since it was last kept. Once something was sent, it is gone from here as well. */
export function remember(pane: Pane): void {
  const { form, drafts, composer, seen, readBefore } = pane;
  if (readBefore >= 0) save(readKey(pane.id), { before: readBefore, seen: Object.fromEntries(seen) });
  const open = form?.touched === true ? { [form.form.action]: draftOf(form) } : {};
  const unsent = { text: composer.text, drafts: { ...Object.fromEntries(drafts), ...open } };
  const empty = unsent.text === '' && Object.keys(unsent.drafts).length === 0;
  save(unsentKey(pane.id), empty ? null : unsent);
}

/** As it is now. When that was is told to the hour, so that nothing is kept anew while nothing changes. */
export function draftOf({ typed, picked }: Pick<Draft, 'typed' | 'picked'>): Draft {
  return { typed: { ...typed }, picked: { ...picked }, at: Math.floor(Date.now() / hour) * hour };
}

const hour = 3_600_000;

const kept = new Map<string, string | null>();

/** A browser that keeps nothing, or has no room for it, loses only what a reload would have lost anyway. */
function save(key: string, value: object | null): void {
  const text = value === null ? null : JSON.stringify(value);
  if (kept.get(key) === text) return;
  kept.set(key, text);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // See above.
  }
}

function load<T extends object>(key: string): Partial<T> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Partial<T>) : {};
  } catch {
    return {};
  }
}

function readKey(id: PersonId): string {
  return `attune.read.${id}`;
}

function unsentKey(id: PersonId): string {
  return `attune.unsent.${id}`;
}

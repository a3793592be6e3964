import type { PersonId } from '../wire.ts';
import { changed, type Pane } from './state.ts';

const wanted = new Map<PersonId, string>();

/** Brings a message before the eyes once it is drawn. */
export function reveal(pane: PersonId, message: string): void {
  wanted.set(pane, message);
  changed();
}

const tops = new Map<PersonId, number>();

/** Takes note of how the list was moved: looking back stops it from going along, arriving at the end resumes that. */
export function scrolled(pane: Pane): void {
  const list = listOf(pane.id);
  if (list === null) return;
  const before = tops.get(pane.id) ?? 0;
  tops.set(pane.id, list.scrollTop);
  const following = isAtEnd(list) || (pane.following && list.scrollTop >= before - 2);
  if (following === pane.following) return;
  pane.following = following;
  changed();
}

/** Goes along with what is new, if somebody wants that. */
export function goAlong(pane: Pane): void {
  if (pane.following) requestAnimationFrame(() => scrollToEnd(pane.id));
}

export function scrollToEnd(pane: PersonId): void {
  const list = listOf(pane);
  list?.scrollTo({ top: list.scrollHeight, behavior: gently() });
}

/** After drawing: goes where somebody asked to go. */
export function settle(panes: readonly Pane[]): void {
  for (const { id } of panes) {
    const message = wanted.get(id);
    const element = message === undefined ? null : document.getElementById(elementId(id, message));
    if (element === null || element === undefined) continue;
    wanted.delete(id);
    // Two frames, so that what is below has its height.
    requestAnimationFrame(() => {
      // What is taller than the list is read from its beginning.
      const tall = element.offsetHeight > (listOf(id)?.clientHeight ?? 0);
      element.scrollIntoView({ block: tall ? 'start' : 'nearest', behavior: gently() });
    });
  }
}

export function elementId(pane: PersonId, message: string): string {
  return `message-${pane}-${message}`;
}

function listOf(pane: PersonId): HTMLElement | null {
  return document.getElementById(`list-${pane}`);
}

function isAtEnd(list: HTMLElement): boolean {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 60;
}

function gently(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

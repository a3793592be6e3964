import type { PersonId } from '../wire.ts';
import { goesAlong, isAtEnd, type Standing } from './following.ts';
import { changed, type Pane } from './state.ts';

/** Why somebody is taken to a message: it came of what they did, it is what both waited for, or they asked to go there. */
type Why = 'came' | 'unsealed' | 'go';

type Wanted = { readonly message: string; readonly why: Why };

const wanted = new Map<PersonId, Wanted>();
const unsealed = new Map<PersonId, { readonly at: number; readonly message: string }>();

/** How long a reveal stays before the eyes, whatever comes of one's own press meanwhile (ms). */
const stay = 2500;

/** Brings a message before the eyes once it is drawn. */
export function reveal(pane: PersonId, message: string, why: Why = 'came'): void {
  if (why === 'unsealed') unsealed.set(pane, { at: performance.now(), message });
  else if (why === 'came' && isAtReveal(pane)) return;
  wanted.set(pane, { message, why });
  changed();
}

/** Whoever does something after the reveal has seen it: what comes of that comes before the eyes as always. */
export function goOn(pane: PersonId): void {
  unsealed.delete(pane);
}

function isAtReveal(pane: PersonId): boolean {
  return performance.now() - (unsealed.get(pane)?.at ?? Number.NEGATIVE_INFINITY) < stay;
}

const before = new Map<PersonId, Standing>();

/** Takes note of how the list was moved. */
export function scrolled(pane: Pane): void {
  const list = listOf(pane.id);
  if (list === null) return;
  const now = standingOf(list);
  // What moves a list because the window was turned comes first; the watch over its size sees to that.
  if (now.shown !== (before.get(pane.id)?.shown ?? now.shown)) return;
  const following =
    (pane.following && isAtReveal(pane.id)) ||
    goesAlong(now, before.get(pane.id) ?? { ...now, top: 0 }, pane.following);
  before.set(pane.id, now);
  if (following === pane.following) return;
  pane.following = following;
  changed();
}

/** Goes along with what is new, if somebody wants that. */
export function goAlong(pane: Pane): void {
  if (pane.following && !isAtReveal(pane.id)) requestAnimationFrame(() => scrollToEnd(pane.id));
}

export function scrollToEnd(pane: PersonId): void {
  const list = listOf(pane);
  list?.scrollTo({ top: list.scrollHeight, behavior: gently() });
}

/** Stays at the end, at once, while what is in the list gets its height. */
export function stayAtEnd(pane: Pane): void {
  const list = listOf(pane.id);
  if (pane.following) list?.scrollTo({ top: list.scrollHeight, behavior: 'instant' });
}

/**
 * Whoever is at the end of a list stays there when the window is turned, made smaller, or magnified. Whoever is being
 * taken to something, or reads from the beginning of what is tall, is left where they are.
 */
export function watchSize(pane: Pane): void {
  const list = listOf(pane.id);
  if (list === null) return;
  const watch = new ResizeObserver(() => {
    const was = before.get(pane.id);
    const isLed = isAtReveal(pane.id) || wanted.has(pane.id);
    if (!isLed && (was === undefined || isAtEnd(was))) stayAtEnd(pane);
    before.set(pane.id, standingOf(list));
  });
  watch.observe(list);
}

/** After drawing: goes where somebody asked to go. */
export function settle(panes: readonly Pane[]): void {
  for (const { id, following } of panes) {
    const { message, why } = wanted.get(id) ?? stillUnsealed(id) ?? {};
    const element = message === undefined ? null : document.getElementById(elementId(id, message));
    if (element === null) continue;
    wanted.delete(id);
    // Two frames, so that what is below has its height.
    requestAnimationFrame(() => {
      // What is taller than the list is read from its beginning, as is what both waited for.
      const tall = element.offsetHeight > (listOf(id)?.clientHeight ?? 0);
      // What came of a press is not held on to when the room has gone on since.
      if (!tall && why === 'came' && following && isAmongLast(element)) {
        scrollToEnd(id);
        return;
      }
      const block = tall ? 'start' : why === 'came' ? 'nearest' : 'center';
      element.scrollIntoView({ block, behavior: gently() });
      if (why !== 'go') return;
      const first = element.querySelector<HTMLElement>('.button.main') ?? element.querySelector<HTMLElement>('.button');
      (first ?? element).focus({ preventScroll: true });
    });
  }
}

/** What changes its height above a reveal does not push it away while it stays before the eyes. */
function stillUnsealed(pane: PersonId): Wanted | null {
  const shown = unsealed.get(pane);
  return shown === undefined || !isAtReveal(pane) ? null : { message: shown.message, why: 'unsealed' };
}

function isAmongLast(element: Element): boolean {
  return element.nextElementSibling?.nextElementSibling?.nextElementSibling == null;
}

export function elementId(pane: PersonId, message: string): string {
  return `message-${pane}-${message}`;
}

function standingOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Standing {
  return { top: scrollTop, height: scrollHeight, shown: clientHeight };
}

function listOf(pane: PersonId): HTMLElement | null {
  return document.getElementById(`list-${pane}`);
}

function gently(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

import type { WireMessage } from '../wire.ts';
import { changed, type Pane, type State } from './state.ts';

/** Whether a message, as it stands now, was not yet before this person's eyes. */
export function isUnread(pane: Pane, message: WireMessage): boolean {
  return (
    message.by !== pane.id && message.revision > pane.readBefore && message.revision > (pane.seen.get(message.id) ?? -1)
  );
}

export function unreadCount(pane: Pane): number {
  return [...pane.messages.values()].filter((message) => isUnread(pane, message)).length;
}

export function firstUnread(pane: Pane): string | null {
  return (
    [...pane.messages.values()].filter((one) => isUnread(pane, one)).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
      ?.id ?? null
  );
}

/** Marks messages as read once they have been in view for a moment, in a page that somebody looks at. */
export function watchReading(state: State): { look(): void } {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const watched = new WeakSet<Element>();

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        timers.delete(target);
        if (isIntersecting)
          timers.set(
            target,
            setTimeout(() => read(target), 1500),
          );
      }
    },
    { threshold: 0, rootMargin: '-24px' },
  );

  const read = (target: Element) => {
    timers.delete(target);
    if (!(target instanceof HTMLElement) || !target.isConnected) return;
    if (document.visibilityState !== 'visible') {
      timers.set(
        target,
        setTimeout(() => read(target), 1500),
      );
      return;
    }
    const pane = state.panes.find((one) => one.id === target.dataset['pane']);
    const message = pane?.messages.get(target.dataset['message'] ?? '');
    if (pane === undefined || message === undefined) return;
    observer.unobserve(target);
    watched.delete(target);
    if (!isUnread(pane, message)) return;
    pane.seen.set(message.id, message.revision);
    allRead(pane);
    changed();
  };

  return {
    look: () => {
      for (const element of document.querySelectorAll('[data-unread]')) {
        if (watched.has(element)) continue;
        watched.add(element);
        observer.observe(element);
      }
    },
  };
}

/** Once nothing is unread, one number says so. */
function allRead(pane: Pane): void {
  if (unreadCount(pane) > 0) return;
  pane.readBefore = Math.max(pane.readBefore, ...[...pane.messages.values()].map((message) => message.revision));
  pane.seen.clear();
}

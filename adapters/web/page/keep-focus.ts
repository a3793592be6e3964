/**
 * Remembers where the focus is before a drawing. If what had it is gone afterwards (a button of a card that was
 * replaced), the focus goes to the message it was in, so that nobody is thrown back to the top of the page.
 */
export function keepFocus(): () => void {
  const focused = document.activeElement;
  const message = focused?.closest('article')?.id;
  return () => {
    if (message === undefined || focused?.isConnected === true) return;
    const active = document.activeElement;
    if (active === null || active === document.body) document.getElementById(message)?.focus({ preventScroll: true });
  };
}

import { noChange } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive, type ElementPart } from 'lit-html/directive.js';
import { goToProblem } from './go-to-problem.ts';

/**
 * Opens a `<dialog>` once it stands in the page, goes to what needs attention first, and gives the focus back to where
 * it came from when the dialog is gone. Over a side of two it holds up that side alone, so that the other one can be
 * used meanwhile; else it is a modal.
 */
class DialogDirective extends AsyncDirective {
  #opened = false;
  #from: Element | null = null;
  /** Where that was, for when a card that took its place has it no longer. */
  #around: readonly string[] = [];

  override update({ element }: ElementPart): typeof noChange {
    if (this.#opened || !(element instanceof HTMLDialogElement)) return noChange;
    this.#opened = true;
    queueMicrotask(() => {
      if (!element.isConnected) return;
      // Not sooner: a form that comes instead of another has the focus from where that one got it.
      this.#from = handedOn ?? document.activeElement;
      handedOn = null;
      this.#around = ['article', '.pane .list'].flatMap((around) => this.#from?.closest(around)?.id ?? []);
      if (element.closest('.panes.two') === null || matchMedia(oneSide).matches) element.showModal();
      else element.show();
      if (goToProblem(element)) return;
      // One after the other: a list of selectors finds what stands first in the document, not in the list.
      const wanted = ['[aria-invalid="true"]', '[data-first]', 'textarea, input, select'];
      for (const selector of wanted) {
        const first = element.querySelector<HTMLElement>(selector);
        if (first === null) continue;
        first.focus();
        return;
      }
    });
    return noChange;
  }

  override render(): typeof noChange {
    return noChange;
  }

  override disconnected(): void {
    const from = this.#from;
    const around = this.#around;
    queueMicrotask(() => {
      const pane = from?.closest('.pane') ?? document;
      if (pane.querySelector('dialog[open]') !== null) return;
      // A form that comes in the place of this one gives it back later.
      if (from?.closest('[inert]')) handedOn = from;
      else if (from instanceof HTMLElement && from.isConnected) from.focus();
      else goNear(around);
    });
  }
}

/** To the first of these that is there: nobody is thrown back to the top of the page. */
function goNear(ids: readonly string[]): void {
  for (const id of ids) {
    const element = document.getElementById(id);
    if (element === null) continue;
    element.focus({ preventScroll: true });
    return;
  }
}

/** Where the focus was before a form that another one has just replaced. */
let handedOn: Element | null = null;

/** Where one side shows at a time, or there is little height. */
const oneSide = '(max-width: 47.5em), (max-height: 37.5em)';

export const openDialog = directive(DialogDirective);

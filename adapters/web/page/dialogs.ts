import { noChange } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive, type ElementPart } from 'lit-html/directive.js';
import { goToProblem } from './go-to-problem.ts';

/**
 * Opens a `<dialog>` as a modal once it stands in the page, goes to what needs attention first, and gives the focus
 * back to where it came from when the dialog is gone.
 */
class ModalDirective extends AsyncDirective {
  #opened = false;
  #from: Element | null = null;

  override update({ element }: ElementPart): typeof noChange {
    if (this.#opened || !(element instanceof HTMLDialogElement)) return noChange;
    this.#opened = true;
    queueMicrotask(() => {
      if (!element.isConnected) return;
      // Not sooner: a form that comes instead of another has the focus from where that one got it.
      this.#from = document.activeElement;
      element.showModal();
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
    queueMicrotask(() => {
      if (document.querySelector('dialog[open]') === null && from instanceof HTMLElement && from.isConnected)
        from.focus();
    });
  }
}

export const openAsModal = directive(ModalDirective);

import { noChange } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive, type ElementPart } from 'lit-html/directive.js';

/** Does something once, as soon as an element is about to be seen: frames are costly, and most cards are far above. */
class NearDirective extends AsyncDirective {
  #watch: IntersectionObserver | null = null;

  override update({ element }: ElementPart, [near]: [() => void]): typeof noChange {
    if (this.#watch !== null) return noChange;
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#watch?.disconnect();
        near();
      },
      { root: element.closest('.list'), rootMargin: '300px' },
    );
    this.#watch.observe(element);
    return noChange;
  }

  override render(_: () => void): typeof noChange {
    return noChange;
  }

  override disconnected(): void {
    this.#watch?.disconnect();
  }
}

export const whenNear = directive(NearDirective);

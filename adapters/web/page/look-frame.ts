import { noChange } from 'lit-html';
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive, type ElementPart } from 'lit-html/directive.js';
import { stayAtEnd } from './scrolling.ts';
import { changed, type Pane } from './state.ts';

/**
 * Puts a look into its frame. The frame is an empty document of our own address with a policy of its own, sandboxed
 * without scripts: the HTML enters that document and not ours, and since it is of the same origin the page may see how
 * high it is and tell it the colours.
 */
class LookDirective extends AsyncDirective {
  #frame: HTMLIFrameElement | null = null;
  #pane: Pane | null = null;
  #look = '';
  #shown: string | null = null;
  #watch: ResizeObserver | null = null;

  override update({ element }: ElementPart, [look, pane]: [string, Pane]): typeof noChange {
    if (!(element instanceof HTMLIFrameElement)) return noChange;
    if (this.#frame === null) {
      this.#frame = element;
      this.#pane = pane;
      element.addEventListener('load', () => this.#fill());
    }
    this.#look = look;
    this.#fill();
    return noChange;
  }

  override render(_: string, __: Pane): typeof noChange {
    return noChange;
  }

  override disconnected(): void {
    this.#watch?.disconnect();
  }

  #fill(): void {
    const frame = this.#frame;
    const inside = frame?.contentDocument;
    // Until it is loaded, a frame holds another document.
    if (!frame || !inside?.body || inside.URL === 'about:blank' || inside.readyState !== 'complete') return;
    inside.documentElement.dataset['theme'] = presentTheme();
    inside.documentElement.lang = document.documentElement.lang;
    inside.documentElement.dir = document.documentElement.dir;
    if (this.#shown === this.#look && inside.body.firstElementChild !== null) return;
    inside.body.innerHTML = this.#look;
    this.#shown = this.#look;
    this.#watch?.disconnect();
    const takeHeight = () => {
      fitHeight(frame, inside);
      if (this.#pane !== null) stayAtEnd(this.#pane);
    };
    this.#watch = new ResizeObserver(takeHeight);
    this.#watch.observe(inside.body);
    takeHeight();
  }
}

export const showsLook = directive(LookDirective);

function fitHeight(frame: HTMLIFrameElement, inside: Document): void {
  frame.style.height = `${Math.ceil(inside.body.getBoundingClientRect().height)}px`;
}

const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', changed);

/** A frame does not see what was chosen in the page, so it is told. */
function presentTheme(): string {
  return document.documentElement.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
}

/**
 * What tests ask of elements in the browser's page, in functions that are run there. The program itself has no DOM, and
 * the types of React name its elements without saying anything of them.
 */
interface Element {
  readonly textContent: string | null;
  readonly children: { readonly length: number };
  readonly outerHTML: string;
  readonly clientHeight: number;
  readonly clientWidth: number;
  readonly scrollHeight: number;
  readonly scrollTop: number;
  readonly scrollWidth: number;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  getAttribute(name: string): string | null;
}

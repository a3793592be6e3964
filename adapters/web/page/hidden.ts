/** The strips of the page that somebody can have seen enough of. */
export type Strip = 'guide' | 'sample';

/** Kept by the browser, until the strip has something new to say. */
export function isHidden(strip: Strip): boolean {
  return localStorage.getItem(keyOf(strip)) === 'yes';
}

export function hide(strip: Strip): void {
  localStorage.setItem(keyOf(strip), 'yes');
}

export function showAgain(strip: Strip): void {
  localStorage.removeItem(keyOf(strip));
}

function keyOf(strip: Strip): string {
  return `attune.${strip}-hidden`;
}

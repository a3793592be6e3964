/** How a list stands: how far it was moved, how high all of it is, and how much of that shows. */
export type Standing = { readonly top: number; readonly height: number; readonly shown: number };

/**
 * Whether a list goes on going along with what is new after it moved: looking back stops that, arriving at the end
 * resumes it. What moves it because something in it became higher or smaller is nobody's looking back.
 */
export function goesAlong(now: Standing, before: Standing, following: boolean): boolean {
  const isLookingBack = now.height === before.height && now.top < before.top - 2;
  return isAtEnd(now) || (following && !isLookingBack);
}

/** Whether what is newest shows, or all but. */
export function isAtEnd({ height, top, shown }: Standing): boolean {
  return height - top - shown < 60;
}

/** What was read from what somebody typed, or which sentence (its key in the copy) says why it could not be read. */
export type Reading<T, Problem extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function readable<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function unreadable<Problem extends string>(
  problem: Problem,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

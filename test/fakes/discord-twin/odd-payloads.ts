/** A payload with one field changed, and what was done to it. */
export type Odd = { readonly what: string; readonly payload: unknown };

/**
 * Everything that can be done to one field of a payload at a time: left out, empty, of another kind. Of a list the
 * first entry stands for all.
 */
export function oddOnes(payload: unknown, random: () => number): readonly Odd[] {
  return pathsOf(payload).flatMap((path) => [
    { what: `${path.join('.')} left out`, payload: changed(payload, path, undefined) },
    { what: `${path.join('.')} null`, payload: changed(payload, path, null) },
    { what: `${path.join('.')} of another kind`, payload: changed(payload, path, anotherKind(random)) },
  ]);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 1) : Object.keys(value);
  return keys.flatMap((key) => {
    const at = [...path, key];
    return [at, ...pathsOf((value as Record<string | number, unknown>)[key], at)];
  });
}

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (rest.length > 0) copy[key] = changed(copy[key], rest, to);
  else if (to !== undefined) copy[key] = to;
  else delete copy[key];
  return copy;
}

const kinds = ['', 'text', '123', 0, -1, 4.5, true, false, [], ['text'], [null], {}, { id: 5 }] as const;

function anotherKind(random: () => number): unknown {
  return kinds[Math.floor(random() * kinds.length)];
}

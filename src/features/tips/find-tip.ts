import type { Library, Tip } from '../../content/library.ts';

/** A tip that may be shown. What a writer has withdrawn is shown nowhere any more, also where it was saved. */
export function findTip({ tips }: Library, id: string | undefined): Tip | undefined {
  const tip = tips.get(id ?? '');
  return tip?.retired === true ? undefined : tip;
}

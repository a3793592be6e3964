import { person } from '../../card/markup.ts';
import type { Couple } from '../../model/couple.ts';

/** Both, by name. */
export function names({ partners }: Couple) {
  return { one: person(partners[0].user), other: person(partners[1].user) };
}

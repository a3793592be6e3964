import { day } from '../../model/instant.ts';
import type { Chore } from '../definition.ts';

/** How long what was taken away can be brought back. */
const undoLife = day;

const batch = 500;

/** What was taken away is erased once it cannot be brought back any more. */
export const eraseGone: Chore = {
  name: 'erase-moments',
  batch,
  run: ({ stores, now }) => stores.moments.eraseGone(now - undoLife, batch),
};

import { isKept } from '../../model/appreciation.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingAppreciation } from './living-appreciation.ts';
import { readView } from './read-view.ts';
import { retract } from './retract.ts';

export const jobs: JobHandlers<'post-appreciation' | 'refresh-appreciation'> = {
  'post-appreciation': (context, { appreciationId }) => bring(context, appreciationId, { post: true }),
  'refresh-appreciation': (context, { appreciationId }) => bring(context, appreciationId, { post: false }),
};

/** What is in the jar is shown; what was taken back is made to go. It may be taken back while it is being posted. */
async function bring(context: JobContext, id: string, how: { post: boolean }): Promise<void> {
  const view = await readView(context, id);
  if (view === null) return;
  const { appreciation } = view;
  // Once it stands there it changes only when it is taken back.
  if (isKept(appreciation) && appreciation.message === null) {
    await showLiving(context, livingAppreciation(context, id), how);
  }
  const current = await readView(context, id);
  if (current !== null && !isKept(current.appreciation)) await retract(context, current);
}

import { actionId } from '../../card/action-id.ts';
import { button } from '../../card/card.ts';
import { movesOf } from '../../model/practice/moves.ts';
import type { AtAGlance } from '../at-a-glance.ts';

/** What goes on, where it is this person's turn. */
export const glance: AtAGlance = {
  waiting: async ({ stores, library: { say, practices }, couple, side }) => {
    const live = await stores.practices.live(couple.id);
    const practice = practices.get(live?.practice ?? '');
    if (live === null || practice === undefined || movesOf(practice, live, side).length === 0) return [];
    const open = button(say.text('practice.glance-open'), actionId('practice.list'), 'main');
    return [{ text: say('practice.glance-waiting', { title: practice.title }), button: open }];
  },
};

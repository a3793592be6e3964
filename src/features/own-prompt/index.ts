import type { Feature } from '../feature.ts';
import { definitions as add } from './add-handlers.ts';
import { definitions as change } from './change-handlers.ts';
import { jobs } from './jobs.ts';
import { definitions as list } from './list-handlers.ts';
import { own } from './own-rows.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    'own-prompt': typeof import('../../../content/en/copy/own-prompt.json');
  }
}

/** Questions that the two put into their own deck, seen by both or as a surprise. */
export const ownPrompt = {
  name: 'own-prompt',
  heading: 'questions',
  definitions: [...add, ...list, ...change],
  jobs,
  own,
  follows: {
    // In a room that the two have left, none of them is readable any more: they are on their list.
    moved: async ({ ownPrompts, jobs: queue }, { id }) => {
      const shown = (await ownPrompts.list(id)).filter(({ message }) => message !== null);
      await queue.enqueue(shown.map((one) => ({ name: 'show-own-prompt', ownId: one.id })));
    },
  },
  news: [
    {
      kind: 'own-prompt',
      isStill: async ({ ownPrompts }, _couple, _reader, id) => (await ownPrompts.find(id))?.withdrawnAt === null,
    },
  ],
} satisfies Feature;

import { text } from '../../../src/card/card.ts';
import { person } from '../../../src/card/markup.ts';
import type { JobContext } from '../../../src/features/context.ts';
import type { JobDefinitions } from '../../../src/features/definition.ts';
import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { JobOf } from '../../../src/port/jobs.ts';

declare module '../../../src/port/jobs.ts' {
  interface JobShapes {
    'post-toast': { readonly coupleId: CoupleId; readonly side: Side; readonly key: string };
  }
}

export const jobs: JobDefinitions<'post-toast'> = {
  'post-toast': { run: postToast, coupleOf: async (_stores, { coupleId }) => coupleId },
};

async function postToast(context: JobContext, { coupleId, side, key }: JobOf<'post-toast'>): Promise<void> {
  const couple = await context.store.transaction(({ couples }) => couples.find(coupleId));
  if (couple === null || couple.ending !== null) return;
  const { say } = context.content.library(couple.partners[0].locale);
  const who = person(couple.partners[side].user);
  await context.post(
    couple.room,
    { title: say.text('toast.card-title'), tone: 'warm', elements: [text(say('toast.card', { who }))] },
    `toast:${key}`,
  );
}

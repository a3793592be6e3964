import { z } from 'zod';
import { type GivenUp, listGivenUp, retryGivenUp } from '../../../adapters/postgres/given-up.ts';
import type { AdminCommand } from './command.ts';

const asked = z.object({ retry: z.boolean() });

/** What was given up, and how many of them are due again now. */
type Told = { readonly givenUp: readonly GivenUp[]; readonly retried: number };

/** Jobs that were tried for a day. */
export const givenUpJobs: AdminCommand<z.infer<typeof asked>, Told> = {
  name: 'given-up-jobs',
  asked,
  run: async ({ queue }, { retry }) => {
    const givenUp = await listGivenUp(queue);
    return { givenUp, retried: retry ? await retryGivenUp(queue) : 0 };
  },
};

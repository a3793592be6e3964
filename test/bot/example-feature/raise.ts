import { text } from '../../../src/card/card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import type { CommandDefinition } from '../../../src/features/definition.ts';
import { privately } from '../../../src/features/privately.ts';

/** `/toast`: the card comes from a job, so that it comes even if the process dies now. */
export const raise: CommandDefinition = {
  kind: 'command',
  path: 'toast',
  description: 'toast.command',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async ({ stores, couple, side, say, newId }: CoupleContext) => {
    await stores.jobs.enqueue([{ name: 'post-toast', coupleId: couple.id, side, key: newId() }]);
    return privately({ tone: 'calm', elements: [text(say('toast.on-its-way'))] });
  },
};

import type { Couple } from '../../model/couple.ts';
import type { Told } from '../../port/jobs.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { refreshHeld } from '../held-cards.ts';
import { kind, settingsReply } from './settings-reply.ts';

export const setReveal: ActionDefinition = {
  kind: 'action',
  name: 'settings.reveal',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const reveal = action.args[0] === 'private' ? 'private' : 'room';
    const couple = { ...context.couple, reveal } as const;
    await saveShared(context, couple, reveal === context.couple.reveal ? null : 'settings-reveal');
    return settingsReply(context, couple);
  },
};

export const setAnswers: ActionDefinition = {
  kind: 'action',
  name: 'settings.answers',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const answers = action.args[0] === 'open' ? 'open' : 'sealed';
    const couple = { ...context.couple, answers } as const;
    await saveShared(context, couple, answers === context.couple.answers ? null : 'settings-answers');
    return settingsReply(context, couple);
  },
};

/** Saves what both share and tells the other; `null` when nothing changed. */
export async function saveShared(context: CoupleContext, couple: Couple, notice: Told | null): Promise<void> {
  if (notice === null) return;
  const { stores, other, newId, now } = context;
  await stores.couples.save(couple);
  const key = `${notice}-${newId()}`;
  await stores.jobs.enqueue([{ name: 'tell', coupleId: couple.id, side: other.side, notice, key }]);
  await refreshHeld(stores, kind, couple.id, now);
}

import type { Card } from '../../card/card.ts';
import { type Couple, withPartner } from '../../model/couple.ts';
import { announce } from '../announce.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { goOn } from '../go-on.ts';
import { readTimetable } from '../upcoming.ts';
import { partnerAwayCard, resumedCard, rhythmCard } from './cards.ts';
import { takeBackNext } from './skip-next.ts';

/**
 * Ends a pause, whoever asked for it, and reckons anew from now: what came due meanwhile is left out. Where nothing is
 * paused, an occurrence that was skipped comes after all.
 */
export const resumeCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin resume',
  description: 'rhythm.command-resume',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => {
    const back = context.couple.pause === null ? await takeBackNext(context) : null;
    return { kind: 'private', card: back ?? (await resumeAndTell(context)) };
  },
};

/** On the card in the room, that card becomes the rhythm; on a private one, the room is told. */
export const resumeAction: ActionDefinition = {
  kind: 'action',
  name: 'rhythm.resume',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    if (action.args[0] !== 'room') return { kind: 'update', card: await resumeAndTell(context) };
    const couple = await resume(context);
    if (couple === null) return { kind: 'private', card: partnerAwayCard(context.say, context.couple) };
    const { say } = context.content.library(couple.partners[0].locale);
    return { kind: 'update', card: rhythmCard(say, couple, await readTimetable(context, couple)) };
  },
};

async function resumeAndTell(context: CoupleContext): Promise<Card> {
  const wasPaused = context.couple.pause !== null;
  const couple = await resume(context);
  if (couple === null) return partnerAwayCard(context.say, context.couple);
  if (wasPaused) await announce(context);
  return resumedCard(context.say, couple, await readTimetable(context, couple), wasPaused);
}

/**
 * The couple without a pause; `null` while the other is away as far as is known: then the room is looked at, and all goes
 * on by itself if they are back. Whoever asks for it is there again.
 */
async function resume({ couple, me, side, other, stores, now, newId }: CoupleContext): Promise<Couple | null> {
  const here = me.leftAt === null ? couple : withPartner(couple, { ...me, leftAt: null });
  if (other.leftAt !== null) {
    if (here !== couple) await stores.couples.save(here);
    await stores.jobs.enqueue([{ name: 'look-for-partner', coupleId: couple.id, side, key: newId() }]);
    return null;
  }
  if (couple.pause !== null) return goOn(stores, here, now);
  if (here !== couple) await stores.couples.save(here);
  return here;
}

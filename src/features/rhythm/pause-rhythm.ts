import type { Couple } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import { announce } from '../announce.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { pausedOwnCard, wrongDaysCard } from './cards.ts';
import { keepPause } from './held-rhythm.ts';

const most = 60;

/** Stops everything for both, for a number of days or until one of them resumes. */
export const pauseCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin pause',
  description: 'rhythm.command-pause',
  options: [{ name: 'days', description: 'rhythm.option-pause-days', required: false, kind: 'number', least: 1, most }],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, options) => {
    const days = options['days'] === undefined ? null : Number(options['days']);
    if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= most)) {
      return { kind: 'private', card: wrongDaysCard(context.say, most) };
    }
    const couple = await pause(context, days === null ? null : context.now + days * day);
    const already = couple === context.couple;
    return {
      kind: 'private',
      card: pausedOwnCard(context.say, couple, already ? 'still' : 'now'),
      keep: keepPause(couple),
    };
  },
};

/** Pauses until somebody resumes; a pause that is there already stays as it is. */
export const pauseAction: ActionDefinition = {
  kind: 'action',
  name: 'rhythm.pause',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext) => {
    const already = context.couple.pause !== null;
    const couple = already ? context.couple : await pause(context, null);
    return {
      kind: 'update',
      card: pausedOwnCard(context.say, couple, already ? 'still' : 'now'),
      keep: keepPause(couple),
    };
  },
};

/** A pause because the room cannot be used stays what it is. */
async function pause(context: CoupleContext, until: Instant | null): Promise<Couple> {
  const { couple, stores, now } = context;
  if (couple.pause !== null && couple.pause.why !== 'asked') return couple;
  if (couple.pause !== null && couple.pause.until === until) return couple;
  const paused: Couple = { ...couple, pause: { until, why: 'asked' } };
  const rituals = await stores.rituals.of(couple.id);
  await stores.couples.save(paused);
  await stores.rituals.save(rituals.map((ritual) => planNext(ritual, paused.pause, now)));
  await announce(context);
  return paused;
}

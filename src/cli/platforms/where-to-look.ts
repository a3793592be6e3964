import { parseAction } from '../../card/action-id.ts';
import type { InteractionEvent } from '../../port/inbound-event.ts';

/** The command that shows what somebody has just done, where it could not be shown itself. Looking changes nothing. */
export function whereToLook(event: InteractionEvent): string {
  const name = event.kind === 'command' ? event.path : (parseAction(event.action)?.name ?? '');
  const part = /^[a-z-]+(?: [a-z-]+)?/.exec(name)?.[0] ?? '';
  return places.find(([beginning]) => part === beginning || part.split(' ')[0] === beginning)?.[1] ?? 'help';
}

/** By the command, or by the first part of an action's name. */
const places: readonly (readonly [string, string])[] = [
  ['checkin respond', 'checkin history'],
  ['checkin history', 'checkin history'],
  ['checkin schedule', 'checkin next'],
  ['checkin next', 'checkin next'],
  ['checkin skip', 'checkin next'],
  ['checkin pause', 'checkin next'],
  ['checkin resume', 'checkin next'],
  ['checkin', 'checkin answer'],
  ['prompt ask', 'checkin answer'],
  ['check-in', 'checkin answer'],
  ['respond', 'checkin history'],
  ['history', 'checkin history'],
  ['rhythm', 'checkin next'],
  ['settings', 'settings'],
  ['privacy', 'privacy'],
  ['support', 'support'],
  ['tip', 'tip'],
  ['tips', 'tip'],
];

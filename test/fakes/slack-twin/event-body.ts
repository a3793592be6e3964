import { randomUUID } from 'node:crypto';
import type { Payload } from './delivery.ts';

/** An event as Slack wraps it. */
export function eventBody(team: string, event: Payload, at = Math.floor(Date.now() / 1000)): Payload {
  return {
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0TWIN',
    event,
    event_id: `Ev${randomUUID()}`,
    event_time: at,
    authorizations: [{ team_id: team, enterprise_id: null, is_bot: true }],
  };
}

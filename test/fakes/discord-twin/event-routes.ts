import type { BodyKind } from './check-body.ts';
import { otherBits, type TwinEvent } from './model.ts';
import { TwinRefusal, unknown } from './refusal.ts';
import { type Route, route, type TwinRequest } from './route.ts';
import type { TwinWorld } from './world.ts';

/** How many a server can have that are not over. */
const most = 100;

/** Events of a server: whoever may create them changes and removes their own. */
export function eventRoutes(
  world: TwinWorld,
  check: (kind: BodyKind, request: TwinRequest) => void,
  now: () => number,
): readonly Route[] {
  const guildFor = (id: string) => {
    const guild = world.guilds.get(id);
    if (guild === undefined) throw unknown.guild();
    return guild;
  };
  const creatorIn = (id: string): void => {
    if ((guildFor(id).everyone & otherBits.CreateEvents) === 0n)
      throw new TwinRefusal(403, 50013, 'Missing Permissions');
  };
  const find = (guild: string, id: string): TwinEvent => {
    const found = world.events.get(id);
    if (found === undefined || found.guild !== guild) throw unknown.event();
    return found;
  };
  const of = (guild: string) => [...world.events.values()].filter((one) => one.guild === guild);
  const future = ({ body }: TwinRequest): void => {
    if (Date.parse(String(body['scheduled_start_time'])) > now()) return;
    throw new TwinRefusal(400, 50035, 'Invalid Form Body: cannot schedule event in the past');
  };
  return [
    route('GET', '/guilds/:id/scheduled-events', (_, guild = '') => of(guildFor(guild).id)),
    route('POST', '/guilds/:id/scheduled-events', (request, guild = '') => {
      creatorIn(guild);
      check('event', request);
      future(request);
      if (of(guild).length >= most) throw new TwinRefusal(400, 30038, 'Maximum number of scheduled events reached');
      const event = { ...(request.body as unknown as TwinEvent), id: world.newId(), guild, creator_id: world.me.id };
      world.events.set(event.id, event);
      return event;
    }),
    route('PATCH', '/guilds/:id/scheduled-events/:id', (request, guild = '', id = '') => {
      const event = find(guild, id);
      creatorIn(guild);
      check('event-edit', request);
      future(request);
      const changed = { ...event, ...(request.body as Partial<TwinEvent>) };
      world.events.set(id, changed);
      return changed;
    }),
    route('DELETE', '/guilds/:id/scheduled-events/:id', (_, guild = '', id = '') => {
      find(guild, id);
      creatorIn(guild);
      world.events.delete(id);
      return null;
    }),
  ];
}

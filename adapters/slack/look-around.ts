import type { CommandSpec } from '../../src/port/command-spec.ts';
import type { CommandEvent, Presence } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Obstacle } from '../../src/port/obstacle.ts';
import type { Clients } from './clients.ts';
import { inGroupMessage, inspectRoom, obstacleIn } from './inspect-room.ts';
import { slackTimes } from './limits.ts';

/** What a command that names somebody is to know of them and of the room. */
export type Around = Pick<CommandEvent, 'people' | 'obstacles'>;

/**
 * Slack sends nothing along about the people that a command names, nor about whether Attune may speak where it was
 * typed; so it is looked up, once the command was acknowledged. It keeps no answer waiting for long, and what cannot
 * be looked up is left out.
 */
export async function lookAround(
  event: CommandEvent,
  channelName: string | undefined,
  { inbox, clients }: { readonly inbox: Inbox; readonly clients: Clients },
): Promise<Around> {
  const named = peopleIn(event, inbox.commands);
  if (named.length === 0) return {};
  const known = obstacleIn(event.room.room);
  if (known !== null) return { obstacles: [known] };
  const late = Promise.withResolvers<Around>();
  const timer = setTimeout(() => late.resolve({}), slackTimes.look);
  const looked = look(event, named, channelName, clients).catch((): Around => ({}));
  const around = await Promise.race([looked, late.promise]);
  clearTimeout(timer);
  return around;
}

async function look(
  event: CommandEvent,
  named: readonly string[],
  channelName: string | undefined,
  clients: Clients,
): Promise<Around> {
  const people: Record<string, Presence> = {};
  let obstacles: readonly Obstacle[] = [];
  for (const user of named) {
    const report = await inspectRoom(clients, event.room, { ...event.by, user });
    people[user] = report.person;
    obstacles = report.obstacles;
  }
  return { people, obstacles: channelName?.startsWith('mpdm-') === true ? obstacles.map(inGroupMessage) : obstacles };
}

function peopleIn(event: CommandEvent, commands: readonly CommandSpec[]): readonly string[] {
  const [name, subcommand] = event.path.split(' ');
  const command = commands.find((one) => one.name === name);
  const options = command?.subcommands.find((one) => one.name === subcommand)?.options ?? command?.options ?? [];
  return options.flatMap((option) => {
    const user = option.kind === 'partner' ? event.options[option.name] : undefined;
    return user === undefined ? [] : [user];
  });
}

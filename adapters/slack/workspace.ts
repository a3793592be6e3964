import { PlatformError } from '../../src/port/platform-error.ts';
import type { Client, TokenOf } from './clients.ts';
import { notInstalled } from './installation-store.ts';
import type { SpaceOf } from './read-event.ts';

/** The one workspace that a bot token from the settings belongs to. */
export type Workspace = {
  /** Whose token it is; asked once, and again only as long as Slack does not answer. */
  identify(): Promise<Identity>;
  /** The same, asked again: a token may be withdrawn. */
  identifyAnew(): Promise<Identity>;
  readonly tokenOf: TokenOf;
  readonly spaceOf: SpaceOf;
};

type Identity = { readonly space: string; readonly botUser: string };

export function openWorkspace(token: string, client: Client): Workspace {
  let asked: Promise<Identity> | undefined;
  let known: Identity | undefined;

  const identifyAnew = (): Promise<Identity> => {
    asked ??= ask(client)
      .then((identity) => (known = identity))
      .finally(() => (asked = undefined));
    return asked;
  };

  const identify = async (): Promise<Identity> => known ?? identifyAnew();

  return {
    identify,
    identifyAnew,
    tokenOf: async (space) => {
      const identity = await identify();
      if (space === identity.space) return { token, botUser: identity.botUser };
      throw notInstalled();
    },
    // Somebody from another workspace who shares the channel counts as one of this one.
    spaceOf: (team) => known?.space ?? team ?? '',
  };
}

async function ask(client: Client): Promise<Identity> {
  const { team_id: space, user_id: botUser } = await client.auth.test();
  if (space === undefined || botUser === undefined)
    throw new PlatformError('unavailable', 'Slack did not say whose token it is');
  return { space, botUser };
}

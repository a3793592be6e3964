import type { Inbox } from '../../src/port/inbox.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import type { Clients } from './clients.ts';
import type { SpaceOf } from './read-event.ts';

/** What Slack tells without anybody asking, as far as it is of use here. */
export type SlackNotice = {
  readonly team_id?: string;
  readonly event_id?: string;
  /** Seconds since 1970. */
  readonly event_time?: number;
  readonly event: {
    readonly type: string;
    readonly channel?: string | { readonly id: string };
    readonly user?: string;
    readonly tokens?: { readonly bot?: readonly string[] };
    readonly tab?: string;
  };
};

export type NoticeParts = {
  readonly inbox: Inbox;
  readonly clients: Clients;
  readonly spaceOf: SpaceOf;
  readonly installations: InstallationStore | undefined;
  readonly showHome: (space: string, user: string) => Promise<void>;
};

/** Handles notices. Slack sends one again when it is not sure; every one of them does the same thing twice to no effect. */
export function createNotices(parts: NoticeParts): (notice: SlackNotice) => Promise<void> {
  const seen = new Set<string>();
  return async (notice) => {
    const { event_id: id } = notice;
    if (id !== undefined && seen.has(id)) return;
    if (id !== undefined) seen.add(id);
    if (seen.size > 2000) seen.delete(seen.values().next().value ?? '');
    await handle(notice, parts);
  };
}

async function handle(
  notice: SlackNotice,
  { inbox, clients, spaceOf, installations, showHome }: NoticeParts,
): Promise<void> {
  const { event } = notice;
  const space = spaceOf(notice.team_id);
  const channel = typeof event.channel === 'string' ? event.channel : event.channel?.id;
  switch (event.type) {
    case 'app_home_opened':
      if (event.user !== undefined && event.tab !== 'messages') await showHome(space, event.user);
      return;
    case 'app_uninstalled':
      return installations?.remove(space, eventTime(notice));
    case 'tokens_revoked':
      if ((event.tokens?.bot?.length ?? 0) > 0) await installations?.remove(space, eventTime(notice));
      return;
    case 'member_left_channel': {
      if (channel === undefined || event.user === undefined) return;
      const room = { platform: 'slack', space, room: channel } as const;
      const self = event.user === (await clients.of(space)).botUser;
      const user = { platform: 'slack', space, user: event.user } as const;
      await inbox.handle(
        self ? { kind: 'notice', what: 'room-gone', room } : { kind: 'notice', what: 'member-left', room, user },
      );
      return;
    }
    default:
      // Archived, deleted, or left by Attune itself: it cannot speak there any more.
      if (channel === undefined) return;
      await inbox.handle({ kind: 'notice', what: 'room-gone', room: { platform: 'slack', space, room: channel } });
  }
}

/** An installation made after this moment is not meant. */
function eventTime({ event_time: seconds }: SlackNotice): number {
  return (seconds ?? 0) === 0 ? Number.MAX_SAFE_INTEGER : ((seconds ?? 0) + 1) * 1000 - 1;
}

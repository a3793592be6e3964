import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import type { Clients } from './clients.ts';
import { type SlackNotice, teamOf } from './payload-shapes.ts';
import type { SpaceOf } from './read-event.ts';

export type NoticeParts = {
  readonly inbox: Inbox;
  readonly clients: Clients;
  readonly spaceOf: SpaceOf;
  readonly installations: InstallationStore | undefined;
  readonly showHome: (space: string, user: string) => Promise<void>;
  /** Called where the app was removed or its token revoked. */
  readonly withdrawn: () => Promise<void>;
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

async function handle(notice: SlackNotice, parts: NoticeParts): Promise<void> {
  const { event } = notice;
  const space = parts.spaceOf(teamOf({ kind: 'notice', body: notice }));
  switch (event.type) {
    case 'app_home_opened':
      if (event.user !== undefined && event.tab !== 'messages') await parts.showHome(space, event.user);
      return;
    case 'tokens_revoked':
      if ((event.tokens?.bot?.length ?? 0) === 0) return;
      break;
    case 'app_uninstalled':
      break;
    default: {
      const read = await readNotice(notice, space, parts.clients);
      if (read !== null) await parts.inbox.handle(read);
      return;
    }
  }
  await parts.installations?.remove(space, eventTime(notice));
  await parts.withdrawn();
}

/** What happened in a room, or `null` where too little of it was said. */
async function readNotice({ event }: SlackNotice, space: string, clients: Clients): Promise<NoticeEvent | null> {
  const { channel, user, inviter, old_channel_id: before, new_channel_id: after } = event;
  const place = { platform: 'slack', space } as const;
  if (event.type === 'channel_id_changed') {
    if (before === undefined || after === undefined) return null;
    return { kind: 'notice', what: 'room-renamed', room: { ...place, room: before }, to: { ...place, room: after } };
  }
  if (channel === undefined) return null;
  const room = { ...place, room: channel };
  switch (event.type) {
    case 'member_joined_channel': {
      if (user === undefined) return null;
      if (!(await isSelf(user, space, clients)))
        return { kind: 'notice', what: 'member-joined', room, user: { ...place, user } };
      return {
        kind: 'notice',
        what: 'room-open',
        room,
        ...(inviter === undefined ? {} : { by: { ...place, user: inviter } }),
      };
    }
    case 'member_left_channel':
      if (user === undefined) return null;
      return (await isSelf(user, space, clients))
        ? { kind: 'notice', what: 'room-gone', room }
        : { kind: 'notice', what: 'member-left', room, user: { ...place, user } };
    case 'channel_unarchive':
    case 'group_unarchive':
      return { kind: 'notice', what: 'room-open', room };
    default:
      // Archived, deleted, or left by Attune itself: it cannot speak there any more.
      return { kind: 'notice', what: 'room-gone', room };
  }
}

async function isSelf(user: string, space: string, clients: Clients): Promise<boolean> {
  return user === (await clients.of(space)).botUser;
}

/** An installation made after this moment is not meant. */
function eventTime({ event_time: seconds }: SlackNotice): number {
  return (seconds ?? 0) === 0 ? Number.MAX_SAFE_INTEGER : ((seconds ?? 0) + 1) * 1000 - 1;
}

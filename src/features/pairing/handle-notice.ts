import type { NoticeEvent } from '../../port/inbound-event.ts';
import type { NoticeContext } from '../feature.ts';
import { memberJoined, memberLeft, personLeft } from './people-notices.ts';
import { roomGone, roomOpen, roomRenamed, spaceOpen } from './room-notices.ts';

/** What the platform tells without anybody asking. The same notice twice changes nothing more. */
export async function handleNotice(context: NoticeContext, notice: NoticeEvent): Promise<void> {
  const { stores } = context;
  switch (notice.what) {
    case 'member-left':
      return memberLeft(stores, notice.room, notice.user, context);
    case 'member-joined':
      return memberJoined(stores, notice.room, notice.user, context);
    case 'person-left':
      return personLeft(stores, notice.user, context);
    case 'room-gone':
      return roomGone(stores, notice.room, context);
    case 'room-open':
      return roomOpen(stores, notice.room, notice.by, context);
    case 'room-renamed':
      return roomRenamed(stores, notice.room, notice.to);
    case 'space-open':
      return spaceOpen(stores, notice.place, context);
    case 'thread-shut':
      return;
  }
}

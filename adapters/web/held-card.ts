import { day, type Instant } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { Hold } from '../../src/port/hold.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Messages } from './messages.ts';
import { renderCard } from './render-card.ts';
import type { PersonId } from './wire.ts';

/** The preview can replace a card for good. Nobody looks at one that is older. */
const life = 30 * day;

export function holdMessage(id: string, now: Instant): Hold {
  return { card: id, handle: id, until: now + life };
}

/** A message as one that can be replaced; `null` for one that both see. */
export async function holdOwn(messages: Messages, id: string | null, as: PersonId, now: Instant): Promise<Hold | null> {
  const found = id === null ? null : await messages.find(id, as);
  return found?.to === as ? holdMessage(found.id, now) : null;
}

/** Replaces a private card, or takes it away. */
export function createReplace(messages: Messages): ChatPlatform['replace'] {
  return async (hold, _user, _room, card) => {
    if (card === null) {
      await messages.dismiss(hold.handle);
      return null;
    }
    if ((await messages.edit(hold.handle, renderCard(card))) === null) {
      throw new PlatformError('gone', 'the private card to replace');
    }
    return hold;
  };
}

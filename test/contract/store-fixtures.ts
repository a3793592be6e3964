import type { KeptAppreciation } from '../../src/model/appreciation.ts';
import { type CheckIn, newCheckIn } from '../../src/model/check-in.ts';
import type { Couple, Partner, Side } from '../../src/model/couple.ts';
import { day, hour } from '../../src/model/instant.ts';
import type { Invitation } from '../../src/model/invitation.ts';
import type { KeptMoment } from '../../src/model/moment.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { MessageRef, RoomRef, UserRef } from '../../src/model/place.ts';
import type { Response } from '../../src/model/response.ts';
import type { Ritual } from '../../src/model/ritual.ts';

/** Noon on a Monday, the moment at which the store's stories begin. */
export const noon = Date.parse('2026-11-02T12:00:00Z');

let made = 0;

/** A name that no other test uses: all tests of a store share one database. */
export function fresh(what: string): string {
  made += 1;
  return `${what}-${made}-${crypto.randomUUID()}`;
}

export function aRoom(): RoomRef {
  return { platform: 'web', space: 'preview', room: fresh('room') };
}

export function aUser(): UserRef {
  return { platform: 'web', space: 'preview', user: fresh('user') };
}

export function aMessage(room: RoomRef = aRoom()): MessageRef {
  return { room, message: fresh('message') };
}

function aPartner(side: Side): Partner {
  return {
    side,
    user: aUser(),
    locale: 'en',
    zone: side === 0 ? 'Europe/Lisbon' : 'America/New_York',
    hears: 'mention',
    nudges: true,
    depthLimit: 3,
    themesNever: [],
    packs: [],
    leftAt: null,
  };
}

export function aCouple(changes: Partial<Couple> = {}): Couple {
  return {
    id: fresh('couple'),
    room: aRoom(),
    partners: [aPartner(0), aPartner(1)],
    createdAt: noon,
    reveal: 'room',
    answers: 'sealed',
    quietHours: { from: '22:00', to: '07:30' },
    pause: null,
    ending: null,
    ...changes,
  };
}

export function aRitual(couple: Couple, changes: Partial<Ritual> = {}): Ritual {
  return {
    coupleId: couple.id,
    name: 'question',
    on: true,
    rhythm: { days: [1, 3, 5], time: '20:00', zone: 'Europe/Lisbon' },
    nextAt: noon,
    waitingSince: null,
    cameAt: null,
    lastSkip: null,
    ...changes,
  };
}

export function aCheckIn(couple: Couple, changes: Partial<CheckIn> = {}): CheckIn {
  const opened = newCheckIn(
    { id: fresh('check-in'), coupleId: couple.id, origin: 'question', promptId: 'listening-heard', mode: 'sealed' },
    noon,
  );
  return { ...opened, ...changes };
}

/** The same check-in, answered by both an hour and two after it opened. */
export function revealed(checkIn: CheckIn): CheckIn {
  const [first, second] = [checkIn.openedAt + hour, checkIn.openedAt + 2 * hour];
  return { ...checkIn, answeredAt: [first, second], revealedAt: second, reveal: 'room', nudgeAt: null };
}

export function aResponse(checkIn: CheckIn, side: Side, text: string, changes: Partial<Response> = {}): Response {
  return {
    id: fresh('response'),
    checkInId: checkIn.id,
    side,
    way: 'say-back',
    words: new PartnerWords(text),
    at: noon + 3 * hour,
    message: null,
    ...changes,
  };
}

export function anAppreciation(
  couple: Couple,
  side: Side,
  text: string,
  changes: Partial<KeptAppreciation> = {},
): KeptAppreciation {
  return {
    id: fresh('appreciation'),
    coupleId: couple.id,
    side,
    at: noon,
    words: new PartnerWords(text),
    message: null,
    ...changes,
  };
}

export function aMoment(couple: Couple, side: Side, text: string, changes: Partial<KeptMoment> = {}): KeptMoment {
  return {
    id: fresh('moment'),
    coupleId: couple.id,
    side,
    addedAt: noon,
    version: 1,
    kind: 'small',
    day: '2020-05-12',
    yearly: true,
    quiet: [false, false],
    goneAt: null,
    words: new PartnerWords(text),
    message: null,
    ...changes,
  };
}

export function anInvitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    id: fresh('invitation'),
    room: aRoom(),
    from: aUser(),
    to: aUser(),
    fromLocale: 'en-GB',
    fromZone: 'Europe/London',
    createdAt: noon,
    expiresAt: noon + 2 * day,
    state: 'open',
    coupleId: null,
    message: null,
    ...changes,
  };
}

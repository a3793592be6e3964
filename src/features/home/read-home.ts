import { text } from '../../card/card.ts';
import type { Home, HomeCouple, HomeElement } from '../../card/home.ts';
import type { Content, Library } from '../../content/library.ts';
import { type CheckIn, stateOf } from '../../model/check-in.ts';
import { type Couple, type Partner, type Side, sideOf } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import { startOfMonth } from '../../schedule/start-of-month.ts';
import { monthSection, nextSection, rhythmSection, waitingSection } from './sections.ts';

type Reading = { readonly stores: Stores; readonly content: Content; readonly now: Instant };

/** More than a couple is asked in a month. */
const lookBack = 100;

/**
 * What a person sees of all their couples at a glance: what comes, what waits, the rhythm, and what was revealed this
 * month. No answer is opened for it. `locale` is the platform's, for a person who is in no couple yet.
 */
export async function readHome(reading: Reading, user: UserRef, locale: string | undefined): Promise<Home> {
  const couples = (await reading.stores.couples.ofUser(user)).filter(({ ending }) => ending === null);
  if (couples.length === 0) return { intro: beginning(reading.content.library(locale ?? 'en')), couples: [] };
  const read: HomeCouple[] = [];
  for (const couple of couples) {
    const side = sideOf(couple, user);
    if (side !== null) read.push(await readCouple(reading, couple, side));
  }
  return { intro: [], couples: read };
}

async function readCouple({ stores, content, now }: Reading, couple: Couple, side: Side): Promise<HomeCouple> {
  const me = couple.partners[side];
  const library = content.library(me.locale);
  const rituals = await stores.rituals.of(couple.id);
  const recent = await stores.checkIns.history(couple.id, endOfTime, lookBack);
  const seen = { library, couple, side };
  return {
    room: couple.room,
    title: library.say.text('home.couple'),
    next: nextSection(seen, rituals),
    waiting: waitingSection(
      seen,
      recent.filter((checkIn) => waits(checkIn, me, now)),
    ),
    rhythm: rhythmSection(seen, rituals),
    month: monthSection(seen, revealedSince(recent, startOfMonth(now, me.zone))),
  };
}

/** Open, and neither answered nor passed by this partner. */
function waits(checkIn: CheckIn, { side }: Partner, now: Instant): boolean {
  const mine = checkIn.answeredAt[side] === null && checkIn.passed[side] === null;
  return checkIn.mode === 'sealed' && mine && stateOf(checkIn, now) === 'open';
}

function revealedSince(recent: readonly CheckIn[], start: Instant): readonly CheckIn[] {
  return recent.filter(({ revealedAt }) => revealedAt !== null && revealedAt >= start);
}

function beginning({ say }: Library): readonly HomeElement[] {
  return [text(say('home.begin')), text(say('home.begin-how'))];
}

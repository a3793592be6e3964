import { text } from '../../card/card.ts';
import type { Home, HomeCouple, HomeElement } from '../../card/home.ts';
import type { Content, Library } from '../../content/library.ts';
import { sideOf } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import type { Ahead } from '../at-a-glance.ts';
import { calendarSpan, lookAhead } from '../calendar.ts';
import type { Feature } from '../feature.ts';
import { comingSection, waitingSection } from './sections.ts';

type Reading = { readonly stores: Stores; readonly content: Content; readonly now: Instant };

/**
 * What a person sees of all their couples at a glance: what comes, what waits, and what the features show besides. No answer is opened for it. `locale` is the platform's, for a person who is in no couple yet.
 */
export async function readHome(
  features: readonly Feature[],
  { stores, content, now }: Reading,
  user: UserRef,
  locale: string | undefined,
): Promise<Home> {
  const couples = (await stores.couples.ofUser(user)).filter(({ ending }) => ending === null);
  if (couples.length === 0) return { intro: beginning(content.library(locale ?? 'en')), couples: [] };
  const rituals = features.flatMap((feature) => feature.rituals ?? []);
  const read: HomeCouple[] = [];
  for (const couple of couples) {
    const side = sideOf(couple, user);
    if (side === null) continue;
    const library = content.library(couple.partners[side].locale);
    read.push(await readCouple(features, { stores, library, couple, side, rituals, now, until: now + calendarSpan }));
  }
  return { intro: [], couples: read };
}

async function readCouple(features: readonly Feature[], glance: Ahead): Promise<HomeCouple> {
  const { library, couple } = glance;
  const parts = features.flatMap((feature) => feature.glance ?? []);
  return {
    room: couple.room,
    title: library.say.text('home.couple'),
    sections: [
      comingSection(glance, await lookAhead(parts, glance)),
      waitingSection(glance, await ofAll(parts, ({ waiting }) => waiting?.(glance))),
      ...(await ofAll(parts, async ({ section }) => (section === undefined ? [] : [await section(glance)]))),
    ],
  };
}

/** One after the other: they share a transaction. */
async function ofAll<Part, Found>(
  parts: readonly Part[],
  read: (part: Part) => Promise<readonly Found[]> | undefined,
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const part of parts) all.push(...((await read(part)) ?? []));
  return all;
}

function beginning({ say }: Library): readonly HomeElement[] {
  return [text(say('home.begin')), text(say('home.begin-how'))];
}

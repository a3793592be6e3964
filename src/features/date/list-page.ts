import type { Card, Element } from '../../card/card.ts';
import type { Library } from '../../content/library.ts';
import { otherSide, sideOf } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import type { Keep } from '../../port/hold.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { pageAt } from '../pager.ts';
import { findIdea } from './idea-handlers.ts';
import { linesElements } from './line-elements.ts';
import { type Listed, perPage, plansCard, type Shelf, savedCard, shelves } from './list-cards.ts';
import type { Looking } from './own-card.ts';

type Reader = Looking & { readonly library: Library };

/** A page of the list as it is now, kept true for as long as it can be replaced. */
export async function listAt(
  reader: Reader,
  shelf: Shelf,
  wanted: number,
): Promise<{ readonly card: Card; readonly keep: Keep }> {
  const { card, at, shows } = await (shelf === 'saved' ? savedPage(reader, wanted) : plansPage(reader, shelf, wanted));
  return { card, keep: keepAs('dates', reader.couple.id, [shelf, at, shows].join(' ')) };
}

/** Looked at again whenever a plan, or what is saved, has changed. */
export const heldList: HeldKind = {
  kind: 'dates',
  read: async ({ stores, content, now }, id, { user, look }) => {
    const couple = await stores.couples.find(id);
    const side = couple === null ? null : sideOf(couple, user);
    if (couple === null || side === null) return null;
    if (couple.ending !== null) return { room: couple.room, card: null, look: null };
    const me = couple.partners[side];
    const library = content.library(me.locale);
    const reader = {
      stores,
      library,
      say: library.say,
      couple,
      side,
      me,
      other: couple.partners[otherSide(side)],
      now,
    };
    const [shelf, page] = look.split(' ');
    const fresh = await listAt(reader, shelves.find((one) => one === shelf) ?? 'coming', Number(page));
    return fresh.keep.look === look ? null : { room: couple.room, card: fresh.card, look: fresh.keep.look };
  },
};

type Shown = { readonly card: Card; readonly at: number; readonly shows: string };

async function plansPage(reader: Reader, shelf: 'coming' | 'past', wanted: number): Promise<Shown> {
  const { stores, couple, now } = reader;
  const page = pageAt(wanted, { count: await stores.dates.count(couple.id, shelf, now), size: perPage });
  const plans = await stores.dates.list(couple.id, shelf, now, { skip: page.skip, most: perPage });
  const listed: Listed[] = [];
  for (const plan of plans) listed.push({ plan, lines: await linesOf(reader, plan) });
  const shows = plans.map(({ id, revision, shownAt }) => `${id.slice(0, 8)}${revision}${shownAt === null ? '' : 's'}`);
  return { card: plansCard(reader, shelf, listed, page), at: page.at, shows: shows.join() };
}

async function savedPage(reader: Reader, wanted: number): Promise<Shown> {
  const { stores, couple, library } = reader;
  const saved = await stores.dates.ideasSaved(couple.id);
  const ideas = saved.flatMap(({ id, by }) => {
    const idea = findIdea(library, id);
    return idea === null ? [] : [{ idea, by }];
  });
  const page = pageAt(wanted, { count: ideas.length, size: perPage });
  const shown = ideas.slice(page.skip, page.skip + perPage);
  return { card: savedCard(reader, shown, page), at: page.at, shows: shown.map(({ idea }) => idea.id).join() };
}

/** How it was: both lines, or one's own. */
async function linesOf(reader: Reader, plan: DatePlan): Promise<readonly Element[]> {
  const { stores, side, now } = reader;
  return plan.at > now ? [] : linesElements(reader, plan, await stores.dates.ownLine(plan.id, side));
}

import type { Card } from '../../card/card.ts';
import { dayIn, dayOfYear } from '../../model/calendar-day.ts';
import { isKeptMoment, type KeptMoment, type Moment } from '../../model/moment.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { pageAt } from '../pager.ts';
import { listCard, perPage } from './list-card.ts';
import { goneCard, keptCard, momentCard } from './moment-cards.ts';
import { argsOf, firstPlace, type Place, readPlace } from './place.ts';

/** Who reads the list. */
export type ListReader = Pick<CoupleContext, 'stores' | 'couple' | 'side' | 'me' | 'other' | 'say' | 'now'>;

/** A private card of the list as it is now, and what it shows, by which it is known when it is true no more. */
export type Shown = { readonly card: Card; readonly look: string };

/** One page of the list; beyond the last one, the last one. */
export async function pageOf(reader: ListReader, { order, page: wanted }: Place): Promise<Shown> {
  const { stores, couple, me, now } = reader;
  const page = pageAt(wanted, { count: await stores.moments.count(couple.id), size: perPage });
  const from = dayOfYear(dayIn(me.zone, now));
  const kept = await stores.moments.list(couple.id, { order, from, skip: page.skip, most: perPage });
  const look = ['page', ...argsOf({ order, page: page.at }), `of-${page.pages}`, ...kept.map(lookOf)].join(' ');
  return { card: listCard(reader, kept, order, page), look };
}

/** One of the list in full. */
export function oneOf(reader: ListReader, moment: KeptMoment, place: Place, title?: string): Shown {
  return { card: momentCard(reader, moment, place, title), look: lookAt('one', place, moment) };
}

/** What confirms that one was kept. */
export function keptOf(reader: ListReader, moment: KeptMoment): Shown {
  return { card: keptCard(reader, moment), look: lookAt('kept', firstPlace, moment) };
}

/** What was taken away, for as long as that can be undone. */
export function goneOf(reader: ListReader, moment: GoneMoment, place: Place): Shown {
  return { card: goneCard(reader, moment.id, moment.words, place), look: lookAt('gone', place, moment) };
}

/** What a card that shows this should show now: one that is not there any more gives way to the list. */
export async function shownAgain(reader: ListReader, look: string): Promise<Shown> {
  const [kind, order, page, entry = ''] = look.split(' ');
  const place = readPlace([order, page]);
  const found = kind === 'page' ? null : await reader.stores.moments.find(entry.slice(0, entry.indexOf('@')));
  if (found === null) return pageOf(reader, place);
  if (isGone(found)) return kind === 'gone' ? goneOf(reader, found, place) : pageOf(reader, place);
  if (!isKeptMoment(found)) return pageOf(reader, place);
  const kept = keptOf(reader, found);
  return kept.look === look ? kept : oneOf(reader, found, place);
}

type GoneMoment = Moment & { readonly words: PartnerWords };

function isGone(moment: Moment): moment is GoneMoment {
  return moment.goneAt !== null && moment.words !== null;
}

function lookAt(kind: 'one' | 'kept' | 'gone', place: Place, moment: Moment): string {
  return [kind, ...argsOf(place), lookOf(moment)].join(' ');
}

function lookOf({ id, version }: Moment): string {
  return `${id}@${version}`;
}

import type { Card } from '../../card/card.ts';
import type { KeptAppreciation } from '../../model/appreciation.ts';
import { periodOf } from '../../schedule/months.ts';
import type { CoupleContext } from '../context.ts';
import { pageAt } from '../pager.ts';
import { jarCard, perPage } from './jar-cards.ts';
import { menuPage, monthsOf } from './jar-months.ts';
import type { JarPlace } from './jar-place.ts';

/** Who reads the jar. */
export type JarReader = Pick<CoupleContext, 'stores' | 'couple' | 'side' | 'me' | 'say'>;

/** A page of the jar as it is now, and what stands on it. */
export type JarPage = { readonly card: Card; readonly place: JarPlace; readonly kept: readonly KeptAppreciation[] };

/** One page of the jar, or of one month of it by the reader's clock; beyond the last one, the last one. */
export async function jarAt(reader: JarReader, wanted: JarPlace): Promise<JarPage> {
  const { stores, couple, me } = reader;
  const times = await stores.appreciations.times(couple.id);
  const months = monthsOf(
    times.map(({ at }) => at),
    me.zone,
  );
  const within = wanted.month === null ? undefined : periodOf(wanted.month, me.zone);
  const count = within === undefined ? times.length : await stores.appreciations.count(couple.id, within);
  const page = pageAt(wanted.page, { count, size: perPage });
  const kept = await stores.appreciations.jar(couple.id, page.skip, perPage, within);
  const place = { ...wanted, page: page.at, menu: menuPage(months, wanted.menu).at };
  return { card: jarCard(reader, { kept, page, place, months }), place, kept };
}

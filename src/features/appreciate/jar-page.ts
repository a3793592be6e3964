import type { Card } from '../../card/card.ts';
import type { KeptAppreciation } from '../../model/appreciation.ts';
import type { CoupleContext } from '../context.ts';
import { pageAt } from '../pager.ts';
import { jarCard, perPage } from './jar-cards.ts';

/** Who reads the jar. */
export type JarReader = Pick<CoupleContext, 'stores' | 'couple' | 'side' | 'me' | 'say'>;

/** A page of the jar as it is now, and what stands on it. */
export type JarPage = { readonly card: Card; readonly page: number; readonly kept: readonly KeptAppreciation[] };

/** One page of the jar; beyond the last one, the last one. */
export async function jarAt(reader: JarReader, wanted: number): Promise<JarPage> {
  const { stores, couple } = reader;
  const page = pageAt(wanted, { count: await stores.appreciations.count(couple.id), size: perPage });
  const kept = await stores.appreciations.jar(couple.id, page.skip, perPage);
  return { card: jarCard(reader, kept, page), page: page.at, kept };
}

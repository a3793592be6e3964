import { z } from 'zod';
import { type MomentOrder, momentOrders } from '../../model/moment.ts';
import { readPage } from '../pager.ts';

/** Where in the list somebody is: in which order, on which page. */
export type Place = { readonly order: MomentOrder; readonly page: number };

export const firstPlace: Place = { order: 'newest', page: 1 };

/** As a button carries it. */
export function argsOf({ order, page }: Place): readonly [string, string] {
  return [order, String(page)];
}

/** As a button carried it; the first one for anything else. */
export function readPlace([order, page]: readonly (string | undefined)[]): Place {
  return { order: z.enum(momentOrders).catch(firstPlace.order).parse(order), page: readPage(page) };
}

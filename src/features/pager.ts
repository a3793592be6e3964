import { z } from 'zod';
import type { ActionId } from '../card/action-id.ts';
import { type Button, button } from '../card/card.ts';
import type { CopyKey } from '../content/copy.ts';
import type { Say } from '../content/say.ts';

/** The page of a private list that somebody looks at, counted from 1. `skip`: how many entries come before it. */
export type Page = { readonly at: number; readonly pages: number; readonly skip: number };

/**
 * The wanted page of `count` entries; beyond the last one the last one, because entries may be gone since the button
 * was shown. An empty list has one page.
 */
export function pageAt(wanted: number, { count, size }: { readonly count: number; readonly size: number }): Page {
  const pages = Math.max(1, Math.ceil(count / size));
  const at = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  return { at, pages, skip: (at - 1) * size };
}

/** A page as a button or an option carries it; the first one for anything else. */
export function readPage(text: string | undefined, last: number = Number.MAX_SAFE_INTEGER): number {
  return z.coerce.number().int().min(1).max(last).catch(1).parse(text);
}

type Turns = {
  readonly before: CopyKey;
  readonly after: CopyKey;
  readonly onward?: 'main' | 'plain';
  to(page: number): ActionId;
};

/**
 * The buttons that lead to the page before and the page after, where there is one. `to`: what turns to a page; `onward`:
 * how the one after looks, where to go on is what the card is for.
 */
export function turnButtons(
  say: Say,
  { at, pages }: Page,
  { before, after, to, onward = 'plain' }: Turns,
): readonly Button[] {
  return [
    ...(at > 1 ? [button(say.text(before), to(at - 1))] : []),
    ...(at < pages ? [button(say.text(after), to(at + 1), onward)] : []),
  ];
}

import type { Library } from '../content/library.ts';
import type { Say } from '../content/say.ts';
import type { Couple, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { UserRef } from '../model/place.ts';
import type { Stores } from '../port/store.ts';
import { type Html, html } from './html.ts';

/** Whose copy is made, of which of their couples. `library` is in that person's language. */
export type OwnReading = {
  readonly stores: Stores;
  readonly library: Library;
  readonly couple: Couple;
  readonly side: Side;
};

/** Writes a time as its reader's clock shows it. */
export type Moment = (iso: string) => string;

/** What a page for people is written with. */
export type OwnPage = { readonly say: Say; readonly when: Moment };

/**
 * One part of the copy of somebody's data. It holds everything that this person wrote or chose, and of the other's only
 * what was shown in the room.
 */
export type OwnPart<Data = unknown> = {
  /** Under which name it stands in the JSON of a couple. Times in it are ISO 8601 in UTC. */
  readonly name: string;
  readonly copy: (reading: OwnReading) => Promise<Data>;
  /** The same for people, with its heading. Whatever is not ours is escaped. */
  readonly page: (page: OwnPage, data: Data) => Html;
};

/** The same, of what is kept about a person outside of any couple. */
export type PersonPart<Data = unknown> = Omit<OwnPart<Data>, 'copy'> & {
  readonly copy: (stores: Stores, user: UserRef) => Promise<Data>;
  readonly isEmpty: (data: Data) => boolean;
};

/** A part whose data it alone knows: what it copies it can write on the page. */
export function ownPart<Data>(part: OwnPart<Data>): OwnPart {
  return { ...part, page: (page, data) => part.page(page, data as Data) };
}

export function personPart<Data>(part: PersonPart<Data>): PersonPart {
  return {
    ...part,
    page: (page, data) => part.page(page, data as Data),
    isEmpty: (data) => part.isEmpty(data as Data),
  };
}

export function timeOf(at: Instant): string {
  return new Date(at).toISOString();
}

export function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : timeOf(at);
}

export function headed(title: string, ...content: readonly Html[]): Html {
  return html`<h3>${title}</h3>
${content}`;
}

/** Line breaks are kept, and each text runs in its own direction. */
export function quoted(words: string): Html {
  return html`<blockquote dir="auto">${words}</blockquote>`;
}

export function facts(all: readonly (readonly [string, string])[]): Html {
  return html`<dl>${all.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Says so where there is nothing. */
export function list(say: Say, lines: readonly string[]): Html {
  return lines.length === 0 ? none(say) : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** The pieces, or that there are none. */
export function piecesOrNone(say: Say, pieces: readonly Html[]): readonly Html[] {
  return pieces.length === 0 ? [none(say)] : pieces;
}

function none(say: Say): Html {
  return html`<p>${say.text('privacy.page-none')}</p>`;
}

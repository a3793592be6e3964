import type { Instant } from '../model/instant.ts';
import type { MessageRef, UserRef } from '../model/place.ts';

/**
 * Text of ours. A partner's words never go in here: they are `PartnerWords`, another type. Instants, people
 * and commands are tokens that each platform renders natively.
 */
export type Markup = readonly Span[];

export type InstantStyle = 'time' | 'day' | 'moment' | 'relative';

export type Span =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'strong'; readonly content: Markup }
  | { readonly kind: 'emphasis'; readonly content: Markup }
  | { readonly kind: 'instant'; readonly at: Instant; readonly style: InstantStyle }
  | { readonly kind: 'partner'; readonly user: UserRef }
  | { readonly kind: 'command'; readonly path: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  /** Leads to a message that Attune posted, where the platform can. */
  | { readonly kind: 'message'; readonly message: MessageRef; readonly label: string };

export function plain(text: string): Markup {
  return [{ kind: 'plain', text }];
}

export function person(user: UserRef): Span {
  return { kind: 'partner', user };
}

/** A moment that each reader sees in the zone of their own device, where the platform can. */
export function instant(at: Instant, style: InstantStyle = 'moment'): Span {
  return { kind: 'instant', at, style };
}

/** Joins pieces with a plain separator. */
export function join(pieces: readonly Markup[], separator: string): Markup {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [...plain(separator), ...piece]));
}

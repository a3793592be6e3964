import type { RoomRef } from '../model/place.ts';
import type { ElementOf } from './card.ts';

/** What may stand on a person's home. No kind of it can hold a partner's words, so nothing sealed can get there. */
export type HomeElement = ElementOf<'text' | 'note' | 'buttons'>;

export type HomeSection = { readonly title: string; readonly elements: readonly HomeElement[] };

/** One couple on a person's home. Its buttons act in `room`. */
export type HomeCouple = {
  readonly room: RoomRef;
  readonly title: string;
  /** What comes, what waits for this person (questions by their words, never an answer), and what there was. */
  readonly sections: readonly HomeSection[];
};

/** A person's home, where a platform has such a place: Slack's Home tab. Without a couple, `intro` says how to begin. */
export type Home = { readonly intro: readonly HomeElement[]; readonly couples: readonly HomeCouple[] };

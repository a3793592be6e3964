import type { Card } from '../../src/card/card.ts';
import type { Picture } from '../../src/card/picture.ts';
import { peopleIn, picturesOn } from '../../src/card/place-pictures.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { WirePerson } from './wire.ts';

/** Pictures as the preview shows them: drawn when somebody looks, with the names that people have by then. Kept nowhere. */
export type Pictures = {
  readonly png: (picture: Picture) => Promise<Uint8Array>;
  /** Those of a card as addresses that hold them, for a card that has no place on the server. */
  readonly inline: (card: Card) => Promise<readonly string[]>;
};

export function openPictures(draw: DrawPicture, people: () => Promise<readonly WirePerson[]>): Pictures {
  const png = async (picture: Picture): Promise<Uint8Array> => {
    const known = await people();
    return draw(
      picture,
      peopleIn(picture).map(({ user }) => known.find(({ id }) => id === user)?.name ?? user),
    );
  };
  return { png, inline: (card) => Promise.all(picturesOn(card).map(async (one) => inlined(await png(one)))) };
}

export function inlined(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

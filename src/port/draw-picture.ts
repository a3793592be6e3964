import type { Picture } from '../card/picture.ts';

/** Draws a picture as a PNG. `names` are those of its people, in their order, as they are called where it is shown. */
export type DrawPicture = (picture: Picture, names: readonly string[]) => Promise<Uint8Array>;

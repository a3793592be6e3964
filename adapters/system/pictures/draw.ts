import { Resvg } from '@resvg/resvg-js';
import type { Picture } from '../../../src/card/picture.ts';
import type { DrawPicture } from '../../../src/port/draw-picture.ts';
import { drawFeelings } from './draw-feelings.ts';
import { drawMonth } from './draw-month.ts';
import { drawOverMonths } from './draw-over-months.ts';
import { type Font, readFonts } from './fonts.ts';
import { type Part, sheet } from './heading.ts';
import { createLettering, type Lettering } from './lettering.ts';
import { paper } from './signs.ts';

let fonts: Promise<readonly Font[]> | null = null;

/** Draws at once: whoever calls it waits, so it is called in a thread of its own. */
export const draw: DrawPicture = async (picture, names) => {
  fonts ??= readFonts();
  const lettering = createLettering(await fonts);
  const { svg, bottom } = parts(picture, names, lettering);
  const height = Math.ceil(bottom + sheet.margin);
  const page = `<rect width="${sheet.width}" height="${height}" rx="18" fill="${paper.fill}" />`;
  const size = `width="${sheet.width}" height="${height}"`;
  const resvg = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${page}${svg}</svg>`, {
    font: { loadSystemFonts: false, fontFiles: [...lettering.files()] },
    fitTo: { mode: 'zoom', value: 2 },
  });
  return resvg.render().asPng();
};

function parts(picture: Picture, names: readonly string[], lettering: Lettering): Part {
  switch (picture.kind) {
    case 'feelings':
      return drawFeelings(picture, names, lettering);
    case 'feelings-over-months':
      return drawOverMonths(picture, names, lettering);
    case 'month':
      return drawMonth(picture, names, lettering);
  }
}

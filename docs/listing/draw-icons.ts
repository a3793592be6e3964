import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** Draws the icon in the sizes that platforms ask for: `npm run icons`. */
const icon = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');

for (const size of [512, 1024]) {
  const picture = new Resvg(icon, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(new URL(`icon-${size}.png`, import.meta.url), picture.asPng());
}

import type { Feature } from '../feature.ts';
import { chooseCountry, clearSupport, showSupport } from './handlers.ts';

/** Where to turn for outside help. Nothing about it is stored, counted or logged. */
export const support = {
  name: 'support',
  heading: 'yours',
  definitions: [showSupport, chooseCountry, clearSupport],
} satisfies Feature;

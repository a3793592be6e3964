import type { Feature } from '../feature.ts';
import { anotherForOne } from './for-one.ts';
import { bringBack, hideTip, unhideTip } from './hide-tip.ts';
import { own } from './own-rows.ts';
import { savedPage, saveTip, unsaveTip } from './saved-tips.ts';
import { showOne } from './show-one.ts';
import { anotherTip, tip } from './show-tip.ts';

/** Small ideas, on demand. */
export const tips = {
  name: 'tips',
  heading: 'ideas',
  definitions: [tip, anotherTip, anotherForOne, showOne, saveTip, savedPage, unsaveTip, hideTip, unhideTip, bringBack],
  own,
} satisfies Feature;

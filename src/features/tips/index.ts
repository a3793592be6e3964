import type { Definition } from '../definition.ts';
import { anotherForOne } from './for-one.ts';
import { bringBack, hideTip, unhideTip } from './hide-tip.ts';
import { savedPage, saveTip, unsaveTip } from './saved-tips.ts';
import { anotherTip, tip } from './show-tip.ts';

/** Small ideas, on demand. */
export const definitions: readonly Definition[] = [
  tip,
  anotherTip,
  anotherForOne,
  saveTip,
  savedPage,
  unsaveTip,
  hideTip,
  unhideTip,
  bringBack,
];

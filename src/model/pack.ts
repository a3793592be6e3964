/**
 * Questions that take something for granted about a couple. Those of a pack come only while both have said yes to it,
 * each alone and in private.
 */
export const packs = [
  'apart',
  'living-together',
  'children',
  'caring',
  'just-together',
  'married',
  'intimacy',
] as const;

export type Pack = (typeof packs)[number];

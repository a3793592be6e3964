import type { Theme } from '../model/theme.ts';

/** For each theme, those that come near it: what is asked about instead where there is nothing new in it. */
export const nearThemes: Readonly<Record<Theme, readonly Theme[]>> = {
  listening: ['empathy', 'openness', 'conflict'],
  appreciation: ['affection', 'check-ins', 'experiences'],
  experiences: ['dreams', 'appreciation', 'individuality'],
  vulnerability: ['openness', 'authenticity', 'trust'],
  individuality: ['authenticity', 'dreams', 'experiences'],
  'check-ins': ['listening', 'appreciation', 'openness'],
  conflict: ['listening', 'empathy', 'openness'],
  affection: ['appreciation', 'experiences', 'check-ins'],
  authenticity: ['individuality', 'openness', 'vulnerability'],
  empathy: ['listening', 'trust', 'openness'],
  trust: ['empathy', 'openness', 'authenticity'],
  openness: ['listening', 'trust', 'authenticity'],
  childhood: ['experiences', 'dreams', 'individuality'],
  dreams: ['individuality', 'experiences', 'childhood'],
  fears: ['trust', 'empathy', 'vulnerability'],
};

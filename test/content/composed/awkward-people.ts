import type { InstantStyle, Span } from '../../../src/card/markup.ts';
import type { Voice } from '../../../src/card/plain-text.ts';
import { clockAt, dateAt, momentAt } from '../../../src/card/write-time.ts';
import type { Instant } from '../../../src/model/instant.ts';

/** Names as people have them: one that ends in s, a long one, one from right to left, one with an emoji. */
export const awkwardNames = ['Chris', 'Wolfeschlegelstein-Bergerdorff-X', 'شيماء', 'Zoë 💛'] as const;

/** Whoever is beside one of these. */
export const plainName = 'Alex';

export function named(name: string): Span {
  return { kind: 'partner', user: { platform: 'web', space: 'preview', user: name } };
}

export const dueAt: Instant = Date.parse('2026-12-02T19:00Z');

/** As the reader of a locale hears it, who lives in Lisbon. */
export function voiceIn(locale: string): Voice {
  const write: Readonly<Record<InstantStyle, (at: Instant) => string>> = {
    time: (at) => clockAt(at, 'Europe/Lisbon', locale),
    day: (at) => dateAt(at, 'Europe/Lisbon', locale),
    moment: (at) => momentAt(at, 'Europe/Lisbon', locale),
    relative: () => 'in two days',
  };
  return { person: ({ user }) => `@${user}`, moment: (at, style) => write[style](at) };
}

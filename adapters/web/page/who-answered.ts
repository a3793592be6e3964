import type { WireCard } from '../wire.ts';

/**
 * Who has answered, read off a question's card: a line of it that names one person is about an answer; one that names
 * both is for both.
 */
export function whoAnswered(card: WireCard): readonly string[] {
  return card.elements.flatMap((element) => {
    const named = 'text' in element ? element.text.filter((span) => span.kind === 'partner') : [];
    return named.length === 1 ? named.map(({ user }) => user.user) : [];
  });
}

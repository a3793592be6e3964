import type { Depth } from '../model/theme.ts';
import type { CoupleContext } from './context.ts';

/** Whether one's own limits leave any question of the us check-in. The other's limits are nobody's business here. */
export function canAskUs({ library, me }: Pick<CoupleContext, 'library' | 'me'>, depth: Depth): boolean {
  return [...library.prompts.values()].some(
    (prompt) =>
      prompt.format === 'words' &&
      prompt.ritual === 'us' &&
      prompt.retired !== true &&
      prompt.depth <= depth &&
      !me.themesNever.includes(prompt.theme),
  );
}

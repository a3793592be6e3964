import type { AtAGlance } from '../at-a-glance.ts';
import type { Chore, Definition } from '../definition.ts';
import { askDue } from './ask-due.ts';
import { pauseAction, pauseCommand } from './pause-rhythm.ts';
import { planAgain } from './plan-again.ts';
import { resumePaused } from './resume-paused.ts';
import { resumeAction, resumeCommand } from './resume-rhythm.ts';
import { saveRhythm } from './save-rhythm.ts';
import { openRhythm, scheduleCommand } from './schedule-command.ts';
import { showNext } from './show-next.ts';
import { skipAction, skipCommand, takeBackAction } from './skip-next.ts';

/** Everything that a partner can do about the rhythm; commands in the order in which they are listed. `parts`: what all features know to come. */
export function definitionsWith(parts: () => readonly AtAGlance[]): readonly Definition[] {
  return [
    showNext(parts),
    skipCommand,
    pauseCommand,
    resumeCommand,
    scheduleCommand,
    openRhythm,
    saveRhythm,
    skipAction,
    takeBackAction,
    pauseAction,
    resumeAction,
  ];
}

/** First those whose pause ends, then what is due: so that a pause that ends in time does not cost a question. */
export const chores: readonly Chore[] = [planAgain, resumePaused, askDue];

import type { Definition } from '../definition.ts';
import { setDepth, setLanguage, setNudges } from './change-own.ts';
import { setAnswers, setReveal } from './change-shared.ts';
import { answerHears, setHears } from './hears.ts';
import { openQuiet, saveQuiet } from './quiet-form.ts';
import { setQuiet } from './save-quiet.ts';
import { showSettings } from './show-settings.ts';
import { openThemes, saveThemes } from './themes-form.ts';
import { openZone, saveZone } from './zone-form.ts';

export { jobs } from './hears.ts';

/** One's own settings, and the ones that the two share. */
export const definitions: readonly Definition[] = [
  showSettings,
  setNudges,
  setDepth,
  setLanguage,
  setHears,
  answerHears,
  openZone,
  saveZone,
  openThemes,
  saveThemes,
  setReveal,
  setAnswers,
  openQuiet,
  saveQuiet,
  setQuiet,
];

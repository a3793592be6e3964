import type { Feature } from '../feature.ts';
import { setDepth, setLanguage, setNudges } from './change-own.ts';
import { openRitual, saveRitual } from './change-ritual.ts';
import { setAnswers, setReveal } from './change-shared.ts';
import { answerHears, jobs, setHears } from './hears.ts';
import { own } from './own-rows.ts';
import { openPacks, savePacks } from './packs-form.ts';
import { openQuiet, saveQuiet } from './quiet-form.ts';
import { setQuiet } from './save-quiet.ts';
import { held } from './settings-reply.ts';
import { showSettings } from './show-settings.ts';
import { openThemes, saveThemes } from './themes-form.ts';
import { openZone, saveZone } from './zone-form.ts';

/** One's own settings, and the ones that the two share. */
export const settings = {
  name: 'settings',
  heading: 'yours',
  definitions: [
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
    openPacks,
    savePacks,
    setReveal,
    setAnswers,
    openQuiet,
    saveQuiet,
    setQuiet,
    openRitual,
    saveRitual,
  ],
  jobs,
  own,
  held: [held],
} satisfies Feature;

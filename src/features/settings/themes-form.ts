import { z } from 'zod';
import type { Form } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { withPartner } from '../../model/couple.ts';
import { type Theme, themes } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { settingsReply } from './settings-reply.ts';

/** At least three themes stay, or there would soon be nothing to ask. */
const most = themes.length - 3;

export const openThemes: ActionDefinition = {
  kind: 'action',
  name: 'settings.themes-open',
  who: 'partner',
  ack: 'form',
  run: async ({ say, me }: CoupleContext) => ({ kind: 'form', form: themesForm(say, me.themesNever) }),
};

/** What one rules out stays one's own: the other is not told, and sees it nowhere. */
export const saveThemes: FormDefinition = {
  kind: 'form',
  name: 'settings.themes',
  who: 'partner',
  ack: 'update',
  offers: { themes: z.enum(themes) },
  run: async (context: CoupleContext, _action, { picked }) => {
    const themesNever = themes.filter((theme) => picked['themes']?.includes(theme));
    if (themesNever.length > most) {
      const problems = { themes: context.say.text('settings.themes-too-many') };
      return { kind: 'invalid', form: themesForm(context.say, themesNever), problems };
    }
    const couple = withPartner(context.couple, { ...context.me, themesNever });
    await context.stores.couples.save(couple);
    return settingsReply(context, couple);
  },
};

function themesForm(say: Say, value: readonly Theme[]): Form {
  return {
    action: 'settings.themes',
    title: say.text('settings.themes-title'),
    intro: say.text('settings.themes-intro'),
    inputs: [
      {
        kind: 'menu',
        name: 'themes',
        label: say.text('settings.themes-label'),
        hint: say.text('settings.themes-hint'),
        options: themes.map((theme) => ({ value: theme, label: say.text(`commands.theme-${theme}`) })),
        least: 0,
        // All of them: a platform that counts for itself would say less kindly what is too many.
        most: themes.length,
        value,
      },
    ],
    submit: say.text('settings.save'),
  };
}

import { z } from 'zod';
import type { Form, MenuInput } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { withPartner } from '../../model/couple.ts';
import { type Theme, themeGroups, themes } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { settingsReply } from './settings-reply.ts';

/** At least three themes stay, or there would soon be nothing to ask. */
const most = themes.length - 3;

/** One menu each: no platform shows as many options in one as there are themes. */
const groups = ['between', 'daily', 'within'] as const satisfies readonly (keyof typeof themeGroups)[];

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
  offers: Object.fromEntries(groups.map((group) => [group, z.enum(themeGroups[group])])),
  run: async (context: CoupleContext, _action, { picked }) => {
    const themesNever = groups.flatMap((group) => themeGroups[group].filter((theme) => picked[group]?.includes(theme)));
    if (themesNever.length > most) {
      const problem = context.say.text('settings.themes-too-many');
      const [last = 'within'] = groups.filter((group) => (picked[group]?.length ?? 0) > 0).slice(-1);
      return { kind: 'invalid', form: themesForm(context.say, themesNever), problems: { [last]: problem } };
    }
    const couple = withPartner(context.couple, { ...context.me, themesNever });
    await context.stores.couples.save(couple);
    return settingsReply(context, couple);
  },
};

function themesForm(say: Say, ruledOut: readonly Theme[]): Form {
  return {
    action: 'settings.themes',
    title: say.text('settings.themes-title'),
    intro: say.text('settings.themes-intro'),
    inputs: groups.map((group): MenuInput => {
      const offered: readonly Theme[] = themeGroups[group];
      return {
        kind: 'menu',
        name: group,
        label: say.text(`settings.themes-${group}`),
        hint: say.text('settings.themes-hint'),
        options: offered.map((theme) => ({ value: theme, label: say.text(`commands.theme-${theme}`) })),
        least: 0,
        // All of them: a platform that counts for itself would say less kindly what is too many.
        most: offered.length,
        value: ruledOut.filter((theme) => offered.includes(theme)),
      };
    }),
    submit: say.text('settings.save'),
  };
}

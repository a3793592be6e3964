import { placeOf } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import type { OwnRows } from '../feature.ts';
import { facts, headed, type OwnReading, ownPart } from '../own-part.ts';
import { quietWords } from '../time-words.ts';

/** One's own settings, and those that both share. They are forgotten with the person's place in the couple. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'settings',
      copy: async (reading) => ownSettings(reading),
      page: ({ say }, settings) => headed(say.text('privacy.page-settings'), facts(ownFacts(say, settings))),
    }),
    ownPart({
      name: 'shared',
      copy: async (reading) => sharedSettings(reading),
      page: ({ say }, shared) => headed(say.text('privacy.page-shared'), facts(sharedFacts(say, shared))),
    }),
  ],
};

function ownSettings({ couple, side }: OwnReading) {
  const { locale, zone, hears, nudges, depthLimit, themesNever, packs } = couple.partners[side];
  return { locale, zone, hears, nudges, depthLimit, themesNever, packs };
}

function sharedSettings({ couple: { reveal, answers, quietHours, pause } }: OwnReading) {
  return { reveal, answers, quietHours, pause };
}

type Facts = readonly (readonly [label: string, value: string])[];

function ownFacts(say: Say, settings: ReturnType<typeof ownSettings>): Facts {
  const packs = settings.packs.map((pack) => say.text(`settings.pack-${pack}`));
  const themes = settings.themesNever.map((theme) => say.text(`commands.theme-${theme}`));
  return [
    [say.text('settings.language'), settings.locale],
    [say.text('settings.zone'), placeOf(settings.zone)],
    [say.text('settings.hears'), say.text(`settings.hears-${settings.hears}`)],
    [say.text('settings.nudges'), say.text('settings.nudges-value', { on: settings.nudges ? 'yes' : 'no' })],
    [say.text('settings.depth'), say.text('settings.depth-value', { depth: String(settings.depthLimit) })],
    [say.text('settings.themes'), themes.length === 0 ? say.text('settings.themes-none') : themes.join(', ')],
    [say.text('settings.packs'), packs.length === 0 ? say.text('settings.packs-none') : packs.join(', ')],
  ];
}

function sharedFacts(say: Say, shared: ReturnType<typeof sharedSettings>): Facts {
  return [
    [say.text('settings.answers'), say.text('settings.answers-value', { answers: shared.answers })],
    [say.text('settings.reveal'), say.text('settings.reveal-value', { reveal: shared.reveal })],
    [say.text('settings.quiet'), quietWords(say, shared.quietHours)],
  ];
}

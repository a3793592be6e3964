import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, type Fact, note, text } from '../../card/card.ts';
import { plain } from '../../card/markup.ts';
import { placeOf } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, type Partner, packsOf, waysToHear } from '../../model/couple.ts';
import { type Pack, packs } from '../../model/pack.ts';
import type { Ritual } from '../../model/ritual.ts';
import { depths } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import { quietWords } from '../time-words.ts';
import { ritualElements } from './ritual-list.ts';

type Reader = Pick<CoupleContext, 'content' | 'side' | 'rituals'>;

/** All settings as one partner sees them: nothing of the other's own is on it. In that partner's language. */
export function settingsCard({ content, side, rituals }: Reader, couple: Couple, all: readonly Ritual[]): Card {
  const me = couple.partners[side];
  const { say } = content.library(me.locale);
  return {
    title: say.text('settings.title'),
    tone: 'calm',
    elements: [
      text(say('settings.own')),
      { kind: 'facts', facts: ownFacts(say, me, content.locales) },
      ...ownControls(say, me, content.locales),
      note(say('settings.depth-note')),
      { kind: 'divider' },
      text(say('settings.shared')),
      { kind: 'facts', facts: sharedFacts(say, couple) },
      sharedControls(say, couple),
      note(say('settings.reveal-note')),
      ...ritualElements(say, couple, rituals, all),
    ],
  };
}

/** What a language is called by those who speak it. */
export function languageName(locale: string): string {
  const { language } = new Intl.Locale(locale);
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? locale;
}

function ownFacts(say: Say, me: Partner, locales: readonly string[]): readonly Fact[] {
  const ruledOut = me.themesNever.map((theme) => say.text(`commands.theme-${theme}`));
  const themes = ruledOut.length === 0 ? say.text('settings.themes-none') : listed(say, ruledOut);
  return [
    ...(locales.length > 1 ? [fact(say.text('settings.language'), languageName(me.locale))] : []),
    fact(say.text('settings.zone'), placeOf(me.zone)),
    fact(say.text('settings.hears'), say.text(`settings.hears-${me.hears}`)),
    fact(say.text('settings.nudges'), say.text('settings.nudges-value', { on: yesNo(me.nudges) })),
    fact(say.text('settings.depth'), say.text('settings.depth-value', { depth: String(me.depthLimit) })),
    fact(say.text('settings.themes'), themes),
    fact(say.text('settings.packs'), packWords(say, new Set(me.packs))),
  ];
}

function ownControls(say: Say, me: Partner, locales: readonly string[]): readonly Element[] {
  const languages: Element = {
    kind: 'select',
    action: actionId('settings.language'),
    placeholder: say.text('settings.choose-language'),
    options: locales.slice(0, 25).map((value) => ({ value, label: languageName(value) })),
  };
  return [
    buttons(
      button(say.text('settings.change-zone'), actionId('settings.zone-open')),
      button(
        say.text('settings.change-nudges', { on: yesNo(me.nudges) }),
        actionId('settings.nudges', me.nudges ? 'off' : 'on'),
      ),
      button(say.text('settings.change-themes'), actionId('settings.themes-open')),
      button(say.text('settings.change-packs'), actionId('settings.packs-open')),
    ),
    {
      kind: 'select',
      action: actionId('settings.depth'),
      placeholder: say.text('settings.choose-depth'),
      options: depths.map((depth) => ({
        value: String(depth),
        label: say.text('settings.depth-value', { depth: String(depth) }),
        hint: say.text(`settings.depth-hint-${depth}`),
      })),
    },
    {
      kind: 'select',
      action: actionId('settings.hears'),
      placeholder: say.text('settings.choose-hears'),
      options: waysToHear.map((value) => ({ value, label: say.text(`settings.hears-${value}`) })),
    },
    ...(locales.length > 1 ? [languages] : []),
  ];
}

/** The names of the packs, in their order. */
function packWords(say: Say, chosen: ReadonlySet<Pack>): string {
  const names = packs.filter((pack) => chosen.has(pack)).map((pack) => say.text(`settings.pack-${pack}`));
  return names.length === 0 ? say.text('settings.packs-none') : listed(say, names);
}

function sharedFacts(say: Say, couple: Couple): readonly Fact[] {
  const { reveal, answers, quietHours } = couple;
  const quiet = quietWords(say, quietHours);
  const both = packsOf(couple);
  return [
    fact(say.text('settings.answers'), say.text('settings.answers-value', { answers })),
    fact(say.text('settings.reveal'), say.text('settings.reveal-value', { reveal })),
    fact(say.text('settings.quiet'), quiet),
    ...(both.size === 0 ? [] : [fact(say.text('settings.packs-both'), packWords(say, both))]),
  ];
}

/** Each button names what it sets, so a click on an old card does what it says. */
function sharedControls(say: Say, { reveal, answers, quietHours }: Couple): Element {
  const otherReveal = reveal === 'room' ? 'private' : 'room';
  const otherAnswers = answers === 'sealed' ? 'open' : 'sealed';
  return buttons(
    button(say.text('settings.change-answers', { answers }), actionId('settings.answers', otherAnswers)),
    button(say.text('settings.change-reveal', { reveal }), actionId('settings.reveal', otherReveal)),
    button(say.text('settings.change-quiet'), actionId('settings.quiet-open')),
    ...(quietHours.from === quietHours.to
      ? []
      : [button(say.text('settings.no-quiet'), actionId('settings.quiet-set', 'none'))]),
  );
}

function fact(label: string, value: string): Fact {
  return { label, value: plain(value) };
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function listed(say: Say, names: readonly string[]): string {
  return new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(names);
}

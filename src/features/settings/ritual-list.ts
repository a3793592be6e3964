import { actionId } from '../../card/action-id.ts';
import { type Element, text } from '../../card/card.ts';
import { type Markup, plain } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { Ritual } from '../../model/ritual.ts';
import { rhythmWords } from '../rhythm-words.ts';
import type { RitualDefinition } from '../ritual.ts';
import { isSwitchable } from '../switch-ritual.ts';

/** What comes by itself, and what could; a menu to switch each on or off, and to choose when. */
export function ritualElements(
  say: Say,
  couple: Couple,
  definitions: readonly RitualDefinition[],
  all: readonly Ritual[],
): readonly Element[] {
  const switchable = definitions.filter(isSwitchable);
  if (switchable.length === 0) return [];
  const lines = switchable.map(({ name }): Markup => {
    const ritual = all.find((one) => one.name === name);
    const what = say.text(`rhythm.what-${name}`);
    if (ritual?.on !== true) return say('settings.ritual-off', { what });
    return say('settings.ritual-on', { what, rhythm: rhythmWords(say, couple, ritual.rhythm) });
  });
  return [
    text([...say('settings.rituals'), ...lines.flatMap((line) => [...plain('\n'), ...line])]),
    {
      kind: 'select',
      action: actionId('settings.ritual-open'),
      placeholder: say.text('settings.choose-ritual'),
      options: switchable.map(({ name }) => ({ value: name, label: say.text(`rhythm.what-${name}`) })),
    },
  ];
}

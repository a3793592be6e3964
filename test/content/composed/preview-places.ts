import type { Say } from '../../../src/content/say.ts';
import { awkwardNames, named } from './awkward-people.ts';
import type { Place } from './places.ts';

/** What the preview fills its own sentences with: people, commands as they are typed, and what stands on cards. */
export function previewPlaces(say: Say): readonly Place[] {
  const copy = (...keys: readonly Parameters<typeof say.text>[0][]) => keys.map((key) => say.text(key));
  const list = (type: 'conjunction' | 'disjunction', ...names: readonly string[]) =>
    new Intl.ListFormat(say.locale, { type }).format(names);
  const places: readonly Place[] = [
    [/:name$/, [named('Sam'), ...awkwardNames.map(named)]],
    [/title-unread:title$/, [say.text('preview.title'), say.text('preview.title-of', { name: 'Chris' })]],
    [/:title$/, ['Your answer']],
    [/clock-resting:move$/, copy('preview.clock-next-name', 'preview.clock-hour')],
    [/clock-resting:why$/, copy('preview.clock-until-paired', 'preview.clock-none')],
    [/:slash$/, ['/']],
    [/:command$/, ['/checkin', '/checkin now']],
    [/:near$/, ['/tip']],
    [/card-picture:words$/, ['How it felt: Sam / Alex. Close: often / sometimes.']],
    [/happened-wrote:words$/, ['Good morning', 'You too?']],
    [/:words$/, ['please']],
    [/:news$/, ['Six seconds at the door.', 'What made you smile today?']],
    [/:size$/, [12, 1]],
    [/:platform$/, ['Discord', 'Slack']],
    [/:sentence$/, ['“I like that you stayed”']],
    [/:(label|hint)$/, ['every other week']],
    [/:about$/, copy('commands.option-topic')],
    [/:option$/, ['topic']],
    [/:(names|choices)$/, [list('disjunction', 'now', 'schedule', 'pause'), 'Small moments']],
    [/:days$/, [list('conjunction', 'Monday', 'Wednesday', 'Friday'), 'Sunday']],
    [/:week$/, [1]],
    [/:weeks$/, [4]],
    [/:least$/, [1, 2]],
    [/:address$/, ['http://127.0.0.1:4141']],
  ];
  return places.map(([place, values]) => [new RegExp(`^preview\\.(?:.*${place.source})`, 'u'), values]);
}

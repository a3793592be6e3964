import { type Markup, plain, type Span } from '../../../src/card/markup.ts';
import type { Library } from '../../../src/content/library.ts';
import type { Say } from '../../../src/content/say.ts';
import { awkwardNames, named } from './awkward-people.ts';
import { contentPlaces } from './content-places.ts';
import { previewPlaces } from './preview-places.ts';
import { timePlaces } from './time-places.ts';

export type Value = string | number | Span | Markup;

/** What a place of a sentence can hold, as features fill it: the first is the usual, the others are awkward. */
export type Place = readonly [keyAndPlace: RegExp, values: readonly Value[]];

/** The values of a place by `file.key:place`; those of the first that fits. */
export function valuesOf(library: Library): (keyAndPlace: string) => readonly Value[] | undefined {
  const all = [
    ...previewPlaces(library.say),
    ...parts(library),
    ...contentPlaces(library),
    ...timePlaces(library.say),
    ...people,
    ...counts,
  ];
  return (wanted) => all.find(([place]) => place.test(wanted))?.[1];
}

const people: readonly Place[] = [
  [/^(check-in\.in-journey|journey\.[^:]*):of$/, [6, 12]],
  [/^goal\.steps:done$/, [0, 1]],
  [/^check-in\.by-second:by$/, [named('Alex'), plain('You'), ...awkwardNames.map(named)]],
  [
    /^date\.remind[^:]*:who$/,
    [named('Alex'), [named('Alex'), ...plain(' and '), named('Chris')], ...awkwardNames.map(named)],
  ],
  [/:(by|one|who|from|done|person)$/, [named('Sam'), ...awkwardNames.map(named)]],
  [/:(other|two|to|partner|of)$/, [named('Alex'), ...awkwardNames.map(named)]],
];

/** Of what a sentence counts in numbers; what it counts by word is in its own branches. */
const counts: readonly Place[] = [
  [/:(page|step|part|at|number|asked)$/, [1, 12]],
  [/:(pages|parts|of)$/, [2, 12]],
  [/:(length|most)$/, [3001, 300]],
  [/:count$/, [20]],
];

function parts({ say }: Library): readonly Place[] {
  const strong = (label: string): Markup => [{ kind: 'strong', content: plain(label) }];
  const [cake, long] = [strong('Cake'), strong('“Thank you for that”')];
  const said = (label: string) => say('check-in.scaled', { by: named('Chris'), label });
  return [
    [/^check-in\.ranked[^:]*:(rest|all)$/, [cake, say('check-in.ranked-then', { all: cake, next: long })]],
    [/^check-in\.ranked-then:next$/, [long]],
    [/^check-in\.ranked[^:]*:first$/, ['Soup', '“Thank you for that”']],
    [/^check-in\.said-[^:]*:said$/, [said('1 out of 5')]],
    [/^check-in\.rank-so-far:line$/, ['1. Soup', '1. Soup, 2. Going out anyway']],
    [/^check-in\.scale-value:value$/, ['1', '5']],
    [/^check-in\.(took|took-own):step$/, ['4']],
    [/^date\.(news|remind)-link:link$/, [plain(say.text('date.news-here'))]],
    [/^date\.ask-shown:link$/, [plain(say.text('date.ask-link'))]],
    [/^check-in\.answered:link$/, [plain(say.text('check-in.answered-link'))]],
    [/^check-in\.own-revealed-there:link$/, [plain(say.text('check-in.own-revealed-link'))]],
    [/^goal\.post-done-link:link$/, [plain(say.text('goal.post-link'))]],
    [/:link$/, [plain(say.text('notices.link'))]],
    [/^rhythm\.calendar-at:what$|^rhythm\.(left|skipped)[^:]*:what$|^settings\.ritual[^:]*:what$/, ritualNames(say)],
    [/^rhythm\.calendar-day:what$/, [say('rhythm.calendar-at', { time: '15:00', what: plain('The question') })]],
    [
      /^settings\.quiet-shift:what$/,
      [say.text('settings.shift-question', { day: 'Monday' }), say.text('settings.shift-us', { day: 'Monday' })],
    ],
  ];
}

function ritualNames(say: Say): readonly string[] {
  return (['question', 'us', 'pulse', 'review', 'jar-digest', 'on-this-day', 'goal-review'] as const).map((name) =>
    say.text(`rhythm.what-${name}`),
  );
}

import type { Library } from '../../../src/content/library.ts';
import { optionsOf } from '../../../src/content/options-of.ts';
import type { Place } from './places.ts';

/** What sentences take over from the library: of each kind the usual, the longest, what begins with “you”, what ends oddly. */
export function contentPlaces({ say, ...library }: Library): readonly Place[] {
  const questions = [...library.prompts.values()].filter(({ retired }) => retired !== true);
  const labels = questions.flatMap((one) => optionsOf(say, one).map(({ label }) => label));
  const practices = [...library.practices.values()];
  const journeys = [...library.journeys.values()];
  const meetings = [...library.questionnaires.values()];
  const guides = meetings.flatMap(({ dimensions }) => dimensions.flatMap(({ guide }) => guide ?? []));
  const readings = meetings.flatMap(({ readings: all }) => all.flatMap(({ regions }) => regions));
  const names = meetings.flatMap(({ dimensions }) => dimensions.map(({ name }) => name));
  const low = names.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  const signs = [low.slice(0, 1), low.slice(0, 2), low.slice(0, 7)].map((some) =>
    new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(some),
  );
  const helps = (kind: 'about' | 'helps' | 'question' | 'practice') => odd(guides.map((guide) => guide[kind] ?? ''));
  const copy = (...keys: readonly Parameters<typeof say.text>[0][]) => keys.map((key) => say.text(key));
  const evidence = copy('practice.evidence-article', 'practice.evidence-practice', 'practice.evidence-idea');
  return [
    [/^check-in\.about:how$|^own-prompt\.about:how$/, copy('check-in.format-words', 'check-in.format-this-or-that')],
    [/:depth$/, copy('commands.depth-1', 'commands.depth-3')],
    [
      /^check-in\.scale-ends:(low|high)$/,
      odd(questions.flatMap((one) => (one.format === 'scale' ? [one.low, one.high] : []))),
    ],
    [/^questionnaire\.guide-question:text$|^reconnect\.question:question$/, helps('question')],
    [/^questionnaire\.guide-helps:text$/, helps('helps')],
    [/^questionnaire\.guide-practice:text$/, helps('practice')],
    [
      /^questionnaire\.guide-tip:text$|^tips\.try:text$/,
      odd([...library.tips.values()].map(({ tryToday }) => tryToday)),
    ],
    [
      /^(pulse|reconnect|questionnaire|style)\.[^:]*:(about|text)$/,
      [...helps('about'), ...odd(readings.map(({ text }) => text))],
    ],
    [/^style\.is:title$/, odd(readings.map(({ title }) => title))],
    [/^(pulse\.[^:]*:signs)$/, signs],
    [/^(pulse\.[^:]*:sign|reconnect\.[^:]*:name)$/, names],
    [/:names$/, [names.slice(0, 1).join(''), new Intl.ListFormat(say.locale).format(names.slice(0, 3))]],
    [
      /^(questionnaire\.[^:]*:label|pulse\.differ-said:(first|second))$/,
      odd(meetings.flatMap(({ items }) => items.flatMap(({ options }) => options.map(({ label }) => label)))),
    ],
    [/^questionnaire\.[^:]*:title$/, meetings.map(({ title }) => title)],
    [/^questionnaire\.[^:]*:command$|^refusals\.[^:]*:command$/, ['checkin now', 'reconnect']],
    [/^practice\.(intro-not-for):text$/, odd(practices.map(({ notFor }) => notFor))],
    [
      /^practice\.try-next:text$/,
      odd(
        practices.flatMap(({ steps }) =>
          steps.flatMap((step) => ('tryNext' in step && step.tryNext !== undefined ? [step.tryNext] : [])),
        ),
      ),
    ],
    [/^practice\.gathering-why:purpose$/, odd(practices.map(({ purpose }) => purpose))],
    [/^practice\.beginning:role$/, practices.flatMap(({ roles }) => roles?.[0]?.name ?? [])],
    [/^(practice|learn)\.[^:]*:title$/, odd(practices.map(({ title }) => title))],
    [
      /^practice\.scale:(low|high)$/,
      odd(
        practices
          .flatMap(({ steps }) => steps.flatMap((step) => ('low' in step ? [step.low ?? '', step.high ?? ''] : [])))
          .filter((one) => one !== ''),
      ),
    ],
    [
      /^practice\.question:question$/,
      odd(
        practices.flatMap(({ steps }) =>
          steps.flatMap((step) => ('question' in step && typeof step.question === 'string' ? [step.question] : [])),
        ),
      ),
    ],
    [/^practice\.[^:]*:label$/, ['Option three', 'Yes, we’ve got one', '4']],
    [/:evidence$/, evidence],
    [/^(journey|check-in)\.[^:]*:(title|before)$/, odd(journeys.map(({ title }) => title))],
    [/^journey\.list-one:purpose$/, odd(journeys.map(({ purpose }) => purpose))],
    [/^support\.[^:]*:(country|first|last)$/, library.support.slice(0, 3).map(({ country }) => country)],
    [/:(question|first|second)$/, odd(questions.map(({ question }) => question))],
    [/:(label|rest)$/, [...odd(labels), '3 out of 5']],
    [/^own-prompt\.about:theme$|^tips\.[^:]*:topic$/, copy('commands.theme-experiences', 'commands.theme-seen-by-you')],
    [/^own-prompt\.[^:]*:about$/, ['Dreams, Personal, in your own words']],
    [/^(goal|moment)\.[^:]*:kind$/, copy('moment.kind-small', 'goal.kind-other')],
    [/^goal\.own-option-step:words$/, ['look at trains']],
    [/^review\.of-kind:kind$/, copy('review.kind-shared', 'review.kind-kept')],
    [/^date\.idea-(menu-budget:chosen|about:budget)$/, copy('date.budget-free', 'date.budget-treat')],
    [/^date\.idea-(menu-time:chosen|about:time)$/, copy('date.time-short', 'date.time-day')],
    [/^date\.idea-(menu-energy:chosen|about:energy)$/, copy('date.energy-calm', 'date.energy-lively')],
    [/^date\.idea-(menu-place:chosen|about:place)$/, copy('date.place-home', 'date.place-apart')],
    [/^settings\.hears-done:way$/, copy('settings.hears-mention', 'settings.hears-direct', 'settings.hears-nothing')],
    [/^support\.now:emergency$/, odd(library.support.map(({ emergency }) => emergency))],
    [/^support\.phone:phone$/, ['112', '0800 222 555']],
    [/^refusals\.something-broke:reference$/, ['a1b2c3d4']],
    [
      /^obstacles\.[^:]*:permission$/,
      copy('obstacles.permission-connect', 'obstacles.permission-send-messages-in-threads'),
    ],
    [/^slack\.[^:]*:command$/, ['checkin']],
    [/^slack\.[^:]*:option$/, ['topic']],
    [/^slack\.option-[^:]*:about$/, copy('commands.option-topic')],
    [/^slack\.option-choice:choices$/, ['Small moments, Listening, or Money']],
    [/^slack\.(pick-least|option-number):least$/, [1, 2]],
  ];
}

/** The first, the longest, one that begins with “you”, and one for every sign that some end with. */
function odd(all: readonly string[]): readonly string[] {
  const longest = all.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const ends = Map.groupBy(all, (text) => (/[\p{L}\p{N}]$/u.test(text) ? '' : text.slice(-1)));
  const yours = all.find((text) => /^you\b/iu.test(text));
  const picked = [
    all[0] ?? '',
    longest,
    ...(yours === undefined ? [] : [yours]),
    ...[...ends.values()].flatMap(([one = '']) => one),
  ];
  return [...new Set(picked)].filter((text) => text !== '');
}

import type { ContentText } from '../../src/content/parse-content.ts';
import { type LocaleSource, parseContent } from '../../src/content/parse-content.ts';
import { questionnaireIds } from '../../src/model/questionnaire/scheme.ts';
import { themes } from '../../src/model/theme.ts';

type Files = Readonly<Record<string, unknown>>;

/** The smallest content that Attune accepts. Pass files to replace or add; `undefined` removes one. */
export function fixtureTexts(changes: Files = {}): readonly ContentText[] {
  return Object.entries({ ...smallest('en'), ...changes })
    .filter(([, data]) => data !== undefined)
    .map(([path, data]) => ({ path, text: typeof data === 'string' ? data : JSON.stringify(data) }));
}

/** The same, parsed. Throws if a file does not keep to its schema. */
export function fixtureSources(changes: Files = {}): readonly LocaleSource[] {
  const { sources, problems } = parseContent(fixtureTexts(changes));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return sources;
}

export function smallest(locale: string): Files {
  const way = { hint: 'Say it back.', starters: ['You…', 'So you…', 'I heard…'].map((text) => ({ text })) };
  const starters = [...themes, 'any'].map((theme) => [
    `${locale}/starters/${theme}.json`,
    { theme, 'say-back': way, 'ask-more': way, value: way, ...(theme === 'any' ? { enjoy: way } : {}) },
  ]);
  const questionnaires = questionnaireIds.map((id) => [`${locale}/questionnaires/${id}.json`, aQuestionnaire(id)]);
  return {
    ...Object.fromEntries(starters),
    ...Object.fromEntries(questionnaires),
    [`${locale}/prompts/trust.json`]: { theme: 'trust', prompts: [question, pick] },
    [`${locale}/prompts/us.json`]: {
      theme: 'check-ins',
      prompts: [{ ...question, id: 'us-1', question: 'How’re we doing?', ritual: 'us' }],
    },
    [`${locale}/tips/presence.json`]: { topic: 'presence', tips: [tip, calmTip] },
    [`${locale}/support/general.json`]: general,
    [`${locale}/copy/help.json`]: {
      title: 'What Attune can do',
      group: '{count, plural, one {# command} other {# commands}} for <b>{who}</b>',
    },
  };
}

export const question = {
  id: 'trust-1',
  question: 'What helps you to trust?',
  about: 'both',
  depth: 1,
  mood: 'everyday',
  evidence: 'idea',
  format: 'words',
};

export const pick = {
  ...question,
  id: 'trust-2',
  question: 'Tell me: tea or coffee?',
  format: 'this-or-that',
  options: [
    { id: 'tea', label: 'Tea' },
    { id: 'coffee', label: 'Coffee' },
  ],
};

export const tip = {
  id: 'presence-1',
  idea: 'Look up.',
  why: 'It shows.',
  tryToday: 'Look up once.',
  evidence: 'idea',
};

/** The one that questionnaires name. */
export const calmTip = { ...tip, id: 'calm-1', idea: 'Sit down.' };

const general = {
  id: 'general',
  country: 'Somewhere else',
  emergency: '112',
  lines: [{ name: 'A line', about: 'For anybody.' }],
  checked: '2026-08-01',
  sources: ['https://example.org'],
};

const guide = {
  about: 'It is this.',
  helps: 'That helps.',
  question: 'What helps you?',
  tip: 'calm-1',
  practice: 'Do it together.',
  evidence: 'idea',
};

/** One item in one dimension with two levels, and a region for each. */
export function aQuestionnaire(id: string) {
  const region = (level: string) => ({ id: level, when: [{ calm: [level] }], title: level, text: `It is ${level}.` });
  return {
    id,
    title: 'Calm',
    intro: 'How calm it is.',
    minutes: 1,
    evidence: 'idea',
    scales: { how: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'] },
    items: [{ id: 'quiet', text: 'It is quiet here.', scale: 'how' }],
    dimensions: [
      { id: 'calm', name: 'Calm', items: ['quiet'], levels: [{ id: 'low', upTo: 3 }, { id: 'high' }], guide },
    ],
    readings: [{ id: 'calm', regions: [region('low'), region('high')] }],
    patterns: [
      { of: ['low', 'low'], text: 'Both low.', question: 'And now?' },
      { of: ['low', 'high'], text: 'One each.', question: 'And now?' },
      { of: ['high', 'high'], text: 'Both high.', question: 'And now?' },
    ],
  };
}

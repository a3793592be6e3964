import type { ContentText } from '../../src/content/parse-content.ts';
import { type LocaleSource, parseContent } from '../../src/content/parse-content.ts';
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
  return {
    ...Object.fromEntries(starters),
    [`${locale}/prompts/trust.json`]: { theme: 'trust', prompts: [question, pick] },
    [`${locale}/prompts/us.json`]: {
      theme: 'check-ins',
      prompts: [{ ...question, id: 'us-1', question: 'How are we?', ritual: 'us' }],
    },
    [`${locale}/tips/presence.json`]: { topic: 'presence', tips: [tip] },
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
  depth: 1,
  mood: 'everyday',
  evidence: 'idea',
  format: 'words',
};

export const pick = {
  ...question,
  id: 'trust-2',
  question: 'Tea or coffee?',
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

const general = {
  id: 'general',
  country: 'Somewhere else',
  emergency: '112',
  lines: [{ name: 'A line', about: 'For anybody.' }],
  checked: '2026-08-01',
  sources: ['https://example.org'],
};

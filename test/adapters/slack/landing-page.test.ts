import { expect, test } from 'vitest';
import { installed, installFailed } from '../../../adapters/slack/install-pages.ts';
import { landingPage } from '../../../adapters/slack/landing-page.ts';
import { historyScopes, slackScopes } from '../../../adapters/slack/scopes.ts';
import { safe } from '../../../adapters/slack/web-page.ts';
import { installWords, whyScope } from '../../../src/cli/platforms/install-words.ts';
import { landingWords } from '../../../src/cli/platforms/landing-words.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';

const library = (await shippedContent()).library('en');
const pages = { privacy: 'https://example.org/privacy', support: 'https://example.org/help?"><script>' };

test('the page before Slack’s says what Attune is, and of every scope why it is asked for', () => {
  const html = landingPage(landingWords(library, pages, false));
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('href="/slack/begin"');
  for (const scope of slackScopes)
    expect(html).toContain(`<code>${scope}</code></dt><dd>${safe(whyScope(library, scope))}`);
  expect(html).toContain('Attune doesn’t read your messages to each other, only what you tell it yourself.');
  expect(html).not.toContain('channels:history');
  expect(html).toContain('<a href="https://example.org/privacy">Privacy policy</a>');
});

test('it does not say that Attune reads nothing where it may', () => {
  const html = landingPage(landingWords(library, pages, true));
  expect(html).not.toContain('doesn’t read');
  expect(html).toContain('it only looks for its own posts');
  for (const scope of historyScopes) expect(html).toContain(`<code>${scope}</code>`);
});

test('nothing that is set can become more than text', () => {
  const words = { ...landingWords(library, pages, false), title: '<b>"Us" & you</b>' };
  const html = landingPage(words);
  expect(html).not.toContain('<script');
  expect(html).toContain('help?&quot;&gt;&lt;script&gt;');
  expect(html).toContain('<title>&lt;b&gt;&quot;Us&quot; &amp; you&lt;/b&gt;</title>');
});

test('the pages speak the language that they are handed, in its direction', () => {
  const words = { ...installWords(library), locale: 'he' };
  expect(installed(words, 'A1', 'T1')).toContain('<html lang="he" dir="rtl">');
  expect(installFailed(words, 'busy', '/slack/install')).toContain('<html lang="he" dir="rtl">');
  expect(landingPage({ ...landingWords(library, pages, false), locale: 'ar' })).toContain('<html lang="ar" dir="rtl">');
});

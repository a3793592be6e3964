import { describe, expect, test } from 'vitest';
import { installed, installFailed } from '../../../adapters/slack/install-pages.ts';
import { landingPage } from '../../../adapters/slack/landing-page.ts';
import { installWords } from '../../../src/cli/platforms/install-words.ts';
import { landingWords } from '../../../src/cli/platforms/landing-words.ts';
import { expectNoBarriers } from '../../fakes/accessibility.ts';
import { inChromium, leftOut, openChromium } from '../../fakes/chromium.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';

const library = (await shippedContent()).library('en');
const after = installWords(library);
const pages = { privacy: 'https://example.org/p', terms: 'https://example.org/t', support: 'https://example.org/s' };

describe.skipIf(leftOut)(inChromium('the pages of an installation'), () => {
  const all = [
    ['before Slack’s', landingPage(landingWords(library, pages, false))],
    ['after it', installed(after, 'A1', 'T1')],
    ['after it, where it failed', installFailed(after, 'cancelled', '/slack/install')],
  ] as const;

  test.each(all)('%s has nothing that axe objects to, light or dark, and fits a phone', async (where, html) => {
    const browser = await openChromium();
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(html);
    await expectNoBarriers(page, where);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.close();
  });
});

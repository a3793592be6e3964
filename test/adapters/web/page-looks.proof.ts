import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { expectNoBarriers } from '../../fakes/accessibility.ts';
import { openChromium } from '../../fakes/chromium.ts';
import { askQuestion, describePage, type PageUnderTest } from './browser.ts';

const web = { renderers };

describePage('cards and forms as Discord and Slack show them', (withPage) => {
  test(
    'a card, a form and a card that is not kept each have their looks, with the JSON beside',
    withPage(
      async (given) => {
        const { page, side, say } = given;
        await askQuestion(given);
        await show(page, 'Discord');
        await inside(side('sam'), 'The card as Discord shows it').getByText('Answer', { exact: true }).waitFor();
        await show(page, 'Slack');
        await inside(side('sam'), 'The card as Slack shows it').getByText('Nobody has answered yet.').waitFor();
        await side('sam').getByRole('button', { name: 'View as JSON' }).last().click();
        const json = side('sam').getByRole('region', { name: 'As JSON, Slack' });
        expect(JSON.parse((await json.textContent()) ?? '')).toMatchObject({
          blocks: [{ type: 'header' }, {}, {}, {}, {}],
        });
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await side('sam').getByRole('button', { name: 'Copy' }).click();
        await side('sam').getByRole('button', { name: 'Copied' }).waitFor();
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await json.textContent());
        await page.context().clearPermissions();
        await show(page, 'Preview');
        await side('sam').getByRole('button', { name: 'Answer', exact: true }).click();
        const dialog = page.locator('dialog');
        await dialog.getByLabel('In your own words').fill('Not sent yet');
        await show(dialog, 'Discord');
        await inside(dialog, 'The form as Discord shows it').getByText('Submit').waitFor();
        await show(dialog, 'Slack');
        await inside(dialog, 'The form as Slack shows it').getByText('Seal it').waitFor();
        expect(await dialog.getByRole('button', { name: 'Seal it' }).count()).toBe(0);
        await show(dialog, 'Preview');
        expect(await dialog.getByLabel('In your own words').inputValue()).toBe('Not sent yet');
        await page.keyboard.press('Escape');
        await say('sam', '/support');
        await side('sam').getByRole('button', { name: 'Choose your country' }).waitFor();
        await show(page, 'Discord');
        const menu = inside(side('sam'), 'The card as Discord shows it').getByText('Choose your country');
        await menu.click();
        await inside(side('sam'), 'The card as Discord shows it').getByText('New Zealand').waitFor();
      },
      { web },
    ),
  );

  test(
    'a frame is as high as what is in it, has the colours of the page, and shows new names',
    withPage(
      async ({ page, side, say }) => {
        await say('sam', '/pair Alex');
        await show(page, 'Discord');
        await inside(side('alex'), 'The card as Discord shows it').getByText('Accept').waitFor();
        const frame = side('sam').getByTitle('The card as Discord shows it');
        const document = frame.contentFrame();
        await document.getByText('@Alex').waitFor();
        const heights = async () => [
          await frame.evaluate((element) => element.clientHeight),
          await document.locator('body').evaluate((element) => element.scrollHeight),
        ];
        const [high, higher] = await heights();
        expect(high).toBeGreaterThan(200);
        expect(high).toBe(higher);
        await page.setViewportSize({ width: 700, height: 900 });
        await expect.poll(async () => new Set(await heights()).size).toBe(1);
        const theme = () => document.locator('html').getAttribute('data-theme');
        expect(await theme()).toBe('light');
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.poll(theme).toBe('dark');
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.getByRole('button', { name: 'Colors: as on this device' }).click();
        await expect.poll(theme).toBe('light');
        await side('alex').getByRole('button', { name: 'Name and time zone of Alex' }).click();
        await page.getByLabel('Name in the channel').fill('Alexandra');
        await page.getByRole('button', { name: 'Save' }).click();
        await document.getByText('@Alexandra').waitFor();
      },
      { web },
    ),
  );

  test(
    'the keyboard opens a look, and a phone shows it without scrolling sideways',
    withPage(
      async ({ page, side, say }) => {
        await say('sam', '/pair Alex');
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByRole('button', { name: 'Slack' }).focus();
        await page.keyboard.press('Enter');
        await inside(side('sam'), 'The card as Slack shows it').getByText('Decline').waitFor();
        expect(await page.locator(':focus').textContent()).toContain('Slack');
        expect(await page.getByRole('button', { name: 'Slack' }).getAttribute('aria-pressed')).toBe('true');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        const tooWide = (within: Locator) =>
          within
            .locator('iframe')
            .last()
            .contentFrame()
            .locator('body')
            .evaluate((element) => element.scrollWidth - element.clientWidth);
        expect(await tooWide(side('sam'))).toBe(0);
        await side('sam').getByRole('combobox').fill('/checkin schedule');
        await side('sam').getByRole('combobox').press('Enter');
        for (const name of ['Discord', 'Slack']) {
          await show(page.locator('dialog'), name);
          await inside(page.locator('dialog'), `The form as ${name} shows it`).getByText('20:00').waitFor();
          expect(await tooWide(page.locator('dialog'))).toBe(0);
        }
      },
      { web, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ),
  );

  test('axe finds nothing in them, light or dark', { timeout: 180_000 }, withPage(lookAtAll, { web }));
});

/** One switch says it for all cards and forms; a form that is open has it too. */
function show(within: Locator | Page, name: string): Promise<void> {
  return within.getByRole('button', { name, exact: true }).first().click();
}

function inside(within: Locator, title: string) {
  return within.getByTitle(title).last().contentFrame();
}

/** The page with its looks; and since no script runs in a frame, what is in each, in a document of its own. */
async function lookAtAll({ page, side, say, preview }: PageUnderTest): Promise<void> {
  const browser = await openChromium();
  await using context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true });
  const apart = await context.newPage();
  await apart.goto(`${preview.address}/health`);
  const dialog = page.locator('dialog');
  await say('sam', '/pair Alex');
  await show(page, 'Discord');
  await inside(side('sam'), 'The card as Discord shows it').getByText('Accept').waitFor();
  await expectNothingInside(side('sam'), apart);
  await show(page, 'Slack');
  await inside(side('sam'), 'The card as Slack shows it').getByText('Accept').waitFor();
  await expectNothingInside(side('sam'), apart);
  await side('sam').getByRole('button', { name: 'View as JSON' }).click();
  await expectNoBarriers(page, 'the page with a card as Slack shows it, and as JSON', undefined, framesAside);
  await show(page, 'Preview');
  await side('alex').getByRole('button', { name: 'Accept' }).click();
  await side('sam').getByRole('button', { name: 'Choose the days' }).click();
  for (const name of ['Discord', 'Slack']) {
    await show(dialog, name);
    await inside(dialog, `The form as ${name} shows it`).getByText('How deep questions may go').waitFor();
    await expectNothingInside(dialog, apart);
  }
  await expectNoBarriers(page, 'the page with a form as Slack shows it', undefined, framesAside);
}

/** A frame has no need of what makes a page: its own page has that. */
const ofPages = Object.fromEntries(
  ['region', 'landmark-one-main', 'page-has-heading-one'].map((rule) => [rule, { enabled: false }]),
);

/** What is in a frame is looked at apart. */
const framesAside = { iframes: false };

async function expectNothingInside(within: Locator, apart: Page): Promise<void> {
  const frame = within.locator('iframe').last();
  await apart.setContent(
    await frame
      .contentFrame()
      .locator(':root')
      .evaluate((root) => root.outerHTML),
  );
  const sheets = await apart.locator('link').count();
  await expect.poll(() => apart.evaluate('document.styleSheets.length')).toBe(sheets);
  const turn = (theme: string) => apart.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  await expectNoBarriers(apart, `${await frame.getAttribute('title')}, inside`, turn, {
    ...framesAside,
    rules: ofPages,
  });
}

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoBarriers } from '../../fakes/accessibility.ts';
import { answer, askQuestion, describePage, type PageUnderTest, sees } from './browser.ts';
import { noon } from './open-preview.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describePage('everybody can use the page', (withPage) => {
  test(
    'axe finds nothing, light or dark, anywhere',
    { timeout: 180_000 },
    withPage(lookEverywhere, { web: { standing: async () => ({ paused: false, next: noon, rhythm: null }) } }),
  );

  test(
    'the keyboard alone is enough',
    withPage(async ({ page, side, preview }) => {
      const focused = page.locator(':focus');
      await page.keyboard.press('Tab');
      expect(await focused.textContent()).toBe('Skip to the channel as Sam sees it');
      await page.keyboard.press('Enter');
      expect(await focused.getAttribute('aria-label')).toBe('The channel as Sam sees it');
      const sam = side('sam').getByRole('combobox');
      await sam.focus();
      await page.keyboard.type('/pa');
      expect(await sam.getAttribute('aria-expanded')).toBe('true');
      const active = await sam.getAttribute('aria-activedescendant');
      expect(await page.locator(`#${active}`).textContent()).toContain('/pair');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await sam.inputValue()).toBe('/pair partner:@Alex ');
      await page.keyboard.press('Enter');
      // What belongs to a card is one stop, and the arrows go on from there.
      await side('alex').getByRole('button', { name: 'Decline' }).focus();
      const stops: (string | undefined)[] = [];
      for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'End', 'Tab']) {
        await page.keyboard.press(key);
        stops.push((await focused.textContent())?.trim() || (await focused.getAttribute('aria-label')) || undefined);
      }
      expect(stops).toEqual(['Reply below', 'View as JSON', 'Reply below', 'View as JSON', 'Commands for Alex']);
      await side('alex').getByRole('button', { name: 'Accept' }).focus();
      await page.keyboard.press('Enter');
      // The button is gone with its card; the focus is on the card that came instead.
      await side('alex').getByRole('heading', { name: 'You are paired' }).waitFor();
      expect(
        await page.locator(':focus').evaluate((element) => element.closest('.pane')?.getAttribute('data-pane')),
      ).toBe('alex');
      await sam.focus();
      await page.keyboard.type('/');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await sam.inputValue()).toBe('/checkin schedule ');
      await page.keyboard.press('Enter');
      await page.locator('dialog').waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').evaluate((element) => element.closest('dialog') !== null)).toBe(true);
      await page.keyboard.press('Enter');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(preview.inbox.received('form')[0]?.picked['days']).toEqual(['4']);
      expect(await sam.evaluate((element) => element.matches(':focus'))).toBe(true);
    }),
  );

  test(
    'a command that cannot go stays, to be mended or sent again',
    withPage(async ({ page, side }) => {
      const sam = side('sam').getByRole('combobox');
      await sam.fill('/tpi');
      await sam.press('Enter');
      await side('sam').getByText('There’s no /tpi. Did you mean /tip?').waitFor();
      expect(await sam.inputValue()).toBe('/tpi');
      expect(await sam.getAttribute('aria-invalid')).toBe('true');
      await page.locator('#announcer', { hasText: 'Did you mean /tip?' }).waitFor({ state: 'attached' });
      // Before the page knows any command, it cannot tell a wrong one from a right one.
      const gate = Promise.withResolvers<void>();
      await page.route('**/api/stream**', async (route) => {
        await gate.promise;
        await route.continue();
      });
      await page.reload();
      await sam.fill('/tip');
      await sam.press('Enter');
      await side('sam').getByText('The preview is still opening. Send this again in a moment.').waitFor();
      expect(await sam.inputValue()).toBe('/tip');
      gate.resolve();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      await sam.press('Enter');
      await side('sam').getByRole('heading', { name: 'Six seconds at the door' }).waitFor();
    }),
  );

  test(
    'a phone shows one side at a time, marks what is unread on the other; in no window does the conversation get less than half',
    withPage(async ({ page, side, say }) => {
      await side('sam').getByRole('combobox').fill('Are you there?');
      await side('sam').getByRole('combobox').press('Enter');
      expect(await side('alex').isVisible()).toBe(false);
      const tab = page.getByRole('button', { name: /^Alex/ });
      await tab.getByText('1').waitFor();
      expect(await page.title()).toBe('(1) Attune preview');
      await tab.click();
      await side('alex').getByText('Are you there?').waitFor();
      expect(await side('sam').isVisible()).toBe(false);
      // Read once it has been before the eyes for a moment.
      await tab.locator('.badge').waitFor({ state: 'detached' });
      // What was read is known after a reload too, also where something above it was not.
      await page.getByRole('button', { name: /^Sam/ }).click();
      for (const [index, words] of ['Far above', 'x '.repeat(1500), 'At the end'].entries()) {
        await say('sam', words);
        await tab.getByText(String(index + 1)).waitFor();
      }
      await tab.click();
      await tab.getByText('1').waitFor();
      await page.reload();
      await tab.getByText('1').waitFor();
      await keepsRoom(page);
    }, phone),
  );

  test(
    'motion and colours are as the device has them, until one chooses other colours, which then stay',
    withPage(async (given) => {
      const { page } = given;
      await askQuestion(given);
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
      const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      const inLight = await ground();
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await ground();
      await page.getByRole('button', { name: 'Colors: as on this device' }).click();
      const light = await ground();
      expect(light).not.toBe(dark);
      expect(light).toBe(inLight);
      await page.reload();
      await page.getByRole('button', { name: 'Colors: light' }).waitFor();
      expect(await ground()).toBe(light);
    }),
  );
});

/** Phones, one on its side, a low window, a usual one at 200 and 400 %, and one with text twice as large. */
const windows = [
  [390, 844, 16],
  [844, 390, 16],
  [390, 460, 16],
  [640, 430, 16],
  [320, 215, 16],
  [1280, 860, 32],
  [390, 844, 32],
] as const;

/** Half of each window or more is for what is said in the room, at most after scrolling; and nothing goes sideways. */
async function keepsRoom(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const found: (readonly [number, number, number, string])[] = [];
  for (const [width, height, text] of windows) {
    await browser.send('Page.setFontSizes', { fontSizes: { standard: text } });
    await page.setViewportSize({ width, height });
    const seen = await page.evaluate<string>(`{
      scrollTo(0, document.documentElement.scrollHeight);
      const list = [...document.querySelectorAll('.list')].find((one) => one.clientHeight > 0).getBoundingClientRect();
      const part = (Math.min(list.bottom, innerHeight) - Math.max(list.top, 0)) / innerHeight;
      const aside = document.documentElement.scrollWidth - innerWidth;
      part >= 0.5 && aside <= 0 ? 'well' : Math.round(part * 100) + ' % for the room, ' + aside + ' too wide';
    }`);
    found.push([width, height, text, seen]);
  }
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await page.setViewportSize(phone.viewport);
  expect(found).toEqual(windows.map((one) => [...one, 'well']));
  const small = await page.evaluate<string[]>(
    `[...document.querySelectorAll('button, input')].filter((one) => one.clientHeight > 0 && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)`,
  );
  expect(small).toEqual([]);
}

async function lookEverywhere(given: PageUnderTest): Promise<void> {
  const { page, side, say } = given;
  await side('sam').getByRole('combobox').fill('/');
  await expectNoBarriers(page, 'the empty room, with the list of commands');
  await askQuestion(given);
  await say('alex', 'A word to you');
  await side('sam').locator('.bubble').waitFor();
  await answer(given, 'sam', 'You made tea.');
  await side('sam').getByRole('combobox').fill('/foo');
  await side('sam').getByRole('combobox').press('Enter');
  await side('alex').getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('button', { name: 'Seal it' }).click();
  await expectNoBarriers(page, 'a form with a problem');
  await page.keyboard.press('Escape');
  await expectNoBarriers(page, 'an open question, and an unknown command');
  await answer(given, 'alex', 'You laughed.');
  await side('alex').getByRole('button', { name: 'Reply', exact: true }).click();
  await expectNoBarriers(page, 'a form with choices');
  await page.keyboard.press('Escape');
  await say('sam', '/support');
  await side('sam').getByRole('button', { name: 'Choose your country' }).click();
  await say('alex', '/privacy');
  await side('alex').getByRole('button', { name: 'View as JSON' }).first().click();
  await page.getByRole('button', { name: /Jump to the next check-in/ }).click();
  await sees(page, 'No check-in is planned');
  await page.getByRole('button', { name: 'More' }).click();
  await expectNoBarriers(page, 'private cards, a list of options, a file, JSON, a refusal and the menu');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expectNoBarriers(page, 'the question before starting over');
  await page.keyboard.press('Escape');
  await side('sam')
    .getByRole('button', { name: /Name and time zone/ })
    .click();
  await expectNoBarriers(page, 'name and zone');
}

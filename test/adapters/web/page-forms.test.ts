import { expect, test } from 'vitest';
import { askQuestion, describePage, isWithin, sees } from './browser.ts';

describePage('a form in the page', (withPage) => {
  test(
    'says what is wrong beside the input, and keeps the text, closed by mistake or loaded again, until it is sent',
    withPage(async (given) => {
      const { page, side, preview } = given;
      await askQuestion(given);
      // The problem is in the last field, which lies below the edge of a low window, and its form comes back anew.
      await page.setViewportSize({ width: 1000, height: 420 });
      await given.say('sam', '/checkin schedule');
      await page.getByLabel('Time', { exact: true }).fill('25:00');
      await page.getByRole('button', { name: 'Save' }).click();
      const atTime = page.locator('dialog .problem', { hasText: 'There is no such time.' });
      await atTime.waitFor();
      expect(await page.locator(':focus').getAttribute('name')).toBe('time');
      expect(await atTime.evaluate(isWithin, '.dialog-body')).toBe(true);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1440, height: 900 });
      const open = side('sam').getByRole('button', { name: 'Answer', exact: true });
      await open.click();
      const words = page.getByLabel('In your own words');
      await page.getByRole('button', { name: 'Seal it' }).click();
      const says = (words: string) => page.locator('dialog .problem', { hasText: words }).waitFor();
      await says('Please write something here.');
      expect(await words.evaluate((element) => element.matches(':focus'))).toBe(true);
      await words.fill('x'.repeat(3002));
      await page.getByRole('button', { name: 'Seal it' }).click();
      await says('This is 2 characters longer than the 3,000 that fit.');
      // Only the time above.
      expect(preview.inbox.received('form')).toHaveLength(1);
      await words.fill('nothing');
      await page.getByRole('button', { name: 'Seal it' }).click();
      const problem = page.locator('dialog .problem', { hasText: 'Say a little more than that.' });
      await problem.waitFor();
      expect(await words.inputValue()).toBe('nothing');
      expect(await words.getAttribute('aria-invalid')).toBe('true');
      expect(await words.getAttribute('aria-describedby')).toContain((await problem.getAttribute('id')) ?? 'no id');
      await words.fill('Half a thought');
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await open.evaluate((element) => element.matches(':focus'))).toBe(true);
      const composer = side('sam').getByRole('combobox');
      await composer.fill('Half a word');
      await page.reload();
      await open.click();
      await sees(page, 'Here’s what you hadn’t sent yet.');
      expect(await words.inputValue()).toBe('Half a thought');
      await page.getByRole('button', { name: 'Seal it' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await composer.inputValue()).toBe('Half a word');
      await composer.press('Enter');
      await side('alex').getByText('Half a word').waitFor();
      await expect.poll(() => page.evaluate(`localStorage.getItem('attune.unsent.sam')`)).not.toContain('Half');
    }),
  );

  test(
    'stays with its text while Attune or its database is away, and is sent once when it is back',
    withPage(async (given) => {
      const { page, side, preview } = given;
      await askQuestion(given);
      await side('sam').getByRole('button', { name: 'Answer', exact: true }).click();
      await page.getByLabel('In your own words').fill('You made tea.');
      await page.route('**/api/events', (route) => route.abort());
      await page.getByRole('button', { name: 'Seal it' }).click();
      await sees(page, 'Attune can’t be reached right now. Nothing is lost');
      await page.unroute('**/api/events');
      // The answer gets lost on its way back: Attune has it, and the page does not know.
      await page.route('**/api/events', async (route) => {
        await route.fetch();
        await route.abort();
      });
      await page.getByRole('button', { name: 'Seal it' }).click();
      await side('alex').getByText('Sam has answered.').waitFor();
      expect(await page.getByLabel('In your own words').inputValue()).toBe('You made tea.');
      await page.unroute('**/api/events');
      await page.getByRole('button', { name: 'Seal it' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(preview.inbox.received('form')).toHaveLength(1);
      expect(await side('sam').getByRole('heading', { name: 'Your answer' }).count()).toBe(1);
      await side('alex').getByRole('button', { name: 'Answer', exact: true }).click();
      await page.getByLabel('In your own words').fill('You laughed.');
      preview.store.broken = true;
      await page.getByRole('button', { name: 'Seal it' }).click();
      await sees(page, 'Attune couldn’t do that just now. Nothing you wrote is lost');
      expect(await page.getByLabel('In your own words').inputValue()).toBe('You laughed.');
      preview.store.broken = false;
      await page.getByRole('button', { name: 'Seal it' }).click();
      await side('sam').locator('.tone-reveal').getByText('You laughed.').waitFor();
    }),
  );

  test(
    'is sent once however often its button is pressed, and opens with what was answered',
    withPage(async (given) => {
      const { page, side, preview } = given;
      await askQuestion(given);
      await side('sam').getByRole('button', { name: 'Answer', exact: true }).click();
      await page.getByLabel('In your own words').fill('You made tea.');
      // The other side goes on meanwhile; the one under the form waits.
      await side('alex').getByRole('combobox').fill('Good morning');
      await side('alex').getByRole('combobox').press('Enter');
      await side('sam').getByText('Good morning').waitFor();
      expect(await page.locator('[data-pane="sam"] .list').evaluate((list) => list.closest('[inert]') !== null)).toBe(
        true,
      );
      expect(await page.getByLabel('In your own words').inputValue()).toBe('You made tea.');
      await page.getByRole('button', { name: 'Seal it' }).dblclick();
      await side('alex').getByText('Sam has answered.').waitFor();
      expect(preview.inbox.received('form')).toHaveLength(1);
      expect(preview.inbox.repeated).toBe(0);
      await side('sam').getByRole('button', { name: 'Answer', exact: true }).click();
      expect(await page.getByLabel('In your own words').inputValue()).toBe('You made tea.');
    }),
  );
});

import { expect, test } from 'vitest';
import type { Step } from '../../../adapters/web/sample/step.ts';
import type { WireStanding } from '../../../adapters/web/wire.ts';
import { expectNoBarriers } from '../../fakes/accessibility.ts';
import { describePage, sees } from './browser.ts';
import { noon } from './open-preview.ts';

const said = (day: number): Step => ({ day, at: '09:00', who: 'alex', does: { kind: 'chat', line: 'hello' } });
const words = { answers: new Map(), lines: { hello: 'Look at us' } };

let gate = Promise.withResolvers<void>();
let standing: WireStanding = null;

const web = {
  sampleWords: words,
  sampleSteps: () => [said(1), said(9)],
  standing: async () => standing,
  onJump: () => gate.promise,
  onReset: async () => {
    standing = null;
  },
};

describePage('a sample month on the page', (withPage) => {
  test(
    'one press fills it, with what goes on in words; then it shows where to look, and another press clears it',
    withPage(
      async ({ page, side }) => {
        gate = Promise.withResolvers<void>();
        await page.getByRole('button', { name: 'See a sample month' }).first().click();
        await sees(page, 'Week 1 of 4.');
        expect(await page.getByRole('progressbar', { name: /sample month/ }).getAttribute('max')).toBe('2');
        await page.locator('#announcer', { hasText: 'being filled in' }).waitFor({ state: 'attached' });
        await side('sam').getByRole('combobox').fill('Me too');
        await side('sam').getByRole('combobox').press('Enter');
        await sees(page, /A sample month is being filled in/);
        await expectNoBarriers(page, 'a sample month that is being filled in');
        standing = { paused: false, next: noon, rhythm: null };
        gate.resolve();
        await sees(page, /four weeks with a made-up couple/);
        await side('sam').getByText('Look at us').first().waitFor();
        expect(await page.locator('.badge').count()).toBe(0);
        for (const name of ['Their answers', 'The jar', 'The month', 'The pulse'])
          await page.getByRole('button', { name, exact: true }).waitFor();
        await expectNoBarriers(page, 'a sample month that is there');
        await page.reload();
        await page.getByRole('button', { name: 'Clear it all' }).click();
        await side('alex').getByText('Attune asks you both a question').waitFor();
        await page.getByRole('button', { name: 'Invite Alex' }).waitFor();
      },
      { web },
    ),
  );

  test(
    'on a phone it is there too, can be stopped, and keeps to the width',
    withPage(
      async ({ page }) => {
        gate = Promise.withResolvers<void>();
        await page.getByRole('button', { name: 'See a sample month' }).filter({ visible: true }).click();
        await page.getByRole('button', { name: 'Stop', exact: true }).click();
        gate.resolve();
        await sees(page, /ended early/);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        await page.getByRole('button', { name: 'Keep it' }).click();
        await page
          .getByText(/ended early/)
          .and(page.locator(':not(#announcer)'))
          .waitFor({ state: 'detached' });
      },
      { web, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ),
  );
});

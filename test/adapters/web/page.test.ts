import { expect, test } from 'vitest';
import type { WireStanding } from '../../../adapters/web/wire.ts';
import { askQuestion, describePage, sees } from './browser.ts';
import { noon } from './open-preview.ts';

let standing: WireStanding = null;

describePage('the page', (withPage) => {
  test(
    'takes a double click for one',
    withPage(async ({ preview, side, say }) => {
      await say('sam', '/pair Alex');
      await side('alex').getByRole('button', { name: 'Accept' }).dblclick();
      await side('sam').getByRole('heading', { name: 'You are paired' }).waitFor();
      expect(preview.inbox.received('action')).toHaveLength(1);
      expect(preview.inbox.repeated).toBe(0);
    }),
  );

  test(
    'shows private cards to their owner alone, until told to take them away or, without a trace, until loaded again',
    withPage(async ({ page, side, say }) => {
      await say('alex', '/tip Being present');
      const own = side('alex').getByRole('heading', { name: 'Six seconds at the door' });
      await own.waitFor();
      await side('alex').getByText('Only you see this').waitFor();
      expect(await side('sam').getByText('Six seconds at the door').count()).toBe(0);
      await side('alex').getByRole('button', { name: 'Dismiss' }).click();
      await own.waitFor({ state: 'detached' });
      await say('sam', '/support');
      await side('sam').getByRole('button', { name: 'Choose your country' }).click();
      await side('sam').getByRole('button', { name: 'Portugal' }).click();
      await side('sam').getByText('Somebody to talk to, Portugal.').waitFor();
      await page.reload();
      for (const person of ['sam', 'alex'] as const)
        await side(person).getByText('Attune asks you both a question').waitFor();
    }),
  );

  test(
    'says so when a button was pressed on a card that went meanwhile, whatever is heard of first, and no more once it was put away',
    withPage(async ({ page, side, say, open }) => {
      const elsewhere = await open('/?as=alex');
      const composer = side('alex').locator('.composer-hint', { hasText: 'That card is gone.' });
      for (const first of ['the answer', 'that it went']) {
        await say('alex', '/tip');
        const own = side('alex').getByRole('heading', { name: 'Six seconds at the door' });
        await own.waitFor();
        await composer.waitFor({ state: 'hidden' });
        await page.route('**/api/events', async (route) => {
          await elsewhere.getByRole('button', { name: 'Dismiss' }).click();
          // On its way back the answer waits, or it does not.
          const response = await route.fetch();
          if (first === 'that it went') await own.waitFor({ state: 'detached' });
          await route.fulfill({ response });
        });
        await side('alex').getByRole('button', { name: 'Another one' }).click();
        await composer.waitFor();
        await own.waitFor({ state: 'detached' });
        await page.unroute('**/api/events');
      }
      await side('alex').getByRole('combobox').fill('Good');
      await composer.waitFor({ state: 'hidden' });
      await side('alex').getByRole('combobox').fill('');
      await say('alex', '/tip');
      await page.route('**/api/events', (route) => route.abort());
      await side('alex').getByRole('button', { name: 'Another one' }).click();
      const unreached = side('alex').getByText('Attune can’t be reached right now');
      await unreached.waitFor();
      await side('alex').getByRole('button', { name: 'Dismiss' }).click();
      await side('alex').getByRole('button', { name: 'Another one' }).waitFor({ state: 'detached' });
      expect(await unreached.count()).toBe(0);
    }),
  );

  test(
    'shows what people write as it is, whatever it holds',
    withPage(async ({ page, side, say }) => {
      const words = '<b>bold</b> @everyone *star* שלום \u202Eover\u202C a\u200Bb';
      await say('sam', words);
      const bubble = side('alex').locator('.bubble .words');
      await bubble.waitFor();
      expect(await bubble.evaluate((element) => [element.textContent, element.children.length])).toEqual([words, 0]);
      await say('alex', 'x'.repeat(3000));
      await side('sam').locator('.bubble').nth(1).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }),
  );

  test(
    'hands over a file',
    withPage(async ({ page, side, say }) => {
      await say('sam', '/privacy');
      const waiting = page.waitForEvent('download');
      await side('sam')
        .getByRole('link', { name: /attune-export\.json/ })
        .click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe('attune-export.json');
    }),
  );

  test(
    'shows each card as the data it is',
    withPage(
      async ({ page, side, say }) => {
        await say('sam', '/pair Alex');
        await side('alex').getByRole('button', { name: 'View as JSON' }).click();
        const json = await side('alex').getByRole('region', { name: 'As JSON, Preview' }).textContent();
        expect(JSON.parse(json ?? '')).toMatchObject({ title: 'An invitation', tone: 'warm' });
        await page.getByRole('button', { name: 'Discord' }).click();
        const other = side('alex').getByRole('region', { name: 'As JSON, Discord' });
        expect(JSON.parse((await other.textContent()) ?? '')).toEqual({ content: 'An invitation' });
      },
      {
        web: {
          renderers: {
            discord: async () => ({
              message: (card) => ({ content: card.title }),
              form: () => ({}),
              pictureAt: () => nowhere,
            }),
          },
        },
      },
    ),
  );

  test(
    'renames people everywhere, and refuses one name for two',
    withPage(async ({ page, side, say }) => {
      await say('sam', '/pair Alex');
      await side('alex').getByRole('button', { name: 'Name and time zone of Alex' }).click();
      await page.getByLabel('Name in the channel').fill('SAM');
      await page.getByRole('button', { name: 'Save' }).click();
      await sees(page, 'Someone here already has that name');
      await page.getByLabel('Name in the channel').fill('Alexandra');
      await page.getByLabel(/Time zone/).selectOption('Asia/Tokyo');
      await page.getByRole('button', { name: 'Save' }).click();
      await side('sam').locator('.person', { hasText: 'Alexandra' }).first().waitFor();
      await side('alex').getByText('21:00 in Tokyo').waitFor();
      await page.getByRole('group', { name: 'Attune’s clock' }).getByText('Berlin').waitFor();
    }),
  );

  test(
    'starts over only after asking, and offers to set the clock back',
    withPage(async ({ page, side, say, preview }) => {
      await say('sam', 'Hello');
      const ask = async () => {
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByRole('button', { name: 'Start over' }).click();
      };
      await ask();
      await page.getByRole('button', { name: 'Keep everything' }).click();
      expect(await side('alex').locator('.bubble').count()).toBe(1);
      const real = preview.clock.now();
      await preview.clock.jump(Date.now() - real + 86_400_000);
      await page.reload();
      await side('alex').getByText('Hello').waitFor();
      await ask();
      expect(await page.getByRole('checkbox', { name: /Set the clock back to now/ }).isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Erase it all' }).click();
      await side('alex').getByText('Attune asks you both a question').waitFor();
      expect(preview.clock.now()).toBe(real);
    }),
  );

  test(
    'moves bot time, and says why it cannot for as long as that is so',
    withPage(
      async ({ page, preview, say }) => {
        const before = preview.clock.now();
        const jump = page.getByRole('button', { name: /Jump to the next check-in/ });
        await jump.and(page.locator('[aria-disabled="true"]')).click({ force: true });
        expect(await jump.getAttribute('aria-label')).toBe('Jump to the next check-in (once you’re paired)');
        standing = { paused: false, next: noon, rhythm: null };
        await say('sam', '/tip');
        await jump.and(page.locator(':not([aria-disabled])')).click();
        await sees(page, 'No check-in is planned');
        standing = { ...standing, next: noon + 1 };
        await say('sam', '/tip');
        await page
          .getByText('No check-in is planned')
          .and(page.locator(':not(#announcer)'))
          .waitFor({ state: 'detached' });
        await page.getByRole('button', { name: /\+1 day/ }).click();
        await sees(page, 'Tue 3 Nov');
        expect(preview.clock.now() - before).toBe(86_400_000);
        await page.getByRole('button', { name: /\+1 week/ }).click();
        await sees(page, 'Tue 10 Nov');
      },
      { web: { standing: async () => standing } },
    ),
  );

  test(
    'works in two windows, says once in words what arrives, and shows a stranger nothing private',
    withPage(
      async ({ open, page, side }) => {
        const alex = await open('/?as=alex');
        const guest = await open('/?as=guest');
        expect(await page.locator('.pane').count()).toBe(1);
        await side('sam').getByRole('combobox').fill('/tip');
        await side('sam').getByRole('combobox').press('Enter');
        await side('sam').getByRole('heading', { name: 'Six seconds at the door' }).waitFor();
        await side('sam').getByRole('combobox').fill('Hello from Sam');
        await side('sam').getByRole('combobox').press('Enter');
        for (const other of [alex, guest]) {
          await other.locator('.bubble', { hasText: 'Hello from Sam' }).waitFor();
          expect(await other.getByText('Six seconds at the door').count()).toBe(0);
        }
        await alex.getByRole('combobox').fill('Good morning');
        await alex.getByRole('combobox').press('Enter');
        await page
          .locator('#announcer', { hasText: 'Alex wrote in the channel: Good morning' })
          .waitFor({ state: 'attached' });
      },
      { path: '/?as=sam' },
    ),
  );

  test(
    'has a place to talk below a card',
    withPage(async (given) => {
      const { side, say } = given;
      await askQuestion(given);
      await side('alex')
        .locator('.message', { has: given.page.locator('.tone-question') })
        .getByRole('button', { name: 'Reply below' })
        .click();
      await side('alex').getByText('Below “Appreciation · light”').waitFor();
      await say('alex', 'I thought of the tea');
      await side('sam').locator('.thread').getByText('I thought of the tea').waitFor();
      await say('alex', 'And this is for the room');
      await side('sam').getByText('And this is for the room').waitFor();
      expect(await side('sam').locator('.thread .message').count()).toBe(1);
    }),
  );
});

const nowhere = { url: '', named: '' };

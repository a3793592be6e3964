import { expect } from 'vitest';
import { StrangePage } from './strange-page.ts';

/** The menu, the colours, the dialogs of the preview itself. */
export async function aroundTheRoom(on: StrangePage): Promise<void> {
  await on.fits();
  for (let turn = 0; turn < 3; turn += 1) await on.click('.roomy .round');
  await on.click('.menu > button');
  await on.fits();
  await on.click('.menu .danger-text');
  await on.fits();
  await on.click('dialog [data-first]');
  await on.side('alex').locator('.edit').click();
  await on.locator('#person-name').fill('Sam');
  await on.click('dialog .main');
  await on.sees('dialog .trouble');
  await on.fits();
  await on.click('dialog .plain');
}

/** Commands that are being typed, and those that cannot be sent. */
export async function wrongCommands(on: StrangePage): Promise<void> {
  for (const text of ['/', '/pair ', '/tip ', '/checkin pause days:', '/help ']) await on.type(text);
  const wrong = ['/', '/foo', '/tpi', '/checkin', '/help please', '/pair', '/pair partner:', '/pair Robin'];
  const long = [`/prompt add question:${'x'.repeat(201)}`, 'x'.repeat(4001)];
  for (const text of [...wrong, '/tip topic:nowhere', '/checkin pause days:999', ...long]) await on.refuses(text);
  await on.fits();
  await on.type('');
}

export async function pairUp(on: StrangePage): Promise<void> {
  await on.click('.deed');
  const accept = '.pane[data-pane="alex"] [data-action^="pairing.accept"]';
  await on.sees(accept);
  await on.click('.deed');
  await on.click(accept);
  await on.sees('.guide li.done');
  await on.fits();
}

/** The form of the rhythm with all that can be wrong in it, as other platforms show it, and closed by mistake. */
export async function rhythmForm(on: StrangePage): Promise<void> {
  await on.click('.guide-aside button');
  const time = on.locator('dialog [name="time"]');
  await time.fill('');
  await on.click('dialog .main');
  await on.sees('dialog .problem');
  await time.fill('x'.repeat(400));
  for (const day of await on.locator('dialog [name="days"]').all()) await day.uncheck();
  await on.click('dialog .main');
  await on.fits();
  for (const at of [1, 2]) {
    await on.locator('dialog .look-switch button').nth(at).click();
    await on.sees('dialog iframe');
  }
  await on.click('dialog .look-switch button');
  await on.page.keyboard.press('Escape');
  await on.click('.guide-aside button');
  await on.sees('.form-restored');
  await on.page.keyboard.press('Escape');
  await on.side('sam').locator('.edit').click();
  await on.locator('#person-zone').selectOption('Asia/Tokyo');
  await on.click('dialog .main');
  await on.locator('dialog').waitFor({ state: 'detached' });
}

/** A question, another one instead, both answers, and a reply. Returns what Sam’s own window shows, who waits. */
export async function firstQuestion(on: StrangePage): Promise<ReadonlySet<string>> {
  await on.click('.deed');
  await on.sees('.tone-question');
  await on.send('/checkin swap');
  await answer(on, 'sam');
  await using waiting = await StrangePage.open(new URL('/?as=sam', on.page.url()).href);
  await waiting.sees('.guide');
  await answer(on, 'alex');
  await on.sees('.tone-reveal');
  await on.fits();
  await on.click('.deed');
  await on.click('.pane[data-pane="sam"] [data-action^="respond.write"]');
  await reply(on);
  await on.sees('.guide.over');
  await on.fits();
  return waiting.read;
}

/** By the button of the first steps, whatever the question wants. */
async function answer(on: StrangePage, person: 'sam' | 'alex'): Promise<void> {
  const deed = on.locator('.deed');
  const before = await deed.textContent();
  await deed.click();
  await expect
    .poll(async () => {
      const dialog = on.locator('dialog[open]');
      const own = on.side(person).locator('article.private').last().locator('[data-action^="check-in."]');
      if ((await dialog.count()) > 0) {
        for (const input of await dialog.locator('textarea, input[type="text"]').all())
          await input.fill('Half a thought');
        await dialog.locator('.main').click();
      } else if ((await own.count()) > 0) {
        // It may have gone, with its card.
        await own
          .first()
          .click({ timeout: 1000 })
          .catch(() => undefined);
      }
      return deed.textContent({ timeout: 1000 }).catch(() => '');
    })
    .not.toBe(before);
}

/** With a beginning, then nearly too long, then sent while Attune takes its time. */
async function reply(on: StrangePage): Promise<void> {
  const words = on.locator('dialog textarea');
  await on.locator('dialog input[type="radio"]').nth(1).check();
  await words.fill('Half a thought');
  await on.sees('dialog .as-read');
  await on.fits();
  await words.fill('x'.repeat(2990));
  await on.sees('dialog .counter');
  await words.fill('Half a thought');
  const gate = Promise.withResolvers<void>();
  await on.page.route('**/api/events', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await on.click('dialog .main');
  await on.sees('dialog .main[aria-disabled]');
  gate.resolve();
  await on.locator('dialog').waitFor({ state: 'detached' });
  await on.page.unroute('**/api/events');
}

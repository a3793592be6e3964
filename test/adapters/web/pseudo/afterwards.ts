import type { StrangePage } from './strange-page.ts';

/** What people say, cards as data and as other platforms show them, and the clock. */
export async function aroundTheCards(on: StrangePage): Promise<void> {
  const sam = on.side('sam');
  await on.send('Good morning', 'alex');
  await sam.locator('.bubble').first().waitFor();
  const card = sam.locator('article.card:not(.private)', { has: on.locator('.tone-reveal') }).first();
  await card.locator('.message-foot button').first().click();
  await sam.locator('.replying button').click();
  await card.locator('.message-foot [aria-expanded]').first().click();
  await card.locator('.json-head button').click();
  await on.page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
  await card.locator('.json-head button').click();
  for (const at of [1, 2]) {
    await on.locator('.roomy .look-switch button').nth(at).click();
    await on.sees('.pane iframe');
    await on.fits();
  }
  await on.click('.look-back button');
  await on.page.evaluate(`document.getElementById('list-sam').scrollTo({ top: 0 })`);
  await sam.locator('.to-end').waitFor();
  await on.click('.guide-more .command');
  await on.click('.clock .to-hour');
  await on.hears('preview.clock-moved');
  await on.send('/checkin pause');
  await on.sees('.clock .to-next[aria-disabled]');
  await on.click('.guide-more .quiet');
}

/** What is kept nowhere, a file, and what one takes away. */
export async function forOneAlone(on: StrangePage): Promise<void> {
  const sam = on.side('sam');
  await on.send('/support');
  await sam.locator('.passing').waitFor();
  await on.hears('preview.happened-only');
  await on.fits();
  await sam.locator('.passing .message-foot button').first().click();
  await on.send('/privacy');
  await sam.locator('[data-action^="privacy.export"]').first().click();
  await sam.locator('.file').first().waitFor();
  await sam.locator('article.private .message-foot button').first().click();
}

/** A request that does not come through, and a page that is not open yet. */
export async function lostTouch(on: StrangePage): Promise<void> {
  await on.page.route('**/api/chat', (route) => route.abort());
  await on.refuses('Good morning');
  await on.page.unroute('**/api/chat');
  await on.type('');
  const gate = Promise.withResolvers<void>();
  await on.page.route('**/api/stream**', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await on.page.reload();
  await on.refuses('/tip');
  gate.resolve();
  await on.ready();
  await on.page.unroute('**/api/stream**');
  await on.type('');
}

/** They part, and the preview starts over. */
export async function theEnd(on: StrangePage): Promise<void> {
  await on.send('/unpair');
  await on.side('sam').locator('[data-action^="pairing."]').last().click();
  await on.sees('.clock .to-next[aria-disabled]');
  await on.click('.menu > button');
  await on.click('.menu .danger-text');
  await on.click('dialog .danger');
  await on.sees('.empty');
  await on.hears('preview.reset-done');
}

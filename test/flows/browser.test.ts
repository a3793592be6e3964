import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { isWithin } from '../adapters/web/browser.ts';
import { freePort, Running } from '../cli/attune.ts';
import { expectNoBarriers } from '../fakes/accessibility.ts';
import { inChromium, leftOut, openChromium } from '../fakes/chromium.ts';

/** How long a step may take on a machine that does much else, in ms. */
const patience = 30_000;

describe.skipIf(leftOut)(inChromium('in a real browser'), { timeout: 180_000 }, () => {
  const contexts: BrowserContext[] = [];
  let folder = '';
  let port = '';
  let attune: Running;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-browser-'));
    await seedDataFolder(folder);
    port = await freePort();
    [attune] = await Promise.all([startAttune(), openChromium()]);
  });

  afterAll(async () => {
    for (const context of contexts) await context.close();
    await attune[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('Sam at a desk and Alex on a phone go from the invitation to the reply, over a restart', async () => {
    const sam = await openAs('sam', { viewport: { width: 1280, height: 900 } });
    const alex = await openAs('alex', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    });
    await expectNoBarriers(alex, 'the empty room');
    await press(sam, 'Invite Alex');
    await guided(alex, 'waiting for a yes');
    await press(alex, 'Accept');
    await sees(sam, 'You’re paired');
    await expectNoBarriers(alex, 'a couple');

    await guided(sam, 'every Monday, Wednesday and Friday at 20:00.');
    await say(alex, '/checkin schedule');
    await alex.getByRole('checkbox', { name: 'Sunday' }).check();
    await expectNoBarriers(alex, 'the form of the rhythm');
    await press(alex, 'Save');
    await sees(alex, 'That’s your rhythm now');
    await sees(sam, 'Sunday at');

    await guided(sam, 'every Monday, Wednesday, Friday and Sunday at 20:00.');
    await guided(sam, 'Ready for your first question?');
    await sam.getByRole('button', { name: /next check-in/i }).click();
    for (const page of [sam, alex]) await sees(page, 'Nobody has answered yet');
    await expectNoBarriers(sam, 'an open question');

    await askInWords(sam);
    await seal(sam, 'what Sam wrote before the restart');
    await sees(alex, 'Sam has answered');
    await guided(alex, 'You’ll see both answers once Alex has answered too.');

    expect((await attune.stop()).status).toBe(0);
    attune = await startAttune();

    expect(await alex.locator('body').textContent()).not.toContain('what Sam wrote');
    for (const page of [sam, alex]) await page.evaluate(countSeals);
    await sam.emulateMedia({ reducedMotion: 'no-preference' });
    await seal(alex, 'what Alex wrote after it');
    await sees(sam, 'what Alex wrote after it');
    await sees(alex, 'what Sam wrote before the restart');
    // Both are taken to it, whatever else came of the answer; the seal opens for whoever wants to see things move.
    for (const page of [sam, alex]) {
      await page.locator('#announcer', { hasText: 'You’ve both answered.' }).waitFor({ state: 'attached' });
      await expect.poll(() => page.locator('.card.tone-reveal').last().evaluate(isWithin, '.list')).toBe(true);
    }
    // And whoever goes on from there at once sees what comes of it.
    await press(alex, 'Reply');
    const way = alex.getByRole('button', { name: 'Say what you value' }).last();
    await expect.poll(() => way.evaluate(isWithin, '.list')).toBe(true);
    await expect.poll(() => sam.evaluate('sealsOpened')).toBe(2);
    expect(await alex.evaluate('sealsOpened')).toBe(0);
    await sam.emulateMedia({ reducedMotion: 'reduce' });
    await expectNoBarriers(alex, 'both answers');

    await guided(alex, 'Now reply to what you heard');
    const before = await way.elementHandle();
    await press(alex, 'Reply as Alex');
    // A newer card takes the place of the one before.
    await before?.waitForElementState('hidden');
    await press(alex, 'Say what you value');
    await alex.getByLabel('Your words').fill('that you took the time');
    await expectNoBarriers(alex, 'a form');
    await press(alex, 'Send');
    await sees(sam, 'that you took the time');
    await sam.locator('#announcer', { hasText: 'Alex replied.' }).waitFor({ state: 'attached' });
    await guided(sam, 'That’s it');
    await press(sam, '/help');
    await sees(sam, 'What Attune can do');
    await say(sam, '/unpair');
    await press(sam, 'End it for both of us');
    await guided(alex, 'You’re not paired. Alex can invite Sam.');
    expect(await alex.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  async function startAttune(): Promise<Running> {
    const running = new Running({ ATTUNE_PORT: port, ATTUNE_DATA_DIR: folder, LOG_LEVEL: 'error' });
    await running.ready();
    return running;
  }

  async function openAs(person: 'sam' | 'alex', options: BrowserContextOptions): Promise<Page> {
    const browser = await openChromium();
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http')) expect(hostname).toBe('127.0.0.1');
    });
    await page.goto(`http://127.0.0.1:${port}/?as=${person}`);
    await page.locator('.list[aria-busy="false"]').waitFor();
    return page;
  }
});

/** In the page: counts how often the sign of a reveal plays, once before and once behind it. */
const countSeals = `
  globalThis.sealsOpened = 0;
  addEventListener('animationstart', ({ animationName }) => {
    if (animationName === 'seal-opens') sealsOpened += 1;
  });
`;

async function say(page: Page, words: string): Promise<void> {
  const composer = page.locator('.composer').getByRole('combobox', { includeHidden: true });
  await composer.fill(words);
  await composer.press('Enter');
  // What comes of it may be seen before the page hears that it has arrived; until then it takes no more.
  await expect.poll(() => composer.inputValue(), { timeout: patience }).toBe('');
}

/** Waits for a text in what people have said and the cards, which the page announces too. */
async function sees(page: Page, words: string): Promise<void> {
  await page.locator('.pane').getByText(words).last().waitFor();
}

/** Waits until the strip of first steps says what comes next. */
async function guided(page: Page, words: string): Promise<void> {
  await page.getByRole('region', { name: 'First steps' }).getByText(words).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click();
}

/** Asks until a question comes that is answered in words. */
async function askInWords(page: Page): Promise<void> {
  for (let tries = 1; tries <= 30; tries += 1) {
    const before = await page.locator('.tone-question').count();
    await say(page, '/prompt');
    await page.locator('.tone-question').nth(before).waitFor();
    const card = page.locator('.tone-question').last();
    if ((await card.textContent())?.includes('in your own words')) return;
  }
  throw new Error('no question came that is answered in words');
}

async function seal(page: Page, words: string): Promise<void> {
  await press(page, 'Answer');
  await page.getByLabel('Your answer').last().fill(words);
  await press(page, 'Seal my answer');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

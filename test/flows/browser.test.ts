import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
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
    await press(sam, 'Write the invitation');
    await sam.getByRole('combobox').press('Enter');
    await press(alex, 'Accept');
    await sees(sam, 'You two are paired');
    await expectNoBarriers(alex, 'a couple');

    await guided(alex, 'Choose your rhythm');
    await press(alex, 'Write /checkin schedule');
    await alex.getByRole('combobox').press('Enter');
    await alex.getByRole('checkbox', { name: 'Sunday' }).check();
    await expectNoBarriers(alex, 'the form of the rhythm');
    await press(alex, 'Save');
    await sees(alex, 'That is your rhythm now');
    await sees(sam, 'Sunday at');

    await guided(sam, 'Let the first question come');
    await sam.getByRole('button', { name: /next check-in/i }).click();
    await sees(alex, 'Nobody has answered yet');
    await expectNoBarriers(sam, 'an open question');

    await askInWords(sam);
    await seal(sam, 'what Sam wrote before the restart');
    await sees(alex, 'Sam has answered');
    await guided(alex, 'One answer is sealed. Now Alex answers');

    expect((await attune.stop()).status).toBe(0);
    attune = await startAttune();

    expect(await alex.locator('body').textContent()).not.toContain('what Sam wrote');
    await seal(alex, 'what Alex wrote after it');
    await sees(sam, 'what Alex wrote after it');
    await sees(alex, 'what Sam wrote before the restart');
    await expectNoBarriers(alex, 'both answers');

    await guided(alex, 'Now respond to what you heard');
    await press(alex, 'Respond');
    await press(alex, 'Say what you value');
    await alex.getByLabel('Your words').fill('that you took the time');
    await expectNoBarriers(alex, 'a form');
    await press(alex, 'Send');
    await sees(sam, 'that you took the time');
    await guided(sam, 'That is the whole loop');
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

async function say(page: Page, words: string): Promise<void> {
  const composer = page.getByRole('combobox').last();
  await composer.fill(words);
  await composer.press('Enter');
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

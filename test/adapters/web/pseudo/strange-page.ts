import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WebKey, WebWords } from '../../../../adapters/web/words.ts';
import type { Message } from '../../../../src/card/message.ts';
import { webWords } from '../../../../src/cli/preview/web-words.ts';
import { openChromium } from '../../../fakes/chromium.ts';
import { pseudoContent } from '../../../fakes/pseudo/pseudo-content.ts';
import { madeSigns } from '../../../fakes/pseudo/pseudo-words.ts';
import { tooWide, watchTexts } from './read-page.ts';

export const content = await pseudoContent();

/** In the letters that nobody writes, and from right to left. */
export const words: WebWords = { ...webWords(content, 'en'), language: 'he' };

/** The longest piece of text in each branch of a sentence, as made signs. */
export function literalsOf(message: Message): readonly string[] {
  const own = message.flatMap((piece) => (typeof piece === 'string' ? [madeSigns(piece)] : []));
  const [longest = ''] = own.toSorted((a, b) => b.length - a.length);
  const inner = message.flatMap((piece) =>
    typeof piece !== 'string' && 'among' in piece ? Object.values(piece.among).flatMap(literalsOf) : [],
  );
  return [longest, ...inner].filter((text) => text !== '');
}

/** A window on the page, by what stands in it rather than by its words, and all that it has shown. */
export class StrangePage {
  readonly page: Page;
  readonly read: ReadonlySet<string>;

  private constructor(page: Page, read: ReadonlySet<string>) {
    this.page = page;
    this.read = read;
  }

  static async open(address: string): Promise<StrangePage> {
    const browser = await openChromium();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const opened = new StrangePage(page, await watchTexts(page));
    await page.goto(address);
    await opened.ready();
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
  }

  async ready(): Promise<void> {
    await this.page.locator('.list[aria-busy="false"]').first().waitFor();
  }

  locator(selector: string): Locator {
    return this.page.locator(selector);
  }

  click(selector: string): Promise<void> {
    return this.locator(selector).first().click();
  }

  sees(selector: string): Promise<void> {
    return this.locator(selector).first().waitFor();
  }

  side(person: 'sam' | 'alex'): Locator {
    return this.locator(`.pane[data-pane="${person}"]`);
  }

  async type(text: string, person: 'sam' | 'alex' = 'sam'): Promise<void> {
    await this.side(person).locator('.composer input').fill(text);
  }

  async send(text: string, person: 'sam' | 'alex' = 'sam'): Promise<void> {
    await this.type(text, person);
    await this.side(person).locator('.composer .send').click();
  }

  /** What was sent is not taken, and the page says why. */
  async refuses(text: string): Promise<void> {
    await this.send(text);
    await this.sees('.pane[data-pane="sam"] .composer-hint.trouble');
  }

  /** At a desk, on a phone, and at four times the size, nothing goes sideways, and nothing hides a part of its words. */
  async fits(): Promise<void> {
    for (const width of [320, 390, 1440]) {
      await this.page.setViewportSize({ width, height: 900 });
      expect({ width, wide: await tooWide(this.page) }).toEqual({ width, wide: [] });
    }
  }

  /** What is said to a screen reader waits until it has finished with what was said before. */
  async hears(key: WebKey): Promise<void> {
    const [said = ''] = literalsOf(words.pieces[key]);
    await expect.poll(() => [...this.read].some((text) => madeSigns(text).includes(said))).toBe(true);
  }
}

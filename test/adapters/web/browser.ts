import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { beforeAll, describe } from 'vitest';
import type { WebOptions } from '../../../adapters/web/platform.ts';
import type { PersonId } from '../../../adapters/web/wire.ts';
import { inChromium, leftOut, openChromium } from '../../fakes/chromium.ts';
import { PreviewPerson } from '../../flows/proof/preview-person.ts';
import { openPreview, type Preview } from './open-preview.ts';
import { storyInbox } from './story-inbox.ts';

/** How long a step may take, in ms: nothing when all is well, long on a machine that does much else. */
const patience = 30_000;

export type PageUnderTest = {
  readonly preview: Preview;
  readonly page: Page;
  /** One person's side. */
  side(person: PersonId): Locator;
  /** Types into a person's composer and sends it. */
  say(person: PersonId, words: string): Promise<void>;
  /** Opens another window on the same preview. */
  open(path: string): Promise<Page>;
};

export type WithPage = (
  test: (given: PageUnderTest) => Promise<void>,
  options?: BrowserContextOptions & { path?: string; web?: Partial<WebOptions> },
) => () => Promise<void>;

type OpenWindow = { readonly context: Promise<BrowserContext>; readonly idle: Page[] };

/** Windows and pages are used again: opening one costs more than most tests. */
const windows = new Map<string, OpenWindow>();

/** One address for all: what a browser loaded from it once, it keeps. */
let port = 0;

/** Another one if somebody took it meanwhile. */
async function openAtSameAddress(options: Parameters<typeof openPreview>[0]): Promise<Preview> {
  const preview = await openPreview({ ...options, port }).catch(() => openPreview(options));
  port = Number(new URL(preview.address).port);
  return preview;
}

function windowFor(options: BrowserContextOptions): OpenWindow {
  const key = JSON.stringify(options);
  const opened = windows.get(key) ?? {
    context: openChromium().then((browser) => browser.newContext(options)),
    idle: [],
  };
  windows.set(key, opened);
  return opened;
}

/** Tests of the page in a real browser. Each gets a fresh preview behind which the story is played. */
export function describePage(name: string, define: (withPage: WithPage) => void): void {
  describe.skipIf(leftOut)(inChromium(name), { timeout: 3 * patience }, () => {
    beforeAll(async () => {
      await openChromium();
    }, 2 * patience);

    define((test, options = {}) =>
      async () => {
        const inbox = storyInbox(() => preview.platform);
        await using preview = await openAtSameAddress({ inbox, ...options.web });
        const leave: (() => Promise<void>)[] = [];
        const problems: string[] = [];
        const { path = '/', web: _, ...shape } = options;
        const open = async (path: string) => {
          const { context, idle } = windowFor({
            viewport: { width: 1440, height: 900 },
            locale: 'en-GB',
            timezoneId: 'Europe/Berlin',
            reducedMotion: 'reduce',
            ...shape,
          });
          const page = idle.pop() ?? (await (await context).newPage());
          leave.push(async () => {
            page.removeAllListeners();
            await page.unrouteAll({ behavior: 'ignoreErrors' });
            await page.emulateMedia({ colorScheme: null });
            // Away from what is tested, but not to another site: that would start another process of the browser.
            await page.goto(`${preview.address}/health`);
            await page.evaluate('localStorage.clear(); sessionStorage.clear()');
            idle.push(page);
          });
          page.setDefaultTimeout(patience);
          page.on('pageerror', (error) => problems.push(error.message));
          page.on('request', (request) => {
            if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url()))
              problems.push(`asked for ${request.url()}`);
          });
          page.on('console', (line) => {
            if (/Content Security Policy|Trusted/i.test(line.text())) problems.push(line.text());
          });
          await page.goto(`${preview.address}${path}`);
          await page.locator('.pane .composer').first().waitFor();
          await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
          return page;
        };
        const page = await open(path);
        const side = (person: PersonId) => page.locator(`.pane[data-pane="${person}"]`);
        const say = async (person: PersonId, words: string) => {
          const composer = side(person).getByRole('combobox').first();
          await composer.fill(words);
          await composer.press('Enter');
          await composer.and(page.locator(':not([aria-invalid])')).waitFor();
        };
        try {
          await test({ preview, page, side, say, open });
        } finally {
          await Promise.all(leave.map((go) => go()));
        }
        if (problems.length > 0) throw new Error(`the page did what it must not: ${problems.join('; ')}`);
      });
  });
}

/** Takes the couple to an open question, without the page: it only sees what comes of it. */
export async function askQuestion({ preview, page }: PageUnderTest): Promise<void> {
  const address = () => preview.address;
  const [sam, alex] = [new PreviewPerson('sam', address), new PreviewPerson('alex', address)];
  await sam.command('pair', { partner: 'alex' });
  const [invitation] = await alex.messages();
  await alex.press(invitation?.id ?? '', 'pairing.accept');
  await sam.command('checkin now');
  await page.locator('.tone-question').first().waitFor();
}

/** Answers the open question as this person, and waits for what comes of it: while cards move, a click can miss. */
export async function answer({ side, page }: PageUnderTest, person: PersonId, words: string): Promise<void> {
  await side(person).getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByLabel('In your own words').fill(words);
  await page.getByRole('button', { name: 'Seal it' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await side(person).getByRole('heading', { name: 'Your answer' }).waitFor();
  for (const one of ['sam', 'alex'] as const)
    await side(one).getByText('has answered.').or(side(one).locator('.tone-reveal')).first().waitFor();
}

/** In the page: whether an element can be seen whole in what it scrolls in. */
export function isWithin(element: Element, around: string): boolean {
  const outer = element.closest(around)?.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return outer !== undefined && top >= outer.top - 1 && bottom <= outer.bottom + 1;
}

/** Waits until the words stand somewhere on the page, for eyes: that they are said to a screen reader is not enough. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).and(page.locator(':not(#announcer)')).waitFor();
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the check finds wrong on a page as it is now. Where a dialog is open, in it: nobody can reach the rest. */
async function findBarriers(page: Page, options: RunOptions): Promise<readonly Result[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe);
  const all: RunOptions = { resultTypes: ['violations'], preload: false, ...options };
  const within = `document.querySelector('dialog[open]') ?? document`;
  return (await page.evaluate<AxeResults>(`axe.run(${within}, ${JSON.stringify(all)})`)).violations;
}

/** Each rule that was broken, with the elements that break it. */
function inWords(barriers: readonly Result[]): readonly string[] {
  return barriers.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/**
 * Expects that the automatic accessibility check finds nothing: all rules in light, in dark what depends on colour.
 * `turn` is how the page is told its colours, `where` what is on it, for the message.
 */
export async function expectNoBarriers(
  page: Page,
  where: string,
  turn: (theme: 'light' | 'dark') => Promise<unknown> = (colorScheme) => page.emulateMedia({ colorScheme }),
  options: RunOptions = {},
): Promise<void> {
  await turn('light');
  const light = inWords(await findBarriers(page, options));
  await turn('dark');
  const dark = inWords(await findBarriers(page, { ...options, runOnly: ['color-contrast'] }));
  expect({ where, light, dark }).toEqual({ where, light: [], dark: [] });
}

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's headless build starts and closes in a third of the time; the whole browser does as well. */
const usual = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

const executablePath = process.env['CHROMIUM_PATH'] ?? usual.find((path) => existsSync(path)) ?? '/usr/bin/chromium';

/** On a build machine a missing browser fails; on somebody's own it is said, and the tests are left out. */
export const leftOut = !existsSync(executablePath) && process.env['CI'] === undefined;

/** The title of a group of tests, which says where they are left out. */
export function inChromium(title: string): string {
  return leftOut ? `${title} (LEFT OUT: no chromium at ${executablePath})` : title;
}

let launched: Promise<Browser> | undefined;

/**
 * A browser without a window, that asks nobody for anything by itself. All files that a worker runs share it, since
 * its start costs more than most tests; it ends with the worker.
 */
export function openChromium(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--in-process-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--renderer-process-limit=2',
  ];
  launched ??= chromium.launch({ executablePath, args });
  return launched;
}

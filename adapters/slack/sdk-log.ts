import { LogLevel } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';

/**
 * The SDK's logger, on ours. Its debug lines hold whole messages, and what follows a colon or a bracket may quote
 * anything, so only the fixed beginning of a line is let through.
 */
export function sdkLog(log: Log) {
  const said = (first: unknown) => ({ said: beginning(first) });
  return {
    debug: () => undefined,
    info: (first: unknown) => log.debug('slack sdk', said(first)),
    warn: (first: unknown) => log.warn('slack sdk', said(first)),
    error: (first: unknown) => {
      if (first instanceof Error) log.error('slack sdk', first);
      else log.warn('slack sdk', said(first));
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function beginning(first: unknown): string {
  return typeof first === 'string' ? (/^[^:(!"'`<{[]{0,120}/.exec(first)?.[0].trim() ?? '') : typeof first;
}

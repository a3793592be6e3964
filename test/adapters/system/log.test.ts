import { describe, expect, test } from 'vitest';
import { createLog, type LogLevel } from '../../../adapters/system/log.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';

function logged(level: LogLevel = 'debug') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => lines.push(line) });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line)) };
}

describe('the log', () => {
  test('is one JSON line per event, with its time and its fields', () => {
    const { log, read } = logged();
    log.info('a couple paired', { platform: 'web', tries: 2, again: false, none: null });
    const [line] = read();
    expect(line).toMatchObject({ event: 'a couple paired', platform: 'web', tries: 2, again: false, none: null });
    expect(Number.isNaN(Date.parse(line.time))).toBe(false);
    expect(line).not.toHaveProperty('hostname');
  });

  test('leaves out what is below its level', () => {
    const { log, read } = logged('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d', new Error('x'));
    expect(read().map((line) => line.event)).toEqual(['c', 'd']);
    const silent = logged('silent');
    silent.log.error('e', new Error('x'));
    expect(silent.lines).toEqual([]);
  });

  test('tells what an error is and where it arose, never what it says', () => {
    const { log, lines, read } = logged();
    const secret = 'I never told\n    at anybody (my-words.ts:1:1)';
    const database = Object.assign(new Error(secret), { code: '23505', detail: secret, query: secret });
    log.error('failed', new PlatformError('rejected', secret, { cause: database }), { job: 'nudge' });
    expect(lines.join()).not.toMatch(/I never told|my-words/);
    const [{ error, job }] = read();
    expect(job).toBe('nudge');
    expect(error.name).toBe('PlatformError');
    expect(error.at[0]).toMatch(/^at .*log\.test\.ts/);
    expect(error.cause).toMatchObject({ name: 'Error', code: '23505' });
  });

  test('takes anything that can be thrown', () => {
    const { log, read } = logged();
    const loop = new Error('x');
    loop.cause = loop;
    for (const thrown of ['text', undefined, null, { message: 'x' }, loop]) log.error('failed', thrown);
    expect(read().map((line) => line.error.name)).toEqual(['string', 'undefined', 'object', 'object', 'Error']);
  });
});

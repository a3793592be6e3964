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

  test('takes anything that can be thrown, and tells its type and its code', () => {
    const { log, read, lines } = logged();
    const loop = new Error('x');
    loop.cause = loop;
    class ErrnoError {
      readonly errno = 51;
    }
    const thrown = ['text', undefined, null, { message: 'x', code: 'E1' }, new ErrnoError(), Object.create(null), loop];
    for (const one of thrown) log.error('failed', one);
    const told = read().map(({ error: { name, code } }) => (code === undefined ? name : `${name} ${code}`));
    expect(told).toEqual(['string', 'undefined', 'null', 'Object E1', 'ErrnoError 51', 'object', 'Error']);
    log.error('failed', Object.assign(new Error('x'), { code: 'my secret, in the place of a code' }));
    expect(lines.join()).not.toContain('secret');
  });

  test('has each key once, whatever a field is called', () => {
    const { log, lines } = logged();
    const fields = { event: 'tip', level: 1, time: 2, error: 'x' };
    log.info('said', fields);
    log.error('failed', new Error('x'), fields);
    for (const line of lines) {
      for (const key of ['event', 'level', 'time', 'error']) expect(line.split(`"${key}":`).length).toBeLessThan(3);
      expect(JSON.parse(line)).toMatchObject({ event_field: 'tip', level_field: 1, time_field: 2, error_field: 'x' });
    }
  });

  test('on a terminal is a line for people', () => {
    const lines: string[] = [];
    const log = createLog('info', { isTTY: true, write: (line: string) => lines.push(line) });
    log.info('stopping', { asked: 'SIGTERM' });
    log.warn('a key file was made: back it up', { path: '/data/host.key' });
    const failure = new PlatformError('rejected', 'my secret', { code: '50035', cause: new TypeError('my secret') });
    log.error('a job failed', failure, { job: 'nudge' });
    expect(lines).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d {2}Stopping \(asked: SIGTERM\)\.\n$/),
      expect.stringMatching(/Warning: A key file was made: back it up \(path: \/data\/host\.key\)\.\n$/),
      expect.stringMatching(
        /Error: A job failed \(job: nudge, error: PlatformError 50035, at .*caused by TypeError.*\)\.\n$/,
      ),
    ]);
    for (const line of lines) expect(line).not.toMatch(/my secret|\n./);
  });
});

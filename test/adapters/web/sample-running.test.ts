import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { WebOptions } from '../../../adapters/web/platform.ts';
import type { Step } from '../../../adapters/web/sample/step.ts';
import { hour } from '../../../src/model/instant.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { noon, openPreview } from './open-preview.ts';
import { WebPerson } from './web-person.ts';

const chat: Step = { day: 1, at: '09:00', who: 'alex', does: { kind: 'chat', line: 'hello' } };
const missing: Step = { day: 2, at: '09:00', who: 'sam', does: { kind: 'press', action: 'no.such' } };

/** A preview whose month is these steps; `gate` holds the clock up until it is opened. */
async function withSteps(steps: readonly Step[], web: Partial<WebOptions> = {}) {
  const gate = Promise.withResolvers<void>();
  const preview = await openPreview({
    sampleWords: { answers: new Map(), lines: { hello: 'Look at us' } },
    sampleSteps: () => steps,
    onJump: async () => {
      await gate.promise;
      await nextTurn();
    },
    inbox: new FakeInbox(),
    ...web,
  });
  const page = new WebPerson('sam', () => preview.address);
  const sample = async () => (await page.snapshot()).sample;
  return {
    preview,
    page,
    gate,
    sample,
    fill: () => page.post('/api/sample', { do: 'fill' }),
    over: () => page.sampleOver(),
    [Symbol.asyncDispose]: () => preview[Symbol.asyncDispose](),
  };
}

test('while it is filled in, whatever would get in its way is refused with a sentence, and it is filled once', async () => {
  await using world = await withSteps([chat]);
  await world.fill();
  expect(await world.sample()).toEqual({ state: 'running', done: 0, of: 1, week: 1, who: 'alex', doing: 'chat' });
  for (const path of ['events', 'chat', 'dismiss', 'people', 'clock', 'reset'])
    await expect(world.page.post(`/api/${path}`, {})).rejects.toThrow(/409: A sample month is being filled in/);
  await expect(world.fill()).rejects.toThrow(/409: .*already/);
  world.gate.resolve();
  expect(await world.over()).toBe('filled');
  const { messages } = await world.page.snapshot();
  expect(messages.map(({ by, body }) => [by, body.kind === 'chat' && body.words])).toEqual([['alex', 'Look at us']]);
});

test('stopped, it ends after what it was doing, and that holds over a restart', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ ...chat, day: index + 1 }));
  await using world = await withSteps(many);
  await world.fill();
  const stopped = world.page.post('/api/sample', { do: 'stop' });
  await world.page.get('/health');
  world.gate.resolve();
  await stopped;
  await world.preview.restart();
  expect(await world.over()).toBe('stopped');
  expect((await world.page.snapshot()).messages.length).toBeLessThan(many.length);
  await world.page.post('/api/reset', { confirm: 'start over', clock: 'back' });
  expect([await world.sample(), world.preview.clock.now()]).toEqual([null, noon]);
});

test('cut off by the end of the process, it is a preview like any other', async () => {
  await using world = await withSteps([chat, missing]);
  await world.fill();
  const restarted = world.preview.restart();
  world.gate.resolve();
  await restarted;
  expect(await world.over()).toBe('stopped');
  await world.page.post('/api/clock', { id: crypto.randomUUID(), to: 'hour' });
});

test('what it cannot do ends it, and the log says which step that was, without anybody’s words', async () => {
  await using world = await withSteps([chat, missing]);
  world.gate.resolve();
  await world.fill();
  expect(await world.over()).toBe('failed');
  const said = world.preview.log.lines.filter((line) => line.includes('the sample month could not go on'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('"day":2,"why":"sam sees no button no.such"');
  expect(said[0]).not.toContain('Look at us');
});

test('it is refused where two are paired, where none is written, and to a page that is not ours', async () => {
  const standing = { paused: false, next: noon + hour, rhythm: null };
  await using paired = await withSteps([chat], { standing: async () => standing });
  await expect(paired.fill()).rejects.toThrow(/409: .*Start over first/);
  await using none = await withSteps([chat], { sampleWords: null });
  expect((await none.page.snapshot()).hasSample).toBe(false);
  await expect(none.fill()).rejects.toThrow(/409/);
  const headers = { 'content-type': 'application/json', origin: 'http://evil.example' };
  const body = JSON.stringify({ do: 'fill' });
  const foreign = await fetch(`${paired.preview.address}/api/sample`, { method: 'POST', headers, body });
  expect(foreign.status).toBe(403);
});

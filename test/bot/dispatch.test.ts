import { expect, test } from 'vitest';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { type DispatchParts, dispatch } from '../../src/bot/dispatch.ts';
import { partsOf } from '../../src/bot/parts.ts';
import { features } from '../../src/bot/registry.ts';
import { createTable } from '../../src/bot/table.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { FormEvent } from '../../src/port/inbound-event.ts';
import type { Store } from '../../src/port/store.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { cardText } from '../fakes/seen-text.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { FakeWorld } from '../flows/fake-world.ts';
import { askInWords, pair, write } from '../flows/moves.ts';

const { commands: commandDefinitions, definitions } = partsOf(features);

const room = { platform: 'web', space: 'preview', room: 'our-room' } as const;
const sam = { platform: 'web', space: 'preview', user: 'sam' } as const;

test('the same event twice is handled once', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await pair(world);
  const event = { kind: 'command', id: 'twice', by: sam, room, path: 'checkin now', options: {} } as const;
  expect((await world.sam.send(event)).kind).toBe('private');
  expect((await world.sam.send(event)).kind).toBe('nothing');
  const asked = (await world.sam.cards()).filter((card) => card.buttons.includes('Swap') && !card.private);
  expect(asked).toHaveLength(1);
});

test('a button that nothing knows any more says so, and a made-up one too', async () => {
  await using world = await FakeWorld.open({ settle: true });
  for (const action of ['check-in.fly:x', 'not an action', '', `check-in.pass:${'x'.repeat(200)}`]) {
    await world.sam.act(action);
    expect((await world.sam.cards()).at(-1)?.text).toContain('This button is out of date');
  }
});

test('a partner whose own workspace is another one is told where their commands go, and a stranger is not', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await pair(world);
  const space = 'the-other-workspace';
  const from = async (user: string, path: string) => {
    const options = path === 'pair' ? { partner: 'sam' } : {};
    const by = { ...sam, space, user };
    const reply = await world.sam.send({
      kind: 'command',
      id: `${user} ${path}`,
      by,
      room: { ...room, space },
      path,
      options,
    });
    return reply.kind === 'private' ? cardText(reply.card) : reply.kind;
  };
  expect(await from('sam', 'checkin now')).toContain('Use the buttons on the cards');
  expect(await from('alex', 'pair')).toContain('Use the buttons on the cards');
  expect(await from('someone', 'checkin now')).not.toContain('Use the buttons on the cards');
});

test('when the database is down, the person is told, and what was typed is given back', async () => {
  const reply = await dispatch(await partsWith(new StoreUnavailableError(new Error('ECONNREFUSED'))), typedForm);
  const text = reply.kind === 'private' ? cardText(reply.card) : '';
  expect(text).toContain('can’t reach my memory right now');
  expect(text).toContain('a long thought, typed with care');
});

test('when our own code fails, the card shows the reference that the log has, and the log has no words of anybody', async () => {
  const parts = await partsWith(new TypeError('cannot read "a long thought, typed with care"'));
  const reply = await dispatch(parts, typedForm);
  const text = reply.kind === 'private' ? cardText(reply.card) : '';
  const reference = /"reference":"([^"]+)"/.exec(parts.log.lines.join())?.[1] ?? '?';
  expect(text).toContain(reference);
  expect(text).toContain('a long thought, typed with care');
});

test('/support answers without a database', async () => {
  const parts = await partsWith(new StoreUnavailableError(new Error('ECONNREFUSED')));
  const reply = await dispatch(parts, { kind: 'command', id: 'x', by: sam, room, path: 'support', options: {} });
  expect(reply).toMatchObject({ kind: 'private', traceless: true });
  expect(parts.log.lines).toEqual([]);
  expect([...parts.metrics.values]).toEqual([]);
});

test('a form that could not be taken is kept sealed and opens again as it was typed', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await pair(world);
  await askInWords(world);
  await write(world.sam, '   ');
  await world.sam.command('checkin schedule');
  const open = world.platform.forms.get('sam')?.form;
  const event: FormEvent = {
    kind: 'form',
    id: 'bad',
    by: sam,
    room,
    action: open?.action ?? '',
    typed: { time: new PartnerWords('half past never'), zone: new PartnerWords('Europe/Lisbon') },
    picked: { days: ['1'], depth: ['2'], us: ['off'] },
  };
  const reply = await world.sam.send(event);
  if (reply.kind !== 'invalid' || reply.reopen === undefined) throw new Error('the form was taken');
  expect(await world.dump()).not.toContain('half past never');
  await world.sam.act(reply.reopen);
  expect((await world.sam.form())?.values).toMatchObject({ time: 'half past never' });
  await world.alex.act(reply.reopen);
  expect(await world.alex.form()).toBeNull();
});

test('every command has a description of at most 100 characters, and so has every option', async () => {
  const { say } = (await shippedContent()).library('en');
  for (const { path, description, options } of commandDefinitions) {
    expect(say.text(description).length, path).toBeLessThanOrEqual(100);
    for (const option of options)
      expect(say.text(option.description).length, `${path} ${option.name}`).toBeLessThanOrEqual(100);
  }
});

test('two handlers of one name are refused', () => {
  const [first] = definitions;
  if (first === undefined) throw new Error('the registry is empty');
  expect(() => createTable([first, first])).toThrow('two handlers are called');
});

const typedForm: FormEvent = {
  kind: 'form',
  id: 'x',
  by: sam,
  room,
  action: 'rhythm.save',
  typed: { time: new PartnerWords('a long thought, typed with care') },
  picked: {},
};

/** Parts whose database fails in this way. */
async function partsWith(error: Error): Promise<DispatchParts & { log: MemoryLog; metrics: MemoryMetrics }> {
  const store: Store = {
    transaction: () => Promise.reject(error),
    ping: () => Promise.reject(error),
    [Symbol.asyncDispose]: async () => {},
  };
  return {
    store,
    system: new TestSystem(),
    content: await shippedContent(),
    log: new MemoryLog(),
    metrics: new MemoryMetrics(),
    writeCalendar,
    table: createTable(definitions),
    rituals: [],
    committed: () => {},
  };
}

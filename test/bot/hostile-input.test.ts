import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf } from '../../src/bot/parts.ts';
import { features } from '../../src/bot/registry.ts';
import { checkCard, checkForm } from '../../src/card/check-card.ts';
import type { Definition } from '../../src/features/definition.ts';
import { newCheckIn } from '../../src/model/check-in.ts';
import { day } from '../../src/model/instant.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Reply } from '../../src/port/reply.ts';
import { cardText } from '../fakes/seen-text.ts';
import { FakeWorld } from '../flows/fake-world.ts';
import { askInWords, pair, write } from '../flows/moves.ts';
import { HostileEvents, worst } from './hostile-events.ts';

const { commands: commandDefinitions, definitions } = partsOf(features);

/** How many events; more of them find what is rarer. */
const size = Number(process.env['ATTUNE_HOSTILE_EVENTS'] ?? 400);

let world: FakeWorld;
let events: HostileEvents;
const ids = { couple: '', open: '', revealed: '', theirs: '' };

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
  await askInWords(world);
  await write(world.sam, 'the first');
  await write(world.alex, 'the second');
  await askInWords(world);
  const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  if (couple === null) throw new Error('not paired');
  const theirs = { ...couple, id: crypto.randomUUID(), room: { ...world.room, room: 'their-room' } };
  const [kim, lee] = ['kim', 'lee'].map((user) => ({ ...world.sam.user, user }));
  if (kim === undefined || lee === undefined) throw new Error('nobody');
  const what = { id: crypto.randomUUID(), coupleId: theirs.id, origin: 'asked', mode: 'sealed' } as const;
  const asked = newCheckIn({ ...what, promptId: 'trust-small-kindness' }, world.now());
  await world.store.transaction(async (stores) => {
    const [first, second] = couple.partners;
    await stores.couples.add({
      ...theirs,
      partners: [
        { ...first, user: kim },
        { ...second, user: lee },
      ],
    });
    await stores.checkIns.add([asked]);
    const [open, revealed] = await stores.checkIns.history(couple.id, world.now() + day, 2);
    Object.assign(ids, { couple: couple.id, open: open?.id, revealed: revealed?.id, theirs: asked.id });
  });
  events = new HostileEvents(() => world.system.random(), [...Object.values(ids), theirs.id, 'sam', 'alex', 'kim']);
  for (const { card } of world.platform.messages) events.learnCard(card);
});
afterAll(() => world[Symbol.asyncDispose]());

/** What ends what the others need: these come last. */
const final = new Set(['pairing.end', 'privacy.forget-yes']);

const nameOf = (one: Definition) => (one.kind === 'command' ? `/${one.path}` : one.name);

describe('whatever arrives, nothing of ours fails', () => {
  const steady = definitions.filter((one) => !final.has(nameOf(one)));

  test('from the two and from a stranger, while they are paired', async () => {
    await play(steady, Math.floor(size * 0.7));
  });

  test('with nothing right in it', async () => {
    const sam = { by: world.sam.user, room: world.room };
    await playAll(worst.flatMap((text) => steady.map((one) => () => events.allOf(one, sam, text))));
  });

  test('once the pairing has ended', async () => {
    const reply = await send(action(`pairing.end:${ids.couple}`));
    expect(reply.kind).toBe('update');
    await play(definitions, Math.floor(size * 0.2));
  });

  test('once one of the two is forgotten', async () => {
    await send(action('privacy.forget-yes'));
    await play(definitions, Math.floor(size * 0.1));
  });

  test('in what is proposed while something is typed', async () => {
    for (const { path, options } of commandDefinitions) {
      for (const { name: option } of options.filter(({ kind }) => kind === 'suggested')) {
        for (let round = 0; round < 30; round += 1) {
          const typed = events.typed();
          const from = { by: world.sam.user, room: world.room };
          const choices = await world.bot.inbox.suggest({ path, option, typed, ...from });
          expect(choices.length, JSON.stringify(typed)).toBeLessThanOrEqual(25);
        }
      }
    }
  });
});

function action(id: string): InteractionEvent {
  return { kind: 'action', id: crypto.randomUUID(), by: world.sam.user, room: world.room, action: id };
}

async function play(some: readonly Definition[], rounds: number): Promise<void> {
  const people = [world.sam.user, world.sam.user, world.alex.user, world.guest.user];
  const next = (round: number) => (): InteractionEvent => {
    const definition = some[round % some.length];
    const by = people[Math.floor(world.system.random() * people.length)];
    if (definition === undefined || by === undefined) throw new Error('nothing to play');
    return events.next(definition, { by, room: world.room });
  };
  await playAll(Array.from({ length: rounds }, (_, round) => next(round)));
}

/** Each is made once those before have taught what real ids look like. */
async function playAll(made: readonly (() => InteractionEvent)[]): Promise<void> {
  const problems: string[] = [];
  for (const make of made) {
    const event = make();
    const reply = await send(event);
    events.learn(reply);
    problems.push(...[...problemsOf(reply), ...errors()].map((problem) => `${problem} after ${describeEvent(event)}`));
  }
  await world.settle();
  expect([...problems, ...errors()].map((problem) => problem.slice(0, 1500))).toEqual([]);
}

function send(event: InteractionEvent): Promise<Reply> {
  return world.bot.inbox.handle(event);
}

function problemsOf(reply: Reply): readonly string[] {
  const card = 'card' in reply ? reply.card : null;
  return [
    ...(card === null ? [] : checkCard(card)),
    ...(card !== null && cardText(card).includes('Something went wrong') ? ['a handler failed'] : []),
    ...('form' in reply ? checkForm(reply.form).filter((problem) => !isAsTyped(reply, problem)) : []),
  ];
}

/** A form that comes back keeps all that was typed, which may be the problem; platforms make it fit. */
function isAsTyped({ kind }: Reply, problem: string): boolean {
  return kind === 'invalid' && problem.startsWith('what stands in');
}

/** What our code has logged as its own failure since the last look. */
function errors(): readonly string[] {
  const failed = world.memoryLog.lines.filter((line) => line.includes('"level":"error"'));
  world.memoryLog.lines.splice(0);
  return failed;
}

function describeEvent(event: InteractionEvent): string {
  const typed = event.kind === 'form' ? Object.entries(event.typed).map(([name, words]) => [name, words.reveal()]) : [];
  // Long texts are told by how they begin.
  return JSON.stringify({ ...event, typed: Object.fromEntries(typed) }, (_, value) =>
    typeof value === 'string' ? value.slice(0, 120) : value,
  );
}

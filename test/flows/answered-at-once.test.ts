import { expect, test } from 'vitest';
import { minute } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';
import { openTestStore, type TestStore } from '../fakes/open-test-store.ts';
import { FakeWorld } from './fake-world.ts';

test('a question that both answer before its check-in is told of its card stands in the room once', async () => {
  const gate = new Gate(await openTestStore({ reuse: true }));
  await using world = await FakeWorld.open({ data: gate.data, platform: gate.platform });
  const { sam, alex } = world;
  await sam.command('pair', { partner: 'alex' });
  await world.settle();
  await alex.click('Accept');
  await world.settle();
  await askInWordsAt(gate, world);
  for (const person of [sam, alex]) {
    await person.click('Answer');
    await person.submit({ words: `the words of ${person.name}` });
  }
  const shown = async () =>
    (await sam.cards()).filter((one) => !one.private && one.text.includes('the words of alex')).length;
  world.runner.wake();
  await expect.poll(shown).toBe(1);
  gate.open();
  await world.settle();
  expect(await shown()).toBe(1);
  await gate.data.close();
});

/** Asks until a question comes that is answered in words, and leaves its job waiting at the gate. */
async function askInWordsAt(gate: Gate, world: FakeWorld): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    gate.close();
    world.system.advance(minute);
    await world.sam.command('prompt ask');
    world.runner.wake();
    await gate.reached;
    const card = world.platform.messages.findLast(({ key }) => key?.startsWith('check-in:'))?.card;
    if (JSON.stringify(card).includes('check-in.write:')) return;
    gate.open();
    await world.settle();
  }
  throw new Error('no question that is answered in words came');
}

/** Stops the job that posts a question between the commit by which its post is known and the one that tells the check-in. */
class Gate {
  readonly data: TestStore;
  readonly platform: FakePlatform;
  #state: 'open' | 'closed' | 'posted' | 'known' = 'open';
  #reached = Promise.withResolvers<void>();
  #opened = Promise.withResolvers<void>();

  constructor(data: TestStore) {
    const posted = () => {
      if (this.#state === 'closed') this.#state = 'posted';
    };
    this.platform = new (class extends FakePlatform {
      override async post(...args: Parameters<FakePlatform['post']>) {
        const message = await super.post(...args);
        posted();
        return message;
      }
    })();
    const store = new Proxy(data.store, {
      get: (target, name) => (name === 'transaction' ? this.#transaction(target) : Reflect.get(target, name)),
    });
    this.data = new Proxy(data, { get: (target, name) => (name === 'store' ? store : Reflect.get(target, name)) });
  }

  /** Resolves once the job waits here. */
  get reached(): Promise<void> {
    return this.#reached.promise;
  }

  close(): void {
    this.#state = 'closed';
    this.#reached = Promise.withResolvers();
    this.#opened = Promise.withResolvers();
  }

  open(): void {
    this.#opened.resolve();
  }

  /** After a post, the first transaction knows it, and the second is the one that waits. */
  #transaction(store: Store): Store['transaction'] {
    return async (work) => {
      const was = this.#state;
      if (was === 'posted') this.#state = 'known';
      if (was === 'known') {
        this.#state = 'open';
        this.#reached.resolve();
        await this.#opened.promise;
      }
      return store.transaction(work);
    };
  }
}

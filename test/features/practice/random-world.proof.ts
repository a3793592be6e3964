import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../../adapters/files/load-content.ts';
import type { Content } from '../../../src/content/library.ts';
import type { Side } from '../../../src/model/couple.ts';
import { day, minute } from '../../../src/model/instant.ts';
import type { Session } from '../../../src/model/practice/session.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import type { FakeMessage } from '../../fakes/fake-platform.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';
import { proofRuns } from '../../proof-runs.ts';
import { mayShow } from './may-show.ts';
import { practiceOf, randomPractice } from './random-script.ts';

/** Few, beside those of a session alone, which cost nothing. */
const runs = 13 * proofRuns;

/** The content, with practices that nobody wrote. */
let folder: string;
let content: Content;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-content-'));
  cpSync('content', folder, { recursive: true });
  // Lessons lead to practices that are not here.
  for (const gone of ['practices', 'lessons']) rmSync(join(folder, 'en', gone), { recursive: true });
  cpSync('content/en/practices/speaker-and-listener.json', join(folder, 'en/practices/speaker-and-listener.json'));
  const random = fc.sample(randomPractice, { numRuns: 8, seed: runs });
  const away = practiceOf('time-out', [{ kind: 'wait', a: 0, b: 1, flag: false }], true, true);
  for (const [index, one] of [...random, away].entries()) {
    const id = one === away ? 'time-out' : `random-${index}`;
    writeFileSync(join(folder, `en/practices/${id}.json`), JSON.stringify({ ...one, id, title: `Practice ${id}` }));
  }
  content = await loadContent(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const deed = fc.record({
  what: fc.constantFrom(
    'press',
    'press',
    'press',
    'press',
    'press',
    'press',
    'press',
    'old',
    'command',
    'time',
    'restart',
    'fail',
    'time-out',
  ),
  who: fc.constantFrom('sam', 'alex', 'sam', 'alex', 'sam', 'alex', 'guest'),
  nth: fc.nat({ max: 40 }),
});

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

test(`on the real database, whatever the two, a stranger, the platform and time do: ${runs} histories`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 8 }),
      fc.array(deed, { minLength: 25, maxLength: 45, size: 'max' }),
      async (nth, deeds) => {
        await using world = await FakeWorld.open({ settle: true, content });
        const history = new History(world);
        await history.begin(nth);
        for (const one of deeds) await history.do(one);
        await history.end();
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
}, 600_000);

class History {
  readonly #world: FakeWorld;
  readonly #secrets: { readonly text: string; readonly side: Side }[] = [];
  readonly #seen = new Set<string>();
  #count = 0;

  constructor(world: FakeWorld) {
    this.#world = world;
  }

  async begin(nth: number): Promise<void> {
    await pair(this.#world);
    await this.#start(nth);
  }

  async do({ what, who, nth }: Deed): Promise<void> {
    const person = this.#world[who as 'sam' | 'alex' | 'guest'];
    switch (what) {
      case 'press': {
        const all = this.#buttonsOf(person.name);
        const one = all[nth % Math.max(1, all.length)];
        if (one === undefined) await this.#start(nth % 9);
        else await this.#act(person, one.action, one.message);
        break;
      }
      case 'old': {
        const action = [...this.#seen][nth % Math.max(1, this.#seen.size)];
        if (action !== undefined) await this.#act(person, action);
        break;
      }
      case 'command':
        await person.command(['practice', 'listen', 'repair'][nth % 3] ?? 'practice');
        break;
      case 'time':
        await this.#world.pass([1, 7, 30, 200, 1500][nth % 5] ?? 1 * minute);
        break;
      case 'time-out':
        if (who !== 'guest') await person.act('practice.start:time-out');
        break;
      case 'restart':
        await this.#world.restart();
        break;
      case 'fail':
        this.#world.platform.failures.push({
          method: nth % 2 === 0 ? 'post' : 'edit',
          kind: 'unavailable',
          after: nth % 3 === 0,
        });
        break;
    }
    await this.#expectSound(what !== 'fail');
  }

  /** Nobody does anything more: what goes on ends. Then the two are no couple any more, and old buttons do nothing. */
  async end(): Promise<void> {
    this.#world.platform.failures.splice(0);
    for (let times = 0; times < 4; times += 1) await this.#world.pass(2 * day);
    await this.#expectSound(true);
    expect(await this.#sessions()).toEqual([null, null]);
    expect(this.#live()).toEqual([]);
    await this.#world.sam.command('unpair');
    await this.#world.sam.click('End it for both of us');
    const before = await this.#course();
    for (const action of [...this.#seen].slice(-5)) await this.#act(this.#world.alex, action);
    expect(await this.#course()).toBe(before);
    expect(this.#world.log.filter((line) => line.includes('failed'))).toEqual([]);
    const kept = `${await this.#world.dump()}\n${this.#world.log.join('\n')}`;
    for (const { text } of this.#secrets) expect(kept).not.toContain(text);
  }

  async #start(nth: number): Promise<void> {
    const ids = [...this.#world.content.library('en').practices.keys()];
    await this.#world.sam.act(`practice.start:${ids[nth % ids.length]}`);
    await this.#world.settle();
  }

  async #act(person: FakePerson, action: string, message?: FakeMessage): Promise<void> {
    await person.act(action, message);
    const form = await person.form();
    if (form !== null) {
      const names = Object.keys(form.values);
      await person.submit(Object.fromEntries(names.map((name) => [name, this.#secret(person.name)])));
    }
    await this.#world.settle();
  }

  #secret(by: string): string {
    this.#count += 1;
    const text = `secret-${this.#count}-of-${by}`;
    if (by !== 'guest') this.#secrets.push({ text, side: by === 'sam' ? 0 : 1 });
    return text;
  }

  /** Everything about practices that this person could press now, the newest first. */
  #buttonsOf(name: string): { action: string; message: FakeMessage }[] {
    const all = this.#world.platform
      .seenBy(name)
      .flatMap((message) => actionsIn(message).map((action) => ({ action, message })));
    for (const { action } of all) this.#seen.add(action);
    return all.toReversed().filter(({ action }) => !action.startsWith('practice.list'));
  }

  #live(): readonly FakeMessage[] {
    return this.#world.platform.messages.filter(
      (message) =>
        message.audience === null && actionsIn(message).some((action) => action.startsWith('practice.press')),
    );
  }

  async #sessions(): Promise<readonly [Session | null, Session | null]> {
    return this.#world.store.transaction(async ({ couples, practices }) => {
      const couple = await couples.activeIn(this.#world.room);
      return couple === null ? [null, null] : [await practices.live(couple.id), await practices.held(couple.id)];
    });
  }

  async #all(): Promise<readonly Session[]> {
    return this.#world.store.transaction(async ({ couples, practices }) => {
      const couple = await couples.activeIn(this.#world.room);
      return couple === null ? [] : practices.all(couple.id);
    });
  }

  async #course(): Promise<string> {
    const dump = await this.#world.dump();
    return dump
      .split('\n')
      .filter((line) => line.includes('practice_sessions') || line.includes('practice_entries'))
      .join('\n');
  }

  async #expectSound(isSettled: boolean): Promise<void> {
    const { platform } = this.#world;
    if (platform.failures.length > 0 || !isSettled) return;
    await this.#world.retryJobs();
    const [live] = await this.#sessions();
    expect(this.#live().length).toBe(live === null ? 0 : 1);
    const keys = platform.messages.flatMap(({ key }) => (key === null ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
    const all = await this.#all();
    for (const { text, side } of this.#secrets) {
      const other = platform.seenBy(side === 0 ? 'alex' : 'sam');
      if (!other.some((message) => cardText(message.card).includes(text))) continue;
      // It stood there in its time: another answer may have taken its place since.
      const isKept = all.some((session) =>
        session.entries.some((one) => Object.values(one.words).some((each) => each.reveal() === text)),
      );
      expect(!isKept || all.some((session) => mayShow(session, side, text)), text).toBe(true);
    }
  }
}

function actionsIn({ card }: FakeMessage): readonly string[] {
  return card.elements
    .flatMap((one) => (one.kind === 'buttons' ? one.buttons : []))
    .flatMap((one) => ('action' in one && one.action.startsWith('practice.') ? [one.action] : []));
}

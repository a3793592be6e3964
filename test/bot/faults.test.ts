import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCheckIn } from '../../src/model/check-in.ts';
import type { RoomRef } from '../../src/model/place.ts';
import { type Job, mostTries } from '../../src/port/jobs.ts';
import type { PlatformErrorKind } from '../../src/port/platform-error.ts';
import { FakePerson } from '../fakes/fake-person.ts';
import { cardText } from '../fakes/seen-text.ts';
import { FakeWorld } from '../flows/fake-world.ts';

/** What goes wrong on the platform, with how it ends: by itself, by a new try, or when somebody has Attune go on. */
type Fault = {
  readonly name: string;
  begin(world: FakeWorld, room: RoomRef): void;
  /** Whether the room shows the words of the two in the end. */
  readonly words: boolean;
};

const methods = ['post', 'edit', 'remove'] as const;

function once(kind: PlatformErrorKind, after = false): Fault {
  return {
    name: `${kind} once${after ? ', although it was done' : ''}`,
    begin: ({ platform }) => platform.failures.push(...methods.map((method) => ({ method, kind, after }))),
    words: true,
  };
}

/** For as long as nobody mends it; then somebody does. */
function lasting(kind: PlatformErrorKind): Fault {
  return {
    name: `${kind}, until it is mended`,
    begin: ({ platform }) => {
      for (const method of methods) platform.failing.set(method, kind);
    },
    words: true,
  };
}

const asleep: Fault = {
  name: 'a thread that sleeps',
  begin: ({ platform }, { room }) => platform.asleep.add(room),
  words: true,
};

/** It takes no card with what the two wrote, and would take any other. */
const filtered: Fault = {
  name: 'a filter that does not take the words',
  begin: ({ platform }) => {
    platform.filter = /lighthouse|harbor|so the sea|patience/;
  },
  words: false,
};

const faults: readonly Fault[] = [
  once('gone'),
  once('forbidden'),
  once('rate-limited'),
  once('unavailable'),
  once('unavailable', true),
  once('unknown'),
  once('unknown', true),
  lasting('forbidden'),
  lasting('unavailable'),
  lasting('gone'),
  asleep,
  filtered,
];

let world: FakeWorld;

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** Two people in a room of their own. */
class Two {
  readonly room: RoomRef;
  readonly sam: FakePerson;
  readonly alex: FakePerson;

  constructor(name: string) {
    this.room = { ...world.room, room: name };
    const person = (who: string) =>
      new FakePerson(world.platform, this.room, `${who} of ${name}`, 'UTC', () => world.settle());
    this.sam = person('sam');
    this.alex = person('alex');
  }

  async pair(): Promise<void> {
    await this.sam.command('pair', { partner: this.alex.name });
    await this.alex.click('Accept');
  }

  /** A question in words, as `/checkin now` puts it. */
  async ask(): Promise<string> {
    const id = crypto.randomUUID();
    await world.store.transaction(async (stores) => {
      const couple = await stores.couples.activeIn(this.room);
      const what = {
        id,
        coupleId: couple?.id ?? '',
        origin: 'asked',
        promptId: wordsPrompt(),
        mode: 'sealed',
      } as const;
      await stores.checkIns.add([newCheckIn(what, world.now())]);
      await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: id }]);
    });
    await world.settle();
    return id;
  }

  async answer(person: FakePerson, words: string): Promise<void> {
    await person.command('checkin answer');
    await person.click('Answer');
    await person.submit({ words });
  }

  /** The cards that everybody can read in the room and that hold this. */
  inRoom(words: string): readonly string[] {
    return world.platform.messages
      .filter(({ audience, room }) => audience === null && room.room === this.room.room)
      .map(({ card }) => cardText(card))
      .filter((text) => text.includes(words));
  }

  /** How many private cards of one of them hold this. */
  async told(person: FakePerson, words: string): Promise<number> {
    return (await person.cards()).filter((card) => card.private && card.text.includes(words)).length;
  }

  async couple() {
    return world.store.transaction((stores) => stores.couples.activeIn(this.room));
  }

  /** Has something go wrong from here on, and in the end nothing any more: what waits is tried again or gone on with. */
  async through(fault: Fault, work: () => Promise<unknown>): Promise<void> {
    fault.begin(world, this.room);
    await work();
    await retry();
    world.platform.failing.clear();
    world.platform.failures.splice(0);
    await retry();
    const pause = (await this.couple())?.pause ?? null;
    if (pause !== null) {
      // Where it rests, both have heard of it.
      const sentence = pause.why === 'room-gone' ? 'can’t reach the channel' : 'can’t post in the channel';
      for (const person of [this.sam, this.alex]) expect(await this.told(person, sentence)).toBeGreaterThan(0);
      await this.sam.command('checkin resume');
      await retry();
    }
    world.platform.filter = null;
    expect((await this.couple())?.pause).toBeNull();
  }
}

function wordsPrompt(): string {
  const prompts = [...world.content.library('en').prompts.values()];
  return prompts.find((one) => one.format === 'words' && one.second === undefined)?.id ?? '';
}

/** Everything that waits to be tried again is, as often as one fault of each kind takes. */
async function retry(): Promise<void> {
  for (let nth = 0; nth < 3; nth += 1) await world.retryJobs();
}

describe.each(faults.map((fault) => [fault.name, fault] as const))('%s', (name, fault) => {
  let two: Two;

  test('an invitation: who was asked and who asked see that it was accepted, once', async () => {
    two = new Two(name);
    await two.sam.command('pair', { partner: two.alex.name });
    await two.alex.command('pair', { partner: two.sam.name });
    // On the private card that says so: the one in the room has to follow.
    await two.through(fault, () => two.alex.click('Accept'));
    expect(two.inRoom('You’re paired')).toHaveLength(1);
    expect(two.inRoom('would like to use Attune')).toEqual([]);
  });

  test('a question: there in the end, once', async () => {
    await two.through(fault, () => two.ask());
    expect(two.inRoom('in your own words')).toHaveLength(1);
  });

  test('a reveal: both read both, once', async () => {
    await two.answer(two.sam, 'the lighthouse');
    await two.through(fault, () => two.answer(two.alex, 'the harbor'));
    expect(two.inRoom('stay sealed')).toEqual([]);
    expect(two.inRoom('the lighthouse')).toEqual(two.inRoom('the harbor'));
    expect(two.inRoom('the lighthouse')).toHaveLength(fault.words ? 1 : 0);
    if (fault.words) return;
    expect(two.inRoom('I couldn’t post what one of you wrote')).toHaveLength(1);
    for (const person of [two.sam, two.alex]) {
      expect(await two.told(person, 'I couldn’t post what one of you wrote')).toBe(1);
      await person.click('See both');
      expect(await two.told(person, 'the lighthouse')).toBeGreaterThan(0);
    }
  });

  test('a reply: there in the end, once', async () => {
    await two.sam.command('checkin respond');
    await two.sam.click('Say it back');
    await two.through(fault, () => two.sam.submit({ words: 'so the sea it is' }));
    expect(two.inRoom('so the sea it is')).toHaveLength(fault.words ? 1 : 0);
    if (fault.words) return;
    await two.alex.click('Read the reply');
    expect(await two.told(two.alex, 'so the sea it is')).toBe(1);
  });

  test('an appreciation: there in the end, once; and when it is taken back, nowhere', async () => {
    await two.sam.command('appreciate');
    await two.through(fault, () => two.sam.submit({ words: 'your patience' }));
    expect(two.inRoom('your patience')).toHaveLength(fault.words ? 1 : 0);
    if (!fault.words) {
      await two.alex.click('Open our jar');
      expect(await two.told(two.alex, 'your patience')).toBe(1);
    }
    await two.sam.command('appreciate');
    await two.sam.submit({ words: 'said too soon' });
    expect(two.inRoom('said too soon')).toHaveLength(1);
    await two.through(fault, () => two.sam.click('Take it back'));
    expect(two.inRoom('said too soon')).toEqual([]);
  });
});

test('what can never be shown is told to whom it concerns', async () => {
  const two = new Two('never');
  await two.pair();
  world.platform.failing.set('post', 'unavailable');
  const checkInId = await two.ask();
  await two.answer(two.sam, 'the lighthouse');
  await two.sam.command('appreciate');
  await two.sam.submit({ words: 'your patience' });
  const coupleId = (await two.couple())?.id ?? '';
  const [said] = await world.store.transaction((stores) => stores.appreciations.jar(coupleId, 0, 1));
  const giveUp = async (job: Job) => expect(world.bot.run(job, mostTries)).rejects.toThrow();
  await giveUp({ name: 'post-check-in', checkInId });
  await giveUp({ name: 'post-appreciation', appreciationId: said?.id ?? '' });
  await two.answer(two.alex, 'the harbor');
  await giveUp({ name: 'refresh-check-in', checkInId });
  await world.settle();
  for (const person of [two.sam, two.alex]) {
    expect(await two.told(person, 'I couldn’t post it in your channel. To answer it')).toBe(1);
    expect(await two.told(person, 'To read both answers, use')).toBe(1);
  }
  expect(await two.told(two.sam, 'I couldn’t post what you said to')).toBe(1);
  expect(await two.told(two.alex, 'I couldn’t post what you said to')).toBe(0);
});

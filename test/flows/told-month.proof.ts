import { expect, test } from 'vitest';
import { nextMoment } from '../../adapters/postgres/next-moment.ts';
import { asRevealed, type RevealedCheckIn } from '../../src/model/check-in.ts';
import { type Couple, type Hears, otherSide, type Reveal, type Side, sides } from '../../src/model/couple.ts';
import { day, endOfTime, hour, type Instant, minute } from '../../src/model/instant.ts';
import type { Response } from '../../src/model/response.ts';
import { openTestStore } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { proofRuns } from '../proof-runs.ts';
import { FakeWorld } from './fake-world.ts';
import { pair } from './moves.ts';
import { expectPeace, zones } from './pings.ts';
import { ToldPerson } from './told-person.ts';

/** Each way to hear, for either, and both ways to reveal: one of them, and all with `ATTUNE_PROOF_RUNS` above one. */
const months = [
  ['mention', 'mention', 'room', 1],
  ['direct', 'mention', 'private', 2],
  ['nothing', 'nothing', 'private', 6],
  ['nothing', 'direct', 'room', 3],
  ['mention', 'nothing', 'private', 4],
  ['direct', 'direct', 'room', 5],
] as const;

// Two who never open the channel but after a sound. Lisbon and New York leave thirteen hours of a day quiet for one of them.
test.each(proofRuns === 1 ? months.slice(1, 2) : months)(
  'a month of %s and %s, revealed in the %s way: all is seen, and what is asked is answered',
  async (...how) => {
    const [sam, alex, reveal, seed] = how;
    await using month = await Month.begin([sam, alex], reveal, seed);
    await month.live(30);
    const { reveals, replies, asked } = await month.whatCame();
    expect(reveals.filter(({ unseen }) => unseen.length > 0)).toEqual([]);
    expect(replies.filter(({ seen }) => !seen)).toEqual([]);
    expect(asked.filter(({ answered }) => !answered)).toEqual([]);
    expectPeace(month.world.pings);
    // It was a month in which something happened.
    expect([reveals.length > 5, replies.length > 5, asked.length > 0]).toEqual([true, true, true]);
  },
  300_000,
);

class Month implements AsyncDisposable {
  readonly world: FakeWorld;
  readonly #data: Awaited<ReturnType<typeof openTestStore>>;
  readonly #people: readonly [ToldPerson, ToldPerson];
  readonly #hears: readonly [Hears, Hears];
  readonly #random: () => number;
  #heard = 0;

  private constructor(
    world: FakeWorld,
    data: Awaited<ReturnType<typeof openTestStore>>,
    hears: readonly [Hears, Hears],
    seed: number,
  ) {
    const chance = new TestSystem(0, seed);
    this.world = world;
    this.#data = data;
    this.#hears = hears;
    this.#random = () => chance.random();
    const person = (name: 'sam' | 'alex') =>
      new ToldPerson(world[name], world.platform, { random: this.#random, zone: zones[name] ?? 'UTC' });
    this.#people = [person('sam'), person('alex')];
  }

  static async begin(hears: readonly [Hears, Hears], reveal: Reveal, seed: number): Promise<Month> {
    const data = await openTestStore({ reuse: true });
    const world = await FakeWorld.open({ settle: true, seed, data });
    await pair(world);
    const couple = await coupleOf(world);
    const [one, other] = couple.partners;
    await world.store.transaction(async ({ couples }) => {
      const partners = [
        { ...one, hears: hears[0] },
        { ...other, hears: hears[1] },
      ] as const;
      await couples.save({ ...couple, reveal, partners });
    });
    return new Month(world, data, hears, seed);
  }

  /** And three days more, in which nothing new is begun, so that what is on its way arrives. */
  async live(days: number): Promise<void> {
    const { world } = this;
    const begin = world.now();
    const over = begin + days * day;
    const looks = sides.map((side) => (this.#hears[side] === 'nothing' ? begin : Number.POSITIVE_INFINITY));
    while (world.now() < over + 4 * day) {
      const planned = (await nextMoment(this.#data.database)) ?? Number.POSITIVE_INFINITY;
      const visits = this.#people.map(({ visitAt }) => visitAt ?? Number.POSITIVE_INFINITY);
      const next = Math.ceil(Math.min(planned, ...visits, ...looks, world.now() + day) / minute) * minute;
      await world.pass(Math.max(next - world.now(), minute));
      this.#listen();
      let visited = false;
      for (const side of sides) {
        const person = this.#people[side];
        if ((looks[side] ?? 0) <= world.now()) {
          looks[side] = world.now() + Math.round((12 + 20 * this.#random()) * hour);
          person.plan(world.now());
        }
        if ((person.visitAt ?? Number.POSITIVE_INFINITY) > world.now()) continue;
        // Never two at the same instant.
        if (visited) continue;
        visited = true;
        await person.visit(world.now(), { quietly: world.now() > over });
        this.#listen();
      }
    }
  }

  /** Whoever heard something plans to look. */
  #listen(): void {
    for (const { person, at } of this.world.pings.slice(this.#heard))
      for (const one of this.#people) if (one.name === person) one.hear(at);
    this.#heard = this.world.pings.length;
  }

  async whatCame() {
    const { all, responses } = await this.#read();
    const reveals = all.map((checkIn) => ({
      id: checkIn.id,
      at: new Date(checkIn.revealedAt).toISOString(),
      unseen: sides
        .filter((side) => !isInTime(checkIn.revealedAt, this.#sawAt(side, checkIn)))
        .map((side) => this.#people[side].name),
    }));
    const replies = responses.map(({ id, side, at, way }) => ({
      id,
      way,
      at: new Date(at).toISOString(),
      seen: isInTime(at, this.#people[otherSide(side)].seen.get(`response:${id}`)),
    }));
    const asked = responses
      .filter(({ way }) => way === 'ask-more')
      .map(({ id }) => ({ id, answered: responses.some(({ answersTo }) => answersTo === id) }));
    return { reveals, replies, asked };
  }

  /** In the room; privately as the second to answer, by a message of one's own, or by opening it from the room. */
  #sawAt(side: Side, checkIn: RevealedCheckIn): Instant | undefined {
    const { seen } = this.#people[side];
    if (checkIn.reveal === 'room') return seen.get(`reveal:${checkIn.id}`);
    const [one, other] = checkIn.answeredAt.map((at) => at ?? 0) as [number, number];
    const isSecond = side === 0 ? one > other : other >= one;
    if (isSecond) return checkIn.revealedAt;
    return seen.get(`reveal-whisper:${checkIn.id}-${side}`) ?? seen.get(`both ${checkIn.revealMessage?.message}`);
  }

  async #read(): Promise<{ all: readonly RevealedCheckIn[]; responses: readonly Response[] }> {
    const { id } = await coupleOf(this.world);
    return this.world.store.transaction(async ({ checkIns, answers }) => {
      const found = (await checkIns.history(id, endOfTime, 100)).map(asRevealed);
      const limit = this.world.now() - 4 * day;
      const all = found.filter((one) => one !== null).filter(({ revealedAt }) => revealedAt < limit);
      const responses: Response[] = [];
      for (const one of all) responses.push(...(await answers.responses(one)));
      return { all, responses };
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
    await this.#data.close();
  }
}

/**
 * A night, most of a day until they look, and another night. Without being told they would see it when the next question
 * comes, which is after two days or three.
 */
function isInTime(came: Instant, seen: Instant | undefined): boolean {
  return seen !== undefined && seen - came < 40 * hour;
}

async function coupleOf(world: FakeWorld): Promise<Couple> {
  const couple = await world.store.transaction(({ couples }) => couples.activeIn(world.room));
  if (couple === null) throw new Error('nobody is paired');
  return couple;
}

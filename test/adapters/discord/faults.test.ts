import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unknownPatience } from '../../../src/features/refused.ts';
import { newCheckIn } from '../../../src/model/check-in.ts';
import { type DiscordWorld, openDiscordWorld, type Two } from '../../fakes/discord-twin/discord-world.ts';
import { byDay } from '../../flows/fake-world.ts';
import { type Fault, faults } from './faults.ts';

/** One couple with one fault, met once or until it is lifted. */
type Cell = { readonly fault: Fault; readonly times: number; readonly two: Two; readonly name: string };

let world: DiscordWorld;
/** Couples who are only just about to be, and others who are. */
let fresh: readonly Cell[] = [];
let paired: readonly Cell[] = [];
let cells: readonly Cell[] = [];

beforeAll(async () => {
  // The queue's clock is the real one, and when to try again is reckoned by the world's.
  world = await openDiscordWorld({ now: byDay });
  [fresh, paired] = [cellsOf(), cellsOf()];
  cells = paired;
  await everybody(({ sam, alex }) => sam.command('pair', { partner: alex.user.id }));
  await everybody(({ alex }) => alex.act('pairing.accept'));
}, 60_000);

afterAll(() => world[Symbol.asyncDispose]());

const forLong = Number.POSITIVE_INFINITY;

function cellsOf(): readonly Cell[] {
  return faults.flatMap((fault) =>
    (fault.isAlike === true ? [forLong] : [1, forLong]).map((times) => {
      const parent = fault.place === undefined ? {} : { parent: world.addTwo().channel.id };
      const two = world.addTwo({ ...fault.place, ...parent });
      return { fault, times, two, name: `${fault.name}, ${times === 1 ? 'once' : 'for long'}` };
    }),
  );
}

/** How many private notes each had before what is happening now. */
const notesBefore = new Map<Two['sam'], number>();

/** Everybody does something while their fault holds; what failed is tried until it is given up, then the fault is lifted. */
async function underFaults(what: (two: Two) => Promise<void>): Promise<void> {
  for (const { two } of cells) for (const who of [two.sam, two.alex]) notesBefore.set(who, notes(who));
  const lifts = cells.map(({ fault, two, times }) => fault.arm(world, two, times));
  await everybody(what);
  await tryAgain();
  await tryAgain(unknownPatience);
  for (const lift of lifts) lift();
  await tryAgain();
  await tryAgain();
}

/** Whose questions rest because of it says that they are to go on. */
async function goOn(): Promise<void> {
  await everybody(async ({ sam, room }) => {
    const couple = await world.data.store.transaction((stores) => stores.couples.activeIn(room));
    if (couple?.pause != null) await sam.command('checkin resume');
  });
  await tryAgain();
  await tryAgain();
}

async function everybody(what: (two: Two) => Promise<void>): Promise<void> {
  await Promise.all(cells.map(({ two }) => what(two)));
  await world.settle();
}

/** Whatever waits for its next try is tried now, as if it had been tried so often before. */
async function tryAgain(tries = 0): Promise<void> {
  const { database } = world.data.queue;
  await sql`update pgboss.job set start_after = pgboss.job_now() - interval '1 second', retry_count = greatest(retry_count, ${tries})
    where state = 'retry'`.execute(database.kysely);
  await world.settle();
}

/** How many messages in the channel of the two hold all of these words, or names of buttons. */
function shown({ channel }: Two, ...words: readonly string[]): number {
  return [...world.twin.world.messages.values()]
    .filter((one) => one.channel === channel.id && !one.deleted && one.onlyFor === null)
    .filter((one) => words.every((word) => JSON.stringify(one.components).includes(word))).length;
}

/** What Attune told somebody alone. */
function told({ user }: Two['sam']): readonly string[] {
  const own = [...world.twin.world.channels.values()].find(({ recipient }) => recipient === user.id);
  return [...world.twin.world.messages.values()]
    .filter(({ channel, onlyFor }) => channel === own?.id || onlyFor === user.id)
    .map(({ components }) => JSON.stringify(components));
}

function notes({ user }: Two['sam']): number {
  const own = [...world.twin.world.channels.values()].find(({ recipient }) => recipient === user.id);
  return [...world.twin.world.messages.values()].filter(({ channel }) => channel === own?.id).length;
}

/** Whether it is there once; or not at all, and each of these has had a private note since it began. */
function isOnceOrHeard(count: number, ...people: readonly Two['sam'][]): boolean {
  return count === 1 || (count === 0 && people.every((who) => notes(who) > (notesBefore.get(who) ?? 0)));
}

/** The cells in which something does not hold, each with what is there. */
function wrong(holds: (two: Two) => boolean, look: (two: Two) => unknown = () => ''): readonly string[] {
  return cells.filter(({ two }) => !holds(two)).map(({ name, two }) => `${name}: ${JSON.stringify(look(two))}`);
}

describe('whatever Discord answers', () => {
  test('an invitation is there once, or the one who invited hears why not and can do it again', async () => {
    cells = fresh;
    await underFaults(({ sam, alex }) => sam.command('pair', { partner: alex.user.id }));
    const isInvited = (two: Two) => shown(two, 'pairing.accept') === 1;
    const unheard = wrong((two) => isInvited(two) || told(two.sam).some((text) => text.includes('pairing.invite')));
    await everybody(async (two) => {
      if (!isInvited(two)) await two.sam.command('pair', { partner: two.alex.user.id });
    });
    await tryAgain();
    expect.soft(wrong(isInvited, (two) => shown(two, 'pairing.accept'))).toEqual([]);
    expect(unheard).toEqual([]);
  });

  test('that the two are paired is there once', async () => {
    cells = fresh.filter(({ two }) => shown(two, 'pairing.accept') === 1);
    await underFaults(async (two) => {
      // Whose card was deleted invites back, and accepts there.
      if (shown(two, 'pairing.accept') === 0) await two.alex.command('pair', { partner: two.sam.user.id });
      await two.alex.act('pairing.accept');
    });
    await goOn();
    const cards = (two: Two) => [shown(two, 'pairing.accept'), shown(two, 'check-in.ask') + shown(two, 'check-in.now')];
    // A card that Discord says is gone is posted anew, and may be there after all.
    const isOnce = (two: Two) => /^0,[12]$/.test(cards(two).join());
    expect(wrong(isOnce, cards)).toEqual([]);
  });

  test('a question is there once', async () => {
    cells = paired;
    await underFaults(ask);
    await goOn();
    const cards = (two: Two) => shown(two, `check-in.pass:${questions.get(two)}`);
    expect(wrong((two) => isOnceOrHeard(cards(two), two.sam, two.alex), cards)).toEqual([]);
  });

  test('both answers are there once, or both know where', async () => {
    await everybody((two) => answer(two.sam, 'samanswers'));
    await underFaults((two) => answer(two.alex, 'alexanswers'));
    await goOn();
    const cards = (two: Two) => [shown(two, 'samanswers'), shown(two, 'alexanswers')];
    expect(wrong((two) => isOnceOrHeard(shown(two, 'samanswers', 'alexanswers'), two.sam, two.alex), cards)).toEqual(
      [],
    );
  });

  test('a reply is there once, or both know where', async () => {
    await underFaults(async ({ sam }) => {
      await sam.command('checkin respond');
      await sam.act('respond.write');
      await sam.submit({ words: 'samreplies' });
    });
    await goOn();
    expect(
      wrong(
        (two) => isOnceOrHeard(shown(two, 'samreplies'), two.sam, two.alex),
        (two) => shown(two, 'samreplies'),
      ),
    ).toEqual([]);
  });

  test('an appreciation is there once, or both know where', async () => {
    await underFaults((two) => appreciate(two, 'samappreciates'));
    await goOn();
    expect(
      wrong(
        (two) => isOnceOrHeard(shown(two, 'samappreciates'), two.sam),
        (two) => shown(two, 'samappreciates'),
      ),
    ).toEqual([]);
  });

  test('one that is taken back can be read nowhere in the end', async () => {
    // What stands in a channel that is deleted can be read by nobody.
    cells = paired.filter(({ fault }) => !fault.name.startsWith('10003'));
    await everybody((two) => appreciate(two, 'samregrets'));
    await underFaults(({ sam }) => sam.act('appreciate.take-back'));
    await goOn();
    expect(
      wrong(
        (two) => shown(two, 'samregrets') === 0,
        (two) => shown(two, 'samregrets'),
      ),
    ).toEqual([]);
  });
});

const questions = new Map<Two, string>();

/** A question that is answered in words. */
async function ask(two: Two): Promise<void> {
  await world.data.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(two.room);
    if (couple === null) throw new Error('the two are not paired');
    const what = { coupleId: couple.id, origin: 'asked', promptId: 'trust-never-lend', mode: 'sealed' } as const;
    const checkIn = newCheckIn({ ...what, id: crypto.randomUUID() }, world.now());
    questions.set(two, checkIn.id);
    await stores.checkIns.add([checkIn]);
    await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id }]);
  });
}

async function answer(person: Two['sam'], words: string): Promise<void> {
  await person.command('checkin answer');
  await person.act('check-in.write');
  await person.submit({ words });
}

async function appreciate({ sam }: Two, words: string): Promise<void> {
  await sam.command('appreciate');
  await sam.submit({ words });
}

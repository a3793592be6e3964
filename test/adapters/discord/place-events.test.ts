import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hour } from '../../../src/model/instant.ts';
import { type DiscordWorld, openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { otherBits } from '../../fakes/discord-twin/model.ts';
import { cardWith } from '../../flows/driver.ts';
import { lastPrivate, pair } from '../../flows/moves.ts';

let world: DiscordWorld;
beforeEach(async () => {
  world = await openDiscordWorld({ events: true });
  await pair(world);
  await world.pass(3 * hour);
  await world.sam.command('date plan', { what: 'the late show', day: '2026-11-06', time: '20:00' });
  await world.sam.submit({ note: 'wear the red scarf' });
  await world.settle();
});
afterEach(() => world[Symbol.asyncDispose]());

const events = () => [...world.twin.world.events.values()];
const make = async (person = world.alex) => {
  await person.click('Server event');
  await person.click('Make the event');
  await world.settle();
};
/** Makes what waits to be tried again due now. */
const retry = async () => {
  await sql`update pgboss.job set start_after = pgboss.job_now() where state in ('created', 'retry')`.execute(
    world.data.database.kysely,
  );
  await world.settle();
};

describe('a date as an event of the server', () => {
  test('is made on a press, after a word about who sees it; it has no note of anybody', async () => {
    await world.alex.click('Server event');
    expect(await lastPrivate(world.alex)).toContain('Everyone in this server will be able to see');
    expect(events()).toEqual([]);
    await world.alex.click('Make the event');
    await world.settle();
    expect(events()).toMatchObject([
      {
        name: 'the late show',
        entity_type: 3,
        privacy_level: 2,
        entity_metadata: { location: 'Just the two of them' },
        scheduled_start_time: '2026-11-06T20:00:00.000Z',
        scheduled_end_time: '2026-11-06T22:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(events())).not.toContain('scarf');
  });

  test('follows the plan, goes when it is called off, and comes back when it is on again', async () => {
    await make();
    await world.sam.click('Change');
    await world.sam.submit({ what: 'the early show', time: '18:00' });
    await world.settle();
    expect(events()).toMatchObject([{ name: 'the early show', scheduled_start_time: '2026-11-06T18:00:00.000Z' }]);
    await world.alex.click('Call it off');
    await world.settle();
    expect(events()).toEqual([]);
    await world.alex.click('It’s on after all');
    await world.settle();
    expect(events()).toHaveLength(1);
    await world.sam.command('unpair');
    await world.sam.click('End it for both of us');
    await world.settle();
    expect(events()).toEqual([]);
  });

  test('is taken down by either, and one that somebody has removed stays away', async () => {
    await make();
    await world.sam.click('Server event');
    await world.sam.click('Take the event down');
    await world.settle();
    expect(events()).toEqual([]);
    await make();
    world.twin.world.events.clear();
    await world.sam.click('Change');
    await world.sam.submit({ time: '18:00' });
    await world.settle();
    expect(events()).toEqual([]);
    await world.sam.click('Change');
    await world.sam.submit({ time: '19:00' });
    await world.settle();
    expect(events()).toEqual([]);
  });

  test('without the permission the one who asked hears why, and the date is as it was', async () => {
    for (const guild of world.twin.world.guilds.values()) guild.everyone &= ~otherBits.CreateEvents;
    await make();
    await cardWith(world.alex, 'I’m not allowed to make events in this server');
    expect((await world.sam.cards()).some(({ text }) => text.includes('not allowed'))).toBe(false);
    await cardWith(world.sam, 'the late show');
    for (const guild of world.twin.world.guilds.values()) guild.everyone |= otherBits.CreateEvents;
    await make();
    expect(events()).toHaveLength(1);
  });

  test('what passes is tried again, and an answer that was lost makes no second one', async () => {
    const path = /scheduled-events$/;
    const slowly = {
      body: { message: 'slowly', retry_after: 60, global: false },
      headers: { 'retry-after': '60', 'x-ratelimit-scope': 'shared' },
    };
    world.twin.fail({ method: 'POST', path, how: 'answer', status: 429, ...slowly });
    await make();
    expect(events()).toEqual([]);
    world.twin.fail({ method: 'POST', path, how: 'answer', status: 500, after: true, times: 3 });
    await retry();
    await retry();
    expect(events()).toHaveLength(1);
    await world.sam.click('Change');
    await world.sam.submit({ time: '18:00' });
    await world.settle();
    expect(events()).toMatchObject([{ scheduled_start_time: '2026-11-06T18:00:00.000Z' }]);
  });

  test('both read on the card that everyone can see it, for as long as that is so', async () => {
    const said = 'It’s also an event in this server, where everyone can see it.';
    const card = async () => (await cardWith(world.sam, 'the late show')).text;
    expect(await card()).not.toContain(said);
    await make();
    expect(await card()).toContain(said);
    await world.alex.click('Server event');
    await world.alex.click('Take the event down');
    await world.settle();
    expect(await card()).not.toContain(said);
    world.twin.fail({
      method: 'POST',
      path: /scheduled-events$/,
      how: 'answer',
      status: 400,
      body: { code: 50_035, message: 'no' },
    });
    await make();
    expect(await card()).not.toContain(said);
  });

  test('what looks alike is left alone: another couple’s, and what somebody else has copied', async () => {
    await make();
    const [ours] = events();
    if (ours === undefined) throw new Error('no event');
    const theirs = { ...ours, id: '900000000000000001', description: 'Attune · of-another-plan' };
    const copied = { ...ours, id: '900000000000000002', creator_id: '900000000000000003' };
    for (const one of [theirs, copied]) world.twin.world.events.set(one.id, one);
    world.twin.world.events.delete(ours.id);
    await world.sam.click('Change');
    await world.sam.submit({ time: '18:00' });
    await world.settle();
    world.twin.fail({ method: 'POST', path: /scheduled-events$/, how: 'answer', status: 500, after: true, times: 3 });
    await make();
    await retry();
    await retry();
    expect(events()).toEqual([theirs, copied, expect.objectContaining({ description: ours.description })]);
  });

  const refusals = [
    ['words that it does not take', 50_035],
    ['more events than a server may have', 30_038],
  ] as const;
  test.each(refusals)('%s: the one who asked hears of it', async (_, code) => {
    world.twin.fail({
      method: 'POST',
      path: /scheduled-events$/,
      how: 'answer',
      status: 400,
      body: { code, message: 'no' },
    });
    await make();
    await cardWith(world.alex, 'The server wouldn’t take your date as an event');
    expect(events()).toEqual([]);
  });

  test('a code that no table names is tried some times, and then told', async () => {
    const body = { code: 999_999, message: 'no' };
    world.twin.fail({ method: 'POST', path: /scheduled-events$/, how: 'answer', status: 400, body, times: 30 });
    await make();
    for (let tries = 0; tries < 9; tries += 1) await retry();
    await cardWith(world.alex, 'The server wouldn’t take your date as an event');
  });

  test('a name is one line of a hundred letters at most, and tears none apart', async () => {
    await world.sam.click('Change');
    await world.sam.submit({ what: `one\ntwo ${'😀'.repeat(80)}` });
    await world.settle();
    await make();
    const [{ name } = { name: '' }] = events();
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^one two (😀)+…$/u);
  });
});

test('where the host wants no events, there is no button for them', async () => {
  await using without = await openDiscordWorld();
  await pair(without);
  await without.sam.command('date plan', { what: 'the late show', day: 'tomorrow', time: '20:00' });
  await without.sam.submit({});
  await without.settle();
  expect((await cardWith(without.alex, 'the late show')).buttons).not.toContain('Server event');
});

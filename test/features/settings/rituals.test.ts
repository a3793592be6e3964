import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import { isSwitchable } from '../../../src/features/switch-ritual.ts';
import type { Ritual, RitualName } from '../../../src/model/ritual.ts';
import type { Theme } from '../../../src/model/theme.ts';
import { cardWith } from '../../flows/driver.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

// One couple for all of them: each test opens the settings anew and leaves what the next one does not look at.
let world: FakeWorld;
let coupleId = '';

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  coupleId = (await world.store.transaction(({ couples }) => couples.activeIn(world.room)))?.id ?? '';
});
beforeEach(() => world.sam.command('settings'));
afterAll(async () => {
  expect(world.platform.messages.flatMap(({ card }) => checkCard(card))).toEqual([]);
  await world[Symbol.asyncDispose]();
});

const ritual = (name: RitualName): Promise<Ritual | null> =>
  world.store.transaction(({ rituals }) => rituals.find(coupleId, name));
const settings = async () => (await cardWith(world.sam, 'Your settings')).text;
const announced = async () =>
  (await world.alex.cards()).filter((card) => !card.private && /rhythm|Paused/.test(card.text));

describe('the settings', () => {
  test('list every ritual that there is, with when it comes or that it is off', async () => {
    const text = await settings();
    const { content } = world;
    const { say } = content.library('en');
    for (const { name } of partsOf(features).rituals.filter(isSwitchable)) {
      expect(text).toContain(`${say.text(`rhythm.what-${name}`)}: `);
    }
    expect(text).toContain('The question: Monday, Wednesday and Friday at 20:00');
    expect(text).toContain('The pulse: off');
  });

  test('one by the month is switched on, on the day and at the time that a partner chooses', async () => {
    await world.sam.pick('The pulse');
    const form = await world.sam.form();
    expect(form?.values).toEqual({ on: 'on', day: '1', time: '20:00', zone: 'Lisbon' });
    expect(form?.about).toContain('The pulse, for both of you.');
    await world.sam.submit({ day: '31st', time: '19:30' });
    expect(await ritual('pulse')).toMatchObject({
      on: true,
      rhythm: { monthDay: 31, time: '19:30', zone: 'Europe/Lisbon' },
      nextAt: Date.parse('2026-11-30T19:30Z'),
    });
    expect(await settings()).toContain('The pulse: the 31st of each month at 19:30');
  });

  test('the other hears how the rhythm stands, in the channel, and their open settings follow', async () => {
    await world.alex.command('settings');
    const before = (await announced()).length;
    await world.sam.pick('The pulse');
    await world.sam.submit({ time: '20:15' });
    expect((await announced()).length).toBe(before + 1);
    expect((await announced()).at(-1)?.text).toContain('the 31st of each month at 20:15');
    expect((await cardWith(world.alex, 'Your settings')).text).toContain('The pulse: the 31st of each month at 20:15');
    await world.sam.pick('The pulse');
    await world.sam.submit({});
    expect((await announced()).length).toBe(before + 1);
  });

  test('it is switched off, whatever else stands in the form, and keeps its rhythm for another time', async () => {
    await world.sam.pick('The pulse');
    await world.sam.submit({ on: 'Off', day: 'never', zone: 'nowhere' });
    expect(await ritual('pulse')).toMatchObject({ on: false, nextAt: null, rhythm: { monthDay: 31, time: '20:15' } });
    expect(await settings()).toContain('The pulse: off');
    await world.sam.pick('The pulse');
    expect((await world.sam.form())?.values['day']).toBe('31');
    await world.sam.submit({ on: 'Off' });
  });

  test('one by the week comes on several days, each as the question does', async () => {
    await world.sam.pick('The weekly check-in');
    expect((await world.sam.form())?.values).toMatchObject({ days: ['7'], time: '18:00' });
    await world.sam.submit({ days: ['Tuesday', 'Saturday'], time: '7 pm' });
    expect(await ritual('us')).toMatchObject({ on: true, rhythm: { days: [2, 6], time: '19:00' } });
    await world.sam.pick('The question');
    await world.sam.submit({ on: 'Off' });
    expect(await ritual('question')).toMatchObject({ on: false, nextAt: null });
    expect((await announced()).at(-1)?.text).toContain('Tuesday and Saturday at 19:00');
  });

  test('the rhythm’s own form leaves another time alone, unless it changes something about it', async () => {
    await world.sam.command('checkin schedule');
    await world.sam.submit({});
    expect(await ritual('us')).toMatchObject({ rhythm: { days: [2, 6], time: '19:00' } });
    await world.sam.command('checkin schedule');
    await world.sam.submit({ us: 'Sunday' });
    expect(await ritual('us')).toMatchObject({ rhythm: { days: [7], time: '20:00' } });
  });

  test('the us check-in says to whom it concerns that their own limits leave it out; it can still be switched off', async () => {
    const name = 'The weekly check-in';
    const us = [...world.content.library('en').prompts.values()].filter(
      (prompt) => prompt.format === 'words' && prompt.ritual === 'us',
    );
    const ruleOut = (themesNever: readonly Theme[]) =>
      world.store.transaction(async ({ couples }) => {
        const couple = await couples.find(coupleId);
        if (couple === null) throw new Error('nobody is paired');
        const { partners } = couple;
        await couples.save({ ...couple, partners: [{ ...partners[0], themesNever }, partners[1]] });
      });
    await ruleOut([...new Set(us.map(({ theme }) => theme))]);
    const before = await ritual('us');
    await world.sam.pick(name);
    await world.sam.submit({ days: ['Thursday'] });
    expect((await world.sam.form())?.problems['on']).toContain('Your own limits rule out the weekly check-in');
    expect(await ritual('us')).toEqual(before);
    await world.sam.submit({ on: 'Off' });
    expect(await ritual('us')).toMatchObject({ on: false });
    await world.alex.command('settings');
    await world.alex.pick(name);
    await world.alex.submit({ days: ['Sunday'] });
    expect(await ritual('us')).toMatchObject({ on: true });
    await ruleOut([]);
  });

  test('what cannot be taken comes back as it was typed, with a sentence beside it', async () => {
    await world.sam.pick('The pulse');
    await world.sam.submit({ day: '32', time: 'soon', zone: 'Lisboa-sur-Mer' });
    const form = await world.sam.form();
    expect(form?.values).toMatchObject({ day: '32', time: 'soon', zone: 'Lisboa-sur-Mer' });
    expect(Object.keys(form?.problems ?? {}).sort()).toEqual(['day', 'time', 'zone']);
    await world.sam.submit({ day: '1', time: '23:00', zone: 'Lisbon' });
    expect((await world.sam.form())?.problems['time']).toContain('quiet hours');
    expect(await ritual('pulse')).toMatchObject({ on: false });
    const open = world.platform.forms.get('sam')?.form;
    expect(open && checkForm(open)).toEqual([]);
    await world.sam.submit({ on: 'Off' });
  });

  test('in a pause it is on, and comes once that is over', async () => {
    await world.sam.command('checkin pause');
    await world.sam.command('settings');
    await world.sam.pick('The pulse');
    await world.sam.submit({ day: '10' });
    expect(await ritual('pulse')).toMatchObject({ on: true, nextAt: null });
    await world.sam.command('checkin resume');
    expect(await ritual('pulse')).toMatchObject({ nextAt: Date.parse('2026-11-10T20:15Z') });
  });

  test('an offer that is open says what was decided here', async () => {
    await world.store.transaction(async (stores) => {
      await stores.offers.add(coupleId, 'pulse', world.now());
      await stores.jobs.enqueue([{ name: 'show-offer', coupleId, ritual: 'pulse' }]);
    });
    await world.settle();
    await world.sam.pick('The pulse');
    await world.sam.submit({ day: '11' });
    const offer = world.platform.messages.find(({ key }) => key?.startsWith('offer:') === true);
    expect(JSON.stringify(offer?.card)).toContain('The next pulse');
    expect(JSON.stringify(offer?.card)).not.toContain('Yes, please');
  });

  test('what nobody may switch is refused', async () => {
    const card = world.platform.messages.findLast(({ audience }) => audience === 'sam');
    await world.sam.act('settings.ritual-open', card, 'nothing');
    await cardWith(world.sam, 'That isn’t one of the choices here');
  });
});

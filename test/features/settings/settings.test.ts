import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import { cardWith, type Person } from '../../flows/driver.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

// One couple for all of them: each test opens the settings anew and leaves what the next one does not look at.
let world: FakeWorld;

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
});

beforeEach(async () => {
  await world.sam.command('settings');
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function settings(person: Person): Promise<string> {
  return (await cardWith(person, 'Your settings')).text;
}

async function hours(): Promise<string> {
  const couple = await world.store.transaction(({ couples }) => couples.activeIn(world.room));
  return `${couple?.quietHours.from} ${couple?.quietHours.to}`;
}

async function told(person: Person, sentence: string): Promise<number> {
  return (await person.cards()).filter((card) => card.private && card.text.includes(sentence)).length;
}

test('the card is private, fits every platform, and holds nothing of the other’s own', async () => {
  const seen = await cardWith(world.sam, 'Your settings');
  expect(seen.private).toBe(true);
  expect(seen.text).toContain('Time zone: Lisbon');
  expect(seen.text).not.toContain('New York');
  const card = world.platform.messages.find((one) => one.id === seen.id)?.card;
  expect(card && checkCard(card)).toEqual([]);
});

test('the reminder and the depth limit change on the card, and the other is not told', async () => {
  await world.sam.click('Turn reminders off');
  await world.sam.pick('Light');
  expect(await settings(world.sam)).toMatch(/Reminders for open questions: None[\s\S]*go for you: Light/);
  await world.alex.command('settings');
  expect(await settings(world.alex)).toMatch(/go for you: Up to personal/);
  expect(await told(world.alex, 'changed a setting')).toBe(0);
});

test('a city is enough for a time zone', async () => {
  await world.sam.click('Change time zone');
  expect((await world.sam.form())?.values['zone']).toBe('Lisbon');
  await world.sam.submit({ zone: 'Boston' });
  expect(await settings(world.sam)).toContain('Time zone: New York');
});

test('an unknown time zone comes back as it was typed, with a sentence that helps', async () => {
  await world.sam.click('Change time zone');
  await world.sam.submit({ zone: 'Berlinn' });
  const form = await world.sam.form();
  expect(form?.values['zone']).toBe('Berlinn');
  expect(form?.problems['zone']).toContain('Europe/Berlin');
});

test('themes are ruled out by one alone, and the other sees it nowhere', async () => {
  await world.sam.click('Never ask about…');
  await world.sam.submit({ within: ['Fears', 'Childhood'], daily: ['Money'] });
  expect(await settings(world.sam)).toContain('Money, Fears and Childhood');
  expect(await told(world.alex, 'changed a setting')).toBe(0);
  await world.alex.command('settings');
  expect(await settings(world.alex)).toContain('Themes I never ask about: None');
  await world.sam.click('Never ask about…');
  await world.sam.submit({ between: [], daily: [], within: [] });
  expect(await settings(world.sam)).toContain('Themes I never ask about: None');
});

test('at least three themes stay', async () => {
  await world.sam.click('Never ask about…');
  const { between = [], daily = [], within = [] } = (await world.sam.form())?.options ?? {};
  await world.sam.submit({ between, daily, within: within.slice(2) });
  expect((await world.sam.form())?.problems['within']).toContain('at least three');
  // No platform stops anybody before that is said.
  expect(world.platform.forms.get('sam')?.form.inputs).toMatchObject(
    [between, daily, within].map(({ length }) => ({ most: length })),
  );
  await world.sam.submit({ between, daily, within: within.slice(3) });
  expect(await settings(world.sam)).not.toContain('Themes I never ask about: None');
});

describe('extra questions', () => {
  const both = 'Extra questions you both want';
  const choose = async (who: Person, ...packs: string[]) => {
    await who.command('settings');
    await who.click('Choose extra questions');
    await who.submit({ packs });
  };

  test('one’s own yes is seen by oneself alone', async () => {
    await choose(world.sam, 'Being apart', 'Desire');
    expect(await settings(world.sam)).toContain('Extra questions you’d like: Being apart and Desire');
    expect(await settings(world.sam)).not.toContain(both);
    await world.alex.command('settings');
    expect(await settings(world.alex)).toContain('Extra questions you’d like: None');
    expect(await settings(world.alex)).not.toContain(both);
    expect(await told(world.alex, 'changed a setting')).toBe(0);
  });

  test('both cards say so once both said yes, and no longer once one takes it back', async () => {
    await choose(world.sam, 'Being apart', 'Desire');
    await choose(world.alex, 'Being apart', 'Being married');
    await world.settle();
    for (const who of [world.sam, world.alex]) expect(await settings(who)).toContain(`${both}: Being apart`);
    expect(await settings(world.sam)).not.toContain('married');
    await choose(world.sam);
    await world.settle();
    for (const who of [world.sam, world.alex]) expect(await settings(who)).not.toContain(both);
    expect(await settings(world.alex)).toContain('Extra questions you’d like: Being apart and Being married');
  });
});

test('the other is told of a shared change, once, with what it is now', async () => {
  await world.sam.click('Show answers privately');
  expect(await settings(world.sam)).toContain('Privately, to each of you');
  expect(await told(world.alex, '@sam changed a setting you share. From now on, I’ll show answers privately')).toBe(1);
  const stale = world.platform.messages.findLast((one) => one.audience === 'sam');
  await world.sam.act('settings.reveal:private', stale);
  expect(await told(world.alex, 'I’ll show answers privately')).toBe(1);
  await world.sam.click('Just talk, no sealed answers');
  expect(await told(world.alex, 'my questions are just to talk about')).toBe(1);
});

test('quiet hours are read as people write them, and a button takes them away', async () => {
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from: '9pm', to: '07:30' });
  expect(await settings(world.sam)).toContain('From 21:00 to 07:30');
  expect(await told(world.alex, 'Your quiet hours are now from 21:00 to 07:30')).toBe(1);
  await world.sam.click('No quiet hours');
  expect(await settings(world.sam)).toContain('Quiet hours: None');
  expect((await cardWith(world.sam, 'Your settings')).buttons).not.toContain('No quiet hours');
  expect(await told(world.alex, 'You have no quiet hours')).toBe(1);
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from: '00:00', to: '00:00' });
  expect(await settings(world.sam)).toContain('Quiet hours: None');
  expect(await told(world.alex, 'You have no quiet hours')).toBe(1);
});

// The questions come at 20:00 in Lisbon, which is 15:00 for Alex, and for Sam too by now.
test.each([
  [
    'move a question',
    '14:00',
    '19:00',
    'Your Monday question at 20:00 is in quiet hours. I’ll wait until they’re over, on Monday 2 November at 19:00.',
  ],
  ['leave hardly any time', '16:05', '14:50', 'That leaves only 1 hour, 15 minutes a day'],
  ['do both', '12:00', '11:00', /leaves only 1 hour a day[\s\S]*Your Monday question at 20:00 is in quiet hours/],
])('quiet hours that %s are asked about before they are saved', async (_, from, to, sentence) => {
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from, to });
  const asked = await cardWith(world.sam, 'Save these quiet hours?');
  expect(asked.text).toMatch(sentence);
  expect(
    checkCard(world.platform.messages.find((one) => one.id === asked.id)?.card ?? { elements: [], tone: 'calm' }),
  ).toEqual([]);
  expect(await hours()).toBe('00:00 00:00');
  await world.sam.click('Choose other times', asked.id);
  expect(await world.sam.form()).not.toBe(null);
  await world.sam.click('Save them anyway', asked.id);
  expect(await hours()).toBe(`${from} ${to}`);
  const seen = (await world.sam.cards()).find(({ id }) => id === asked.id);
  expect(seen?.text).toContain(`From ${from} to ${to}`);
  await world.sam.click('No quiet hours', asked.id);
});

test('quiet hours that leave no time at all are not taken, whoever asks', async () => {
  await world.alex.command('settings');
  await world.alex.click('Change time zone');
  await world.alex.submit({ zone: 'Asia/Tokyo' });
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from: '08:00', to: '01:00' });
  expect((await world.sam.form())?.problems['to']).toContain('no time at all');
  await world.sam.act(
    'settings.quiet-set:0800:0100',
    world.platform.messages.findLast((one) => one.audience === 'sam'),
  );
  expect(await hours()).toBe('00:00 00:00');
});

test('a time zone that moves a question into quiet hours says so', async () => {
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from: '22:00', to: '02:00' });
  await world.alex.command('settings');
  await world.alex.click('Change time zone');
  await world.alex.submit({ zone: 'Asia/Dubai' });
  expect(await settings(world.alex)).toContain('Your Monday question at 20:00 is in quiet hours.');
  await world.alex.click('Change time zone');
  await world.alex.submit({ zone: 'new york' });
  expect(await settings(world.alex)).not.toContain('is in quiet hours');
});

test('a time that is none comes back with its sentence, beside the one that was right', async () => {
  await world.sam.click('Change quiet hours');
  await world.sam.submit({ from: 'late', to: '07:30' });
  const form = await world.sam.form();
  expect(form?.values).toEqual({ from: 'late', to: '07:30' });
  expect(Object.keys(form?.problems ?? {})).toEqual(['from']);
});

test('every form fits every platform', async () => {
  for (const label of ['Change time zone', 'Never ask about…', 'Change quiet hours']) {
    await world.sam.click(label);
    const form = world.platform.forms.get('sam')?.form;
    expect(form && checkForm(form), label).toEqual([]);
  }
});

test('somebody who is not one of the two has no settings here', async () => {
  await world.guest.command('settings');
  await cardWith(world.guest, 'belongs to two other people');
});

import { expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { supportCard } from '../../../src/features/support/cards.ts';
import { findCountry, suggestCountries } from '../../../src/features/support/find-country.ts';
import { cardText, controlsOf } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';

const library = (await shippedContent()).library('en');

test('the card of every country fits every platform, and names its emergency number and lines', () => {
  for (const file of library.support) {
    const card = supportCard(library, file.id, file);
    expect(checkCard(card), file.id).toEqual([]);
    expect(cardText(card)).toContain(file.emergency);
    for (const line of file.lines) expect(cardText(card)).toContain(line.phone ?? line.name);
  }
});

test('every country can be picked from the menus', () => {
  const card = supportCard(library, '', null);
  const options = controlsOf(card).options;
  expect(options.toSorted()).toEqual(library.support.map(({ country }) => country).toSorted());
});

test('the first lines say nothing that would be hard to explain to somebody looking over', () => {
  const [title, first] = cardText(supportCard(library, '', null)).split('\n');
  expect(`${title} ${first}`).not.toMatch(/afraid|violence|abuse|unsafe|partner|crisis|hurt/i);
});

test('what clears the card, and that others may see the screen, comes before all that is hard to explain', () => {
  const { elements } = supportCard(library, 'de', library.support.find(({ id }) => id === 'de') ?? null);
  const [first, seen, clear, ...rest] = elements;
  expect([first?.kind, seen?.kind, clear?.kind]).toEqual(['text', 'note', 'buttons']);
  expect(JSON.stringify(seen)).toContain('Others may see your screen');
  expect(clear).toMatchObject({ buttons: [{ action: 'support.clear' }] });
  expect(rest.some(({ kind }) => kind === 'buttons')).toBe(false);
});

test('a link is called by its host, without what a platform would take for an address of its own', () => {
  const labels = JSON.stringify(library.support.map((file) => supportCard(library, file.id, file)));
  const found = [...labels.matchAll(/"kind":"link","url":"[^"]+","label":"([^"]+)"/g)].map((match) => match[1]);
  expect(found.length).toBeGreaterThan(50);
  expect(found.filter((label) => label === undefined || /[:/ ]/.test(label))).toEqual([]);
});

test.each([
  ['fi', ['116 016', 'the English line has closed'], ['2525 0113', '2525 0116']],
  ['be', ['02 616 26 26, or 02 648 40 14', 'weekdays from 9 to 18'], []],
  ['se', ['116 016', 'of any gender'], ['020 50 50 50']],
  ['ke', ['Weekdays from 9 to 17 only', 'findahelpline.com'], []],
  ['sg', ['To report', 'the police may be involved'], ['For anyone who feels unsafe']],
  ['my', ['To report', 'the police may come'], []],
  ['ph', ['not a line to talk'], []],
  ['za', ['If no one answers, call 10111'], ['0800 150 150']],
] as const)('%s says what its lines are, and no number that is out of date', (id, says, never) => {
  const text = cardText(supportCard(library, id, library.support.find((file) => file.id === id) ?? null));
  for (const part of says) expect(text).toContain(part);
  for (const part of never) expect(text).not.toContain(part);
});

test('a country is found by its code and by its name, in whatever case and without accents', () => {
  expect(findCountry(library.support, 'PT')?.id).toBe('pt');
  expect(findCountry(library.support, ' united kingdom ')?.id).toBe('gb');
  expect(findCountry(library.support, 'Atlantis')).toBeNull();
});

test('suggestions begin with what is meant', () => {
  expect(suggestCountries(library.support, 'us')[0]).toEqual({ value: 'us', label: 'United States' });
  expect(suggestCountries(library.support, 'po').map(({ value }) => value)).toContain('pt');
  expect(suggestCountries(library.support, '')).toHaveLength(25);
});

test('asking for support leaves no trace in log, metric or database, whatever is asked and pressed', async () => {
  await using world = await FakeWorld.open({ settle: true });
  const before = { log: world.log.length, metrics: [...world.metrics.values] };
  await world.sam.command('support', { country: 'Atlantis' });
  await cardWith(world.sam, 'I don’t have a list for that place yet');
  await world.sam.pick('Portugal');
  expect((await cardWith(world.sam, 'Outside help')).text).toContain('Portugal');
  await world.sam.click('Clear this');
  expect((await world.sam.cards()).map((card) => card.text)).toEqual(['To see what Attune can do, use /help.']);
  expect({ log: world.log.length, metrics: [...world.metrics.values] }).toEqual(before);
  await world.guest.command('help');
  const dump = await world.dump();
  expect(dump).toMatch(/guest-1-/);
  expect(dump).not.toMatch(/sam-\d|support|Atlantis/);
});

test('what the platform is told is marked as traceless', async () => {
  await using world = await FakeWorld.open({ settle: true });
  const from = { by: world.sam.user, room: world.room };
  const reply = await world.sam.send({ kind: 'command', id: '1', ...from, path: 'support', options: {} });
  expect(reply).toMatchObject({ kind: 'private', traceless: true });
  const update = await world.sam.send(
    { kind: 'action', id: '2', ...from, action: 'support.country', value: 'de' },
    world.platform.messages[0],
  );
  expect(update).toMatchObject({ kind: 'update', traceless: true });
});

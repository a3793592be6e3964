import { expect, test } from 'vitest';
import { loadContent } from '../../../adapters/files/load-content.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { supportCard } from '../../../src/features/support/cards.ts';
import { findCountry, suggestCountries } from '../../../src/features/support/find-country.ts';
import { cardText, controlsOf } from '../../fakes/seen-text.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';

const library = (await loadContent('content')).library('en');

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
  await cardWith(world.sam, 'Attune has no list for that place yet');
  await world.sam.pick('Portugal');
  expect((await cardWith(world.sam, 'Outside help')).text).toContain('Portugal');
  await world.sam.click('Clear this');
  expect((await world.sam.cards()).map((card) => card.text)).toEqual(['/help shows what Attune can do.']);
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

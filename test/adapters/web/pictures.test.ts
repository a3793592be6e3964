import { expect, test } from 'vitest';
import { room } from '../../../adapters/web/place.ts';
import { type Card, text } from '../../../src/card/card.ts';
import type { Picture } from '../../../src/card/picture.ts';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { drawQuickly, feelingsOf, feelingsOverMonthsOf, monthOf } from '../../card/pictures.ts';
import { expectNoBarriers } from '../../fakes/accessibility.ts';
import { isPng } from '../../fakes/discord-twin/check-message.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { describePage } from './browser.ts';
import { cardShown, drawBoth, log } from './look-drawing.ts';
import { openWebDriver } from './open-web-driver.ts';

const user = (name: string) => ({ platform: 'web', space: room.space, user: name }) as const;
const people = [user('sam'), user('alex')] as const;
const cardOf = (...pictures: readonly Picture[]): Card => ({
  tone: 'reveal',
  elements: [text('Before'), ...pictures.map((picture) => ({ kind: 'picture', picture }) as const)],
});
const say = [{ name: 'say', description: 'Says something.', options: [], subcommands: [] }];

test('a picture is drawn for whoever sees its card, with the names of the moment, also after a restart', async () => {
  const drawn: (readonly string[])[] = [];
  const draw = (picture: Picture, names: readonly string[]) => {
    drawn.push(names);
    return drawQuickly(picture, names);
  };
  await using driver = await openWebDriver(new FakeInbox(), { draw });
  const { message } = await driver.platform.post(room, cardOf(monthOf(people), feelingsOf(people)), 'k1');
  await driver.one.post('/api/people', { id: 'alex', name: 'Lex', zone: 'Europe/Berlin' });
  await driver.restart();
  const response = await driver.other.get(`/api/messages/${message}/pictures/1?as=alex`);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(isPng(await response.bytes())).toBe(true);
  expect(drawn).toEqual([['Sam', 'Lex']]);
  expect((await driver.one.get(`/api/messages/${message}/pictures/2?as=sam`)).status).toBe(404);
});

test('a picture that is for one is not to be had by the other', async () => {
  await using driver = await openWebDriver(new FakeInbox(), { draw: drawQuickly });
  await driver.platform.whisper(driver.one.user, room, cardOf(monthOf(people)), 'k1');
  const [seen] = await driver.one.sees();
  expect((await driver.one.get(`/api/messages/${seen?.id}/pictures/0?as=sam`)).status).toBe(200);
  expect((await driver.other.get(`/api/messages/${seen?.id}/pictures/0?as=alex`)).status).toBe(404);
});

test('a card that is kept nowhere brings its pictures with it, and its look can be asked for', async () => {
  const inbox = new FakeInbox();
  inbox.commands = say;
  const pictures = [feelingsOf(people), feelingsOverMonthsOf(people, 12), monthOf(people)];
  inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: cardOf(...pictures), traceless: true }));
  await using driver = await openWebDriver(inbox, { draw: drawQuickly, renderers });
  await driver.one.command('say');
  const passing = JSON.parse(driver.one.answers.at(-1) ?? '');
  expect(passing.pictures).toHaveLength(3);
  expect(passing.pictures[0]).toMatch(/^data:image\/png;base64,/);
  const shown = { as: 'sam', locale: 'en-GB', card: passing.card, files: [] };
  const { json } = await driver.one.post<{ json: string }>('/api/looks/discord', shown);
  expect(JSON.parse(json).attachments).toHaveLength(3);
});

test('a look has the picture in its place, and its JSON says what the platform would get', async () => {
  const before = log.lines.length;
  const { discord, slack } = await drawBoth(cardShown(cardOf(feelingsOf(people))));
  const alt = 'How it feels to you both, October 2026: Sam / Alex <3. We laugh together: Very much / Mostly.';
  for (const { look } of [discord, slack]) {
    expect(look).toContain('src="data:image/png;base64,');
    expect(look).toContain(alt.replace('<', '&lt;'));
  }
  const [container] = JSON.parse(discord.json ?? '').components;
  expect(container.components.at(-1)).toEqual({
    type: 12,
    items: [{ media: { url: 'attachment://picture-1.png' }, description: expect.stringContaining(alt) }],
  });
  expect(JSON.parse(discord.json ?? '').attachments).toEqual([{ id: '0', filename: 'picture-1.png' }]);
  expect(JSON.parse(slack.json ?? '').blocks.at(-1)).toEqual({
    type: 'image',
    slack_file: { id: 'F0000000P1' },
    alt_text: expect.stringContaining(alt),
  });
  expect(log.lines.slice(before)).toEqual([]);
});

describePage('pictures on the page', (withPage) => {
  test(
    'are there with their words, in the look of each platform too, and with new names',
    withPage(
      async ({ preview, page, side }) => {
        await preview.platform.post(room, cardOf(feelingsOf(people)), 'k1');
        const picture = side('sam').getByRole('img', { name: /^How it feels to you both.*Sam \/ Alex\. We laugh/ });
        const isLoaded = 'document.querySelector(".pane img.card-image").naturalWidth';
        await picture.waitFor();
        await expect.poll(() => page.evaluate(isLoaded)).toBe(1280);
        await expectNoBarriers(page, 'a card with a picture');
        await side('alex').getByRole('button', { name: 'Name and time zone of Alex' }).click();
        await page.getByLabel('Name in the channel').fill('Lex');
        await page.getByRole('button', { name: 'Save' }).click();
        await side('sam')
          .getByRole('img', { name: /Sam \/ Lex\. We laugh/ })
          .waitFor();
        await side('sam').getByRole('button', { name: 'View as JSON' }).click();
        const json = side('sam').getByRole('region', { name: 'As JSON, Preview' });
        expect(JSON.parse((await json.textContent()) ?? '').elements[1]).toMatchObject({ kind: 'picture' });
        for (const name of ['Discord', 'Slack']) {
          await page.getByRole('button', { name, exact: true }).first().click();
          const look = side('sam').getByTitle(`The card as ${name} shows it`).contentFrame();
          await look.getByRole('img', { name: /Sam \/ Lex\. We laugh/ }).waitFor();
        }
      },
      { web: { renderers } },
    ),
  );
});

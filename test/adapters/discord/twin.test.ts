import { describe, expect, test } from 'vitest';
import { type BodyKind, checkBody } from '../../fakes/discord-twin/check-body.ts';
import { DiscordTwin } from '../../fakes/discord-twin/twin.ts';

const v2 = 1 << 15;
const quiet = { parse: [] };
const text = (content: string) => ({ type: 10, content });
const press = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'Press', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const menu = (more: object = {}) => ({ type: 3, custom_id: 'm', options: [{ label: 'A', value: 'a' }], ...more });
const message = (...components: object[]) => ({ flags: v2, allowed_mentions: quiet, components });
const form = (...components: object[]) => ({ type: 9, data: { custom_id: 'f', title: 'A form', components } });
const label = (component: object) => ({ type: 18, label: 'A label', component });
const gallery = (url: string, description = 'A') => ({ type: 12, items: [{ media: { url }, description }] });
const listing = (...names: string[]) => ({ attachments: names.map((filename, id) => ({ id: `${id}`, filename })) });
const command = (more: object = {}) => [{ name: 'tip', description: 'A tip.', type: 1, ...more }];
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'An option.', ...more });

// A twin that takes everything proves nothing: each of these is refused by the service.
describe('the twin refuses', () => {
  test.each<[string, BodyKind, object, (readonly string[])?]>([
    ['an empty message', 'message', message()],
    ['components of version 2 without their flag', 'message', { ...message(text('A')), flags: 0 }],
    ['components of version 2 beside a content', 'message', { ...message(text('A')), content: 'B' }],
    [
      'more than 40 components',
      'message',
      message({ type: 17, components: Array.from({ length: 40 }, () => text('A')) }),
    ],
    ['more than 4,000 characters of text', 'message', message(text('a'.repeat(2500)), text('a'.repeat(1501)))],
    ['a blank text', 'message', message(text(' '))],
    ['six buttons in a row', 'message', message(row(...['1', '2', '3', '4', '5', '6'].map((id) => press(id))))],
    ['a menu beside a button', 'message', message(row(menu(), press('b')))],
    ['the same custom_id twice', 'message', message(row(press('a'), press('a')))],
    ['a custom_id of 101 characters', 'message', message(row(press('a'.repeat(101))))],
    [
      'a label of 90 characters in a container',
      'message',
      message({ type: 17, components: [row(press('a', { label: 'l'.repeat(90) }))] }),
    ],
    ['a button without a label', 'message', message(row(press('a', { label: '' })))],
    ['a button with a url and a custom_id', 'message', message(row(press('a', { url: 'https://a.b' })))],
    ['a link that is not https', 'message', message(row({ type: 2, style: 5, label: 'L', url: 'http://a.b' }))],
    [
      'a menu with the same value twice',
      'message',
      message(row(menu({ options: [0, 1].map(() => ({ label: 'A', value: 'a' })) }))),
    ],
    ['a menu whose least is above its most', 'message', message(row(menu({ min_values: 2, max_values: 1 })))],
    [
      'a container in a container',
      'message',
      message({ type: 17, components: [{ type: 17, components: [text('A')] }] }),
    ],
    ['a message in a channel for one person alone', 'message', { ...message(text('A')), flags: v2 | 64 }],
    ['a nonce of 26 characters', 'message', { ...message(text('A')), nonce: 'n'.repeat(26), enforce_nonce: true }],
    ['a file that was not sent', 'webhook', message(text('A'), { type: 13, file: { url: 'attachment://a' } })],
    ['a file that is not shown', 'webhook', message(text('A')), ['a']],
    ['a picture that was not sent', 'message', message(gallery('attachment://a.png'))],
    ['an alt text over 1,024 characters', 'message', message(gallery('https://a.b/c.png', 'a'.repeat(1025)))],
    [
      'a picture that is none',
      'message',
      { ...message(gallery('attachment://a.png')), ...listing('a.png') },
      ['a.png'],
    ],
    ['a file that is not listed', 'edit', message({ type: 13, file: { url: 'attachment://a' } }), ['a']],
    ['a deferred answer that says more than that it is private', 'callback', { type: 5, data: { flags: v2 | 64 } }],
    [
      'a form of six parts',
      'callback',
      form(...[0, 1, 2, 3, 4, 5].map((id) => label({ type: 4, custom_id: `${id}`, style: 1 }))),
    ],
    ['an input outside of a label', 'callback', form({ type: 4, custom_id: 'a', style: 1 })],
    [
      'a text longer than may be typed',
      'callback',
      form(label({ type: 4, custom_id: 'a', style: 1, max_length: 1, value: 'ab' })),
    ],
    [
      'a radio group with one option',
      'callback',
      form(label({ type: 21, custom_id: 'a', options: [{ label: 'A', value: 'a' }] })),
    ],
    ['a required menu from which none may be picked', 'callback', form(label(menu({ min_values: 0 })))],
    [
      'a form title of 46 characters',
      'callback',
      { type: 9, data: { ...form(label(menu())).data, title: 't'.repeat(46) } },
    ],
    ['a command with capital letters', 'commands', command({ name: 'Tip' })],
    ['a command that is not described', 'commands', command({ description: '' })],
    ['the same command twice', 'commands', [...command(), ...command()]],
    [
      'a required option after an optional one',
      'commands',
      command({ options: [option('a'), option('b', { required: true })] }),
    ],
    ['101 commands', 'commands', Array.from({ length: 101 }, (_, index) => command({ name: `c${index}` })[0])],
    [
      'a command over 8,000 characters',
      'commands',
      command({
        options: Array.from({ length: 25 }, (_, index) =>
          option(`o${index}`, {
            choices: Array.from({ length: 5 }, (_, at) => ({ name: 'n'.repeat(70), value: `${at}` })),
          }),
        ),
      }),
    ],
  ])('%s', (_, kind, body, files = []) => {
    const sent = files.map((name) => ({ name, text: '{}', bytes: Buffer.from('{}') }));
    expect(checkBody(kind, body, sent)).not.toEqual([]);
  });

  test.each<[string, BodyKind, object]>([
    ['a message', 'message', message({ type: 17, components: [text('A'), row(press('a')), row(menu())] })],
    ['a form', 'callback', form(text('Intro'), label(menu({ custom_id: 'a' })))],
    ['a command', 'commands', command({ options: [option('b', { required: true }), option('a')] })],
  ])('nothing of %s that is right', (_, kind, body) => {
    expect(checkBody(kind, body, [])).toEqual([]);
  });

  test('an answer that comes late, or twice, or does not fit what was done', async () => {
    let now = 0;
    const twin = await DiscordTwin.open({ now: () => now });
    const channel = twin.world.addChannel(twin.world.addGuild('A server', []));
    const begin = (type: number) => {
      const interaction = {
        id: twin.world.newId(),
        token: `t${twin.world.newId()}`,
        type,
        by: '1',
        channel: channel.id,
        source: null,
        at: now,
        answer: null,
        acknowledgedAfter: null,
        original: null,
        originalDone: false,
        originalDeleted: false,
        followUps: [],
      };
      twin.world.interactions.set(interaction.token, interaction);
      return interaction;
    };
    const send = async (method: string, path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${twin.api}/v10${path}`, { method, headers, body: JSON.stringify(body) });
      return response.status === 204 ? 'done' : (((await response.json()) as { code?: number }).code ?? 'done');
    };
    const answer = ({ id, token }: { id: string; token: string }, body: object) =>
      send('POST', `/interactions/${id}/${token}/callback`, body);
    const edit = ({ token }: { token: string }) =>
      send('PATCH', `/webhooks/1/${token}/messages/@original`, message(text('A')));

    const first = begin(2);
    expect(await edit(first)).toBe(10015);
    expect(await answer(first, { type: 6 })).toBe(50035);
    expect(await answer(first, { type: 5 })).toBe('done');
    expect(await answer(first, { type: 5 })).toBe(40060);
    expect(await edit(first)).toBe('done');
    const form_ = begin(5);
    expect(await answer(form_, form(label(menu())))).toBe(50035);
    const late = begin(2);
    now += 3001;
    expect(await answer(late, { type: 5 })).toBe(10062);
    now += 15 * 60_000;
    expect(await edit(first)).toBe(50027);
    await twin.close();
  });
});

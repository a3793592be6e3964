import { describe, expect, test } from 'vitest';
import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, text } from '../../../src/card/card.ts';
import { drawQuickly, feelingsOf, monthOf } from '../../card/pictures.ts';
import { isPng } from '../../fakes/discord-twin/check-message.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

const quickly = { draw: drawQuickly };
const press = buttons(button('Press me', actionId('test.press')));
const said = 'sam / alex. We laugh together: Very much / Mostly.';
const inWords = 'We laugh together: Very much / Mostly.';

function cardOf({ one, other }: SlackWorld): Card {
  return {
    tone: 'reveal',
    elements: [
      text('Before'),
      { kind: 'picture', picture: feelingsOf([one.user, other.user]) },
      { kind: 'picture', picture: monthOf([one.user, other.user]) },
      press,
    ],
  };
}

/** The files that the newest message shows which shows any, as they were uploaded. */
function shown({ workspace }: SlackWorld) {
  const ids = workspace.messages.map(({ blocks }) => blocks.flatMap(({ slack_file: file }) => file?.id ?? []));
  return (ids.findLast(({ length }) => length > 0) ?? []).map((id) => {
    const file = workspace.files.get(id);
    return `${file?.name} ${isPng(file?.bytes ?? new Uint8Array())}`;
  });
}

const both = ['picture-1.png true', 'picture-2.png true'];

describe('pictures are files that only their message shows', () => {
  test('of a post, of a direct message, and of a card that was asked for in the channel', async () => {
    await using world = await SlackWorld.open();
    const { platform, room, one, inbox } = world;
    await platform.post(room, cardOf(world), 'k1');
    expect(shown(world)).toEqual(both);
    expect((await one.sees())[0]?.text).toContain(said);
    await platform.whisper(one.user, room, cardOf(world), 'k2');
    expect((await one.sees()).at(-1)).toMatchObject({ text: expect.stringContaining(said) });
    inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: cardOf(world) }));
    await one.command('say');
    expect(world.workspace.messages.at(-1)?.blocks.filter(({ slack_file: file }) => file !== undefined)).toHaveLength(
      2,
    );
    expect(world.workspace.files.size).toBe(6);
  });

  test('also where Slack is not done with them at once', async () => {
    await using world = await SlackWorld.open({ ...quickly, times: { picture: [1, 1] } });
    world.workspace.filesBusy = 1;
    await world.platform.post(world.room, cardOf(world), 'k1');
    expect(shown(world)).toEqual(both);
    expect(await world.one.sees()).toHaveLength(1);
  });

  test('of a private answer, which is a direct message then, and what is said in the channel points there', async () => {
    await using world = await SlackWorld.open();
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: cardOf(world) }));
    await world.one.command('say');
    const seen = await world.one.sees();
    expect(seen.map(({ text: all }) => [all.includes(said), all.includes('direct messages')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(shown(world)).toEqual(both);
    expect(await world.other.sees()).toEqual([]);
  });

  test('of what takes the place of a private card: a new message where it was one, and a word where it stood', async () => {
    await using world = await SlackWorld.open(quickly);
    const { inbox, one, other } = world;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: { tone: 'calm', elements: [press] } }));
    inbox.on('action', 'test.press', 'update', () => ({ kind: 'update', card: cardOf(world) }));
    await one.command('say');
    const look = async () =>
      (await one.sees()).map(({ text: all }) =>
        all.includes(said) ? 'picture' : all.includes('direct') ? 'word' : all,
      );
    await one.press('Press me');
    expect((await look()).toSorted()).toEqual(['picture', 'word']);
    await one.press('Press me');
    expect((await look()).toSorted()).toEqual(['picture', 'word']);
    expect(shown(world)).toEqual(both);
    expect(world.workspace.files.size).toBe(4);
    expect(await other.sees()).toEqual([]);
  });
});

describe('a card says in words what it cannot show', () => {
  test('where it is an edit or replaces another, because Slack would show nothing there', async () => {
    await using world = await SlackWorld.open(quickly);
    const { platform, room, one, inbox } = world;
    const message = await platform.post(room, { tone: 'calm', elements: [press] }, 'k1');
    await platform.edit(message, cardOf(world));
    expect((await one.sees())[0]?.text).toContain(inWords);
    inbox.on('action', 'test.press', 'update', () => ({ kind: 'update', card: cardOf(world) }));
    await one.press('Press me');
    expect((await one.sees())[0]?.text).toContain(inWords);
    expect(world.workspace.files.size).toBe(0);
  });

  test('where it must leave no trace', async () => {
    await using world = await SlackWorld.open(quickly);
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: cardOf(world), traceless: true }));
    await world.one.command('say');
    expect(await world.one.sees()).toMatchObject([{ private: true, text: expect.stringContaining(inWords) }]);
    expect(world.twin.called('chat.postMessage')).toEqual([]);
  });

  test('where Slack is never done with the file', async () => {
    await using world = await SlackWorld.open({ ...quickly, times: { picture: [1, 1] } });
    world.workspace.filesBusy = 9;
    await world.platform.post(world.room, cardOf(world), 'k1');
    const [seen] = await world.one.sees();
    expect(seen?.text).toContain(said);
    expect(seen?.buttons).toEqual(['Press me']);
    expect(shown(world)).toEqual([]);
  });

  test.each([
    ['files.getUploadURLExternal', 'missing_scope'],
    ['files.getUploadURLExternal', 'file_uploads_disabled'],
    ['files.completeUploadExternal', 'storage_limit_reached'],
  ])('where %s answers %s', async (method, code) => {
    await using world = await SlackWorld.open(quickly);
    world.twin.fail(method, { kind: 'error', code }, 2);
    await world.platform.post(world.room, cardOf(world), 'k1');
    expect((await world.one.sees())[0]?.text).toContain(said);
    expect(world.log.lines).toEqual([expect.stringContaining(`"code":"${code}"`)]);
    expect(world.log.lines.join()).not.toMatch(/laugh|Very much/);
  });

  test('and notifies nobody by that', async () => {
    await using world = await SlackWorld.open(quickly);
    world.twin.fail('files.getUploadURLExternal', { kind: 'error', code: 'missing_scope' }, 2);
    await world.platform.post(world.room, cardOf(world), 'k1');
    expect(JSON.stringify(world.workspace.messages.at(-1)?.blocks)).not.toContain('<@');
  });
});

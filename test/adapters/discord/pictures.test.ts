import { expect, test } from 'vitest';
import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, text } from '../../../src/card/card.ts';
import { drawQuickly, feelingsOf, monthOf } from '../../card/pictures.ts';
import type { PlatformDriver } from '../../contract/platform-driver.ts';
import { isPng } from '../../fakes/discord-twin/check-message.ts';
import type { TwinMessage } from '../../fakes/discord-twin/model.ts';
import { onDiscord } from './on-discord.ts';

const quickly = { platform: { draw: drawQuickly } };
const press = buttons(button('Press me', actionId('test.press')));
const said = 'sam / alex. We laugh together: Very much / Mostly.';

/** A card with two pictures, one of them about these two. */
function cardOf({ one, other }: PlatformDriver): Card {
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

/** How a message shows pictures: its galleries, and what was attached. */
function shownOn(message: TwinMessage | undefined) {
  const galleries = JSON.stringify(message?.components).match(/attachment:\/\/[\w.-]+/g) ?? [];
  return { galleries, files: message?.files.map(({ name, bytes }) => `${name} ${isPng(bytes)}`) };
}

const both = {
  galleries: ['attachment://picture-1.png', 'attachment://picture-2.png'],
  files: ['picture-1.png true', 'picture-2.png true'],
};

test(
  'pictures are attached to a post, an edit and a direct message, each with all that it says',
  onDiscord(async (driver) => {
    const { platform, room, one, other, twin } = driver;
    const { message } = await platform.post(room, { tone: 'calm', elements: [text('Soon')] }, 'k1');
    const posted = () => twin.world.messages.get(message);
    expect(shownOn(posted())).toEqual({ galleries: [], files: [] });
    await platform.edit({ room, message }, cardOf(driver));
    expect(shownOn(posted())).toEqual(both);
    await platform.edit(
      { room, message },
      { tone: 'calm', elements: [{ kind: 'picture', picture: monthOf([one.user, other.user]) }] },
    );
    expect(shownOn(posted())).toEqual({ galleries: ['attachment://picture-1.png'], files: ['picture-1.png true'] });
    await platform.edit({ room, message }, { tone: 'calm', elements: [text('Gone')] });
    expect(shownOn(posted())).toEqual({ galleries: [], files: [] });
    const hold = await platform.whisper(one.user, room, cardOf(driver), 'k2');
    const seen = (await one.sees()).at(-1);
    expect(seen).toMatchObject({ private: true, text: expect.stringContaining(said) });
    const whispered = () => shownOn(twin.world.messages.get(seen?.id ?? ''));
    expect(whispered()).toEqual(both);
    if (hold === null) throw new Error('a whisper that cannot be replaced');
    await platform.replace(hold, one.user, room, { tone: 'calm', elements: [text('Later')] });
    expect(whispered()).toEqual({ galleries: [], files: [] });
    await platform.replace(hold, one.user, room, cardOf(driver));
    expect(whispered()).toEqual(both);
  }),
);

test.each(['private', 'shared', 'update', 'form'] as const)(
  'a reply with pictures can follow an acknowledgement of %s',
  async (ack) => {
    await onDiscord(async (driver) => {
      const { platform, room, inbox, one, twin } = driver;
      const kind = ack === 'form' ? 'private' : ack;
      inbox.on('action', 'test.press', ack, () => ({ kind, card: cardOf(driver) }));
      await platform.post(room, { tone: 'calm', elements: [press] }, 'k1');
      await one.press('Press me');
      const seen = (await one.sees()).at(-1);
      expect(seen?.text).toContain(said);
      expect(shownOn(twin.world.messages.get(seen?.id ?? ''))).toEqual(both);
    }, quickly)();
  },
);

test(
  'a private card is replaced by one with pictures, also in the place of a form',
  onDiscord(async (driver) => {
    const { inbox, one, twin } = driver;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: { tone: 'calm', elements: [press] } }));
    inbox.on('action', 'test.press', 'form', () => ({ kind: 'update', card: cardOf(driver) }));
    await one.command('say');
    await one.press('Press me');
    const seen = await one.sees();
    expect(seen).toHaveLength(1);
    expect(shownOn(twin.world.messages.get(seen[0]?.id ?? ''))).toEqual(both);
  }, quickly),
);

test(
  'where Attune may not attach files, or the picture cannot be drawn, a card says all of it in words',
  onDiscord(async (driver) => {
    const { platform, room, one, twin, channel } = driver;
    twin.world.deny(channel, 'AttachFiles');
    const { message } = await platform.post(room, cardOf(driver), 'k1');
    await platform.edit({ room, message }, cardOf(driver));
    const [seen] = await one.sees();
    expect(seen?.text).toContain('We laugh together: Very much / Mostly.');
    expect(seen?.text).toContain('Thanks: 5, 17, 30. Done together: 5.');
    expect(seen?.buttons).toEqual(['Press me']);
    expect(shownOn(twin.world.messages.get(message))).toEqual({ galleries: [], files: [] });
  }, quickly),
);

test(
  'a picture that cannot be drawn is told in words, and logged without any of them',
  onDiscord(
    async (driver) => {
      await driver.platform.post(driver.room, cardOf(driver), 'k1');
      expect((await driver.one.sees())[0]?.text).toContain('We laugh together: Very much / Mostly.');
      expect(driver.log.lines.filter((line) => line.includes('told in words'))).toHaveLength(1);
      expect(driver.log.lines.join()).not.toMatch(/laugh|Very much/);
    },
    { platform: { draw: () => Promise.reject(new Error('no picture today')) } },
  ),
);

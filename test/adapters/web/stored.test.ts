import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { openBotClock } from '../../../adapters/web/bot-clock.ts';
import { room, userOf } from '../../../adapters/web/place.ts';
import { createWebPlatform } from '../../../adapters/web/platform.ts';
import { quote } from '../../../src/card/card.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';
import { noon } from './open-preview.ts';
import { WebPerson } from './web-person.ts';
import { words as english } from './words.ts';

test('in the real database the preview is sealed, and all of it is there after a restart', async () => {
  const database = await openTestStore();
  const open = async () => {
    const { store } = database;
    const system = await openBotClock(store, () => noon);
    const nothing = async () => undefined;
    const platform = await createWebPlatform({
      draw: drawPicture,
      words: () => english,
      port: 0,
      store,
      system,
      log: new MemoryLog(),
      nextDue: async () => null,
      standing: async () => null,
      nextMoment: async () => null,
      health: async () => ({ well: true, details: {} }),
      onJump: nothing,
      onReset: nothing,
    });
    await platform.start(new FakeInbox());
    return { platform, system };
  };
  try {
    const before = await open();
    const words = 'Nobody reads this in a file';
    await before.platform.whisper(
      userOf('sam'),
      room,
      { tone: 'calm', elements: [quote(new PartnerWords(words))] },
      'k1',
    );
    const sam = new WebPerson('sam', () => before.platform.address);
    await sam.post('/api/chat', { id: randomUUID(), as: 'sam', words: `${words}, nor this`, under: null });
    await sam.post('/api/people', { id: 'sam', name: 'Samira', zone: 'Asia/Tokyo' });
    await before.system.jump(1000);
    await before.platform[Symbol.asyncDispose]();
    expect(await database.dump()).not.toMatch(/Nobody reads|Samira|Tokyo/);

    await database.restart();
    const { platform, system } = await open();
    const again = new WebPerson('sam', () => platform.address);
    await again.view.connect(platform.address);
    expect((await again.sees()).map(({ text }) => text)).toEqual([`"${words}"`, `${words}, nor this`]);
    expect(again.view.snapshot?.people[0]?.name).toBe('Samira');
    expect(system.now()).toBe(noon + 1000);
    await again.view.close();
    await platform[Symbol.asyncDispose]();
  } finally {
    await database.close();
  }
});

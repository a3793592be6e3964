import { describe, expect, test } from 'vitest';
import { cardWith, type World } from '../driver.ts';
import { askInWords, count, expectUnseen, lastPrivate, pair, write } from '../moves.ts';

export function replyStories(open: () => Promise<World>): void {
  describe('the reply', () => {
    test('each is shown three ways, fitted to the theme, and what they write stands under the reveal', async () => {
      await using world = await revealed(open);
      await world.alex.click('Respond');
      const coach = await lastPrivate(world.alex);
      for (const part of ['sam said this', 'Say it back', 'Ask one more', 'Say what you value'])
        expect(coach).toContain(part);
      await world.alex.click('Ask one more');
      expect((await world.alex.form())?.options['starter']?.length).toBeGreaterThanOrEqual(3);
      await world.alex.submit({ words: 'What was it like on the way back?' });
      const reply = await cardWith(world.sam, 'What was it like on the way back?');
      expect(reply.private).toBe(false);
      expect(reply.text).toContain('@alex has one more question for @sam');
    });

    test('a beginning is put before what was written', async () => {
      await using world = await revealed(open);
      await world.sam.click('Respond');
      await world.sam.click('Say it back');
      const starter = (await world.sam.form())?.options['starter']?.find((label) => label.endsWith('…')) ?? '';
      await world.sam.submit({ starter: [starter], words: 'the quiet mattered to you.' });
      const { text } = await cardWith(world.alex, 'the quiet mattered to you.');
      expect(text).toContain(starter.replace('…', '').trim());
    });

    test('a beginning alone is not a reply', async () => {
      await using world = await revealed(open);
      await world.sam.click('Respond');
      await world.sam.click('Say what you value');
      const starter = (await world.sam.form())?.options['starter']?.find((label) => label.endsWith('…')) ?? '';
      await world.sam.submit({ starter: [starter], words: '' });
      expect((await world.sam.form())?.problems).toHaveProperty('words');
      expect(await count(world.alex, 'there is to value')).toBe(0);
    });

    test('/checkin respond does the same for the newest one', async () => {
      await using world = await revealed(open);
      await world.sam.command('checkin respond');
      expect(await lastPrivate(world.sam)).toContain('alex said this');
    });
  });

  describe('revealing privately', () => {
    test('both answers show to each of the two, and to nobody in the room', async () => {
      await using world = await open();
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Show answers privately');
      await askInWords(world);
      await write(world.sam, 'whispered by sam');
      await write(world.alex, 'whispered by alex');
      const inTheRoom = (await world.sam.cards()).filter((card) => !card.private).map((card) => card.text);
      expect(inTheRoom.join('\n')).not.toContain('whispered');
      await world.sam.click('See both');
      expect(await lastPrivate(world.sam)).toContain('whispered by alex');
      await world.guest.click('See both');
      await expectUnseen(world.guest, 'whispered');
      await world.alex.click('Respond');
      await world.alex.click('Say what you value');
      await world.alex.submit({ words: 'thank you for whispering' });
      expect((await cardWith(world.sam, 'thank you for whispering')).private).toBe(true);
      await expectUnseen(world.guest, 'thank you for whispering');
    });
  });

  describe('changing one’s mind about where answers show', () => {
    test('what was answered under a private reveal is not shown in the room, whatever is chosen later', async () => {
      await using world = await open();
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Show answers privately');
      await askInWords(world);
      await write(world.sam, 'for alex alone');
      await world.alex.command('settings');
      await world.alex.click('Show answers in this room');
      await write(world.alex, 'answered in the room');
      await world.alex.click('See both');
      expect(await lastPrivate(world.alex)).toContain('for alex alone');
      await expectUnseen(world.guest, 'for alex alone');
    });
  });

  describe('just talking', () => {
    test('with open answers the card is the question alone, with a place to talk', async () => {
      await using world = await open();
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Just talk, no sealed answers');
      await world.sam.command('prompt');
      const card = await cardWith(world.alex, 'No sealed answers here');
      expect(card.buttons).not.toContain('Answer');
      await cardWith(world.alex, 'Here is a place to talk it over');
    });
  });
}

async function revealed(open: () => Promise<World>): Promise<World> {
  const world = await open();
  await pair(world);
  await askInWords(world);
  await write(world.sam, 'sam said this');
  await write(world.alex, 'alex said this');
  return world;
}

import { expect } from 'vitest';
import { cardWith, type SeenForm, type World } from '../driver.ts';
import { answerAlike, askInWords, askUntil, count, expectUnseen, lastPrivate, pair, write } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function replyStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('the reply', () => {
    story(
      'each is shown ways that fit, what they write stands under the reveal, and the thanks take the coach’s place',
      async (world) => {
        await revealed(world);
        await world.alex.click('Reply');
        const coach = await cardWith(world.alex, 'In one small trial');
        expect(coach.text).toContain('sam said this');
        expect(coach.buttons).toEqual(expect.arrayContaining(['Say it back', 'Ask about it', 'Say what you value']));
        await world.alex.click('Ask about it');
        const form = await world.alex.form();
        expect(form?.about).toContain('sam said this');
        expect(form?.options['starter']).toHaveLength(4);
        await world.alex.submit({ words: 'What was it like on the way back?' });
        const reply = await cardWith(world.sam, 'What was it like on the way back?');
        expect(reply.private).toBe(false);
        expect(reply.text).toContain('@alex has one more question for @sam');
        const mine = (await world.alex.cards()).filter((card) => card.private).map((card) => card.text);
        expect(mine.at(-1)).toContain('Nicely done');
        expect(mine.join('\n')).not.toContain('To show it landed');
        // From now on, why this is there is told to those who ask.
        await world.alex.click('Another reply');
        expect(await lastPrivate(world.alex)).not.toContain('small trial');
        await world.alex.click('Why this');
        expect(await lastPrivate(world.alex)).toContain('36 couples');
        return { sam: ['how to hear: direct', 'reveal: direct', 'reply: direct'], alex: ['invitation: mention'] };
      },
    );

    story('a question asked back is answered by the one who was asked, once, below it', async (world) => {
      await revealed(world);
      await askBack(world, 'What was it like on the way back?');
      await world.alex.click('Answer it');
      expect((await cardWith(world.alex, '@sam gets to answer it')).private).toBe(true);
      const { id } = await cardWith(world.sam, '@alex has one more question for @sam');
      await world.sam.click('Answer it', id);
      expect((await world.sam.form())?.about).toContain('What was it like on the way back?');
      await world.sam.submit({ words: 'Quiet, and a bit too long.' });
      const seen = (await world.alex.cards()).filter((card) => !card.private);
      const [asked, answered] = ['has one more question', '@sam answers @alex'].map((text) =>
        seen.findIndex((card) => card.text.includes(text)),
      );
      expect(answered).toBeGreaterThan(asked ?? -1);
      expect(seen[answered ?? 0]?.text).toContain('Quiet, and a bit too long.');
      expect(seen[asked ?? 0]?.buttons).toEqual([]);
      return { sam: ['how to hear: direct', 'reveal: direct', 'reply: direct'], alex: ['invitation: mention'] };
    });

    story('a beginning is put before what was written, and its last word is not there twice', async (world) => {
      await revealed(world);
      await world.sam.click('Reply');
      await world.sam.click('Say it back');
      const starter = (await world.sam.form())?.options['starter']?.find((label) => label.endsWith('…')) ?? '';
      const begun = starter.replace('…', '').trim();
      const last = begun.split(' ').at(-1) ?? '';
      await world.sam.submit({ starter, words: `${last} the quiet mattered to you.` });
      const { text } = await cardWith(world.alex, 'the quiet mattered to you.');
      expect(text).toContain(`${begun} the quiet mattered to you.`);
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('a beginning alone is not a reply, and what was picked is kept', async (world) => {
      await revealed(world);
      await world.sam.click('Reply');
      await world.sam.click('Say what you value');
      const options: SeenForm['options'] = (await world.sam.form())?.options ?? {};
      // Where there are few beginnings, all of them show at once.
      const where = options['more'] === undefined ? 'starter' : 'more';
      await world.sam.submit({ [where]: [options[where]?.at(-1) ?? ''], words: '' });
      expect((await world.sam.form())?.problems).toHaveProperty('words');
      expect(await world.sam.form()).toMatchObject({ about: expect.stringContaining('alex said this') });
      expect(await count(world.alex, 'what they like about it')).toBe(0);
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('one warm thing is said with a press, once', async (world) => {
      await pair(world);
      await askUntil(world, 'Light');
      await answerAlike(world.sam);
      await answerAlike(world.alex);
      await world.sam.command('checkin respond');
      const coach = (await world.sam.cards()).findLast((card) => card.private);
      expect(coach?.buttons.join()).toMatch(/Enjoy it together|Be in it together/);
      const warm = coach?.buttons.at(-2) ?? '';
      await world.sam.click(warm);
      expect((await cardWith(world.alex, '@sam to @alex')).text).toContain(warm);
      await world.sam.click('Another reply');
      expect((await world.sam.cards()).findLast((card) => card.private)?.buttons).not.toContain(warm);
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });
  });

  chapter('revealing privately', () => {
    story(
      'answers, replies, and what was asked back and answered show to the two, and to nobody in the room',
      async (world) => {
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
        await askBack(world, 'why so quietly?');
        expect((await cardWith(world.sam, 'why so quietly?')).private).toBe(true);
        await world.sam.click('Answer it');
        await world.sam.submit({ words: 'because it is ours' });
        // The card with the question is the thanks now, with both on it.
        expect((await cardWith(world.sam, 'because it is ours')).text).toContain('why so quietly?');
        expect((await world.sam.cards()).flatMap((card) => card.buttons)).not.toContain('Answer it');
        // It is early in the morning for Alex: nothing comes by itself yet.
        await world.alex.click('Read the reply');
        expect((await cardWith(world.alex, 'because it is ours')).private).toBe(true);
        await world.alex.command('checkin history');
        await world.alex.pick((await world.alex.cards()).at(-1)?.options[0] ?? '');
        expect(await lastPrivate(world.alex)).toMatch(/why so quietly\?.*because it is ours/s);
        await expectUnseen(world.guest, 'quietly');
        await expectUnseen(world.guest, 'because it is ours');
        return { sam: ['how to hear: direct', 'reveal: direct', 'reply: direct'], alex: ['invitation: mention'] };
      },
    );
  });

  chapter('changing one’s mind about where answers show', () => {
    story(
      'what was answered under a private reveal is not shown in the room, whatever is chosen later',
      async (world) => {
        await pair(world);
        await world.sam.command('settings');
        await world.sam.click('Show answers privately');
        await askInWords(world);
        await write(world.sam, 'for alex alone');
        await world.alex.command('settings');
        await world.alex.click('Show answers in this channel');
        await write(world.alex, 'answered in the room');
        await world.alex.click('See both');
        expect(await lastPrivate(world.alex)).toContain('for alex alone');
        await expectUnseen(world.guest, 'for alex alone');
        return {
          sam: ['how to hear: direct', 'settings-reveal: direct', 'reveal: direct'],
          alex: ['invitation: mention'],
        };
      },
    );
  });

  chapter('just talking', () => {
    story('with open answers the card is the question alone, with a place to talk', async (world) => {
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Just talk, no sealed answers');
      await world.sam.command('prompt ask');
      const card = await cardWith(world.alex, 'No sealed answers for this one');
      expect(card.buttons).not.toContain('Answer');
      await cardWith(world.alex, 'Here’s a place to talk it over');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}

async function revealed(world: World): Promise<void> {
  await pair(world);
  await askInWords(world);
  await write(world.sam, 'sam said this');
  await write(world.alex, 'alex said this');
}

/** Alex asks Sam one more question. */
async function askBack(world: World, words: string): Promise<void> {
  await world.alex.click('Reply');
  await world.alex.click('Ask about it');
  await world.alex.submit({ words });
}

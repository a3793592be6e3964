import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith, type World } from '../driver.ts';
import {
  askInWords,
  askUntil,
  count,
  expectUnseen,
  lastPrivate,
  openQuestion,
  pair,
  pickOption,
  write,
} from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function checkInStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('a question', () => {
    story('stays sealed until both have answered, and then shows both', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'the walk by the river');
      const waiting = await cardWith(world.alex, '@sam has answered');
      expect(waiting.private).toBe(false);
      await expectUnseen(world.alex, 'the walk by the river');
      await expectUnseen(world.guest, 'the walk by the river');
      expect(await lastPrivate(world.sam)).toContain('the walk by the river');
      await write(world.alex, 'the soup you made');
      const revealed = await cardWith(world.sam, 'the soup you made');
      expect(revealed.private).toBe(false);
      expect(revealed.text).toContain('the walk by the river');
      // A message of its own, at the end of the room: an edit of an old one would tell nobody.
      expect(revealed.id).not.toBe(waiting.id);
      expect(revealed.text).toContain('you’ve both answered.');
      const asked = (await world.sam.cards()).find((card) => card.id === waiting.id);
      expect(asked?.text).toContain('here are your answers');
      expect(asked?.buttons).toEqual([]);
      expect(revealed.buttons).toContain('Reply');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('an answer can be changed until the reveal, and not after it', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'first thought');
      await world.sam.click('Change');
      expect((await world.sam.form())?.values['words']).toBe('first thought');
      await world.sam.submit({ words: 'second thought' });
      await world.sam.click('Change');
      await write(world.alex, 'mine');
      await world.sam.submit({ words: 'third thought' });
      expect((await cardWith(world.sam, 'third thought')).private).toBe(true);
      const revealed = await cardWith(world.alex, 'second thought');
      expect(revealed.text).not.toContain('third thought');
      await expectUnseen(world.alex, 'third thought');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('nothing but blanks is no answer, and what was typed comes back', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, ' \u200b\n ');
      expect((await world.sam.form())?.problems).toHaveProperty('words');
      await world.sam.submit({ words: 'now then' });
      expect(await lastPrivate(world.sam)).toContain('now then');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    for (const [how, clicks] of [
      ['from 1 to 5', 1],
      ['choose one', 1],
      ['one or the other', 1],
      ['choose, then guess', 2],
    ] as const) {
      story(`"${how}" is answered by buttons alone`, async (world) => {
        await pair(world);
        await askUntil(world, how);
        await world.sam.click('Answer');
        const own = await pickOption(world.sam, 'first');
        if (clicks === 2) await pickOption(world.sam, 'last');
        await cardWith(world.alex, '@sam has answered');
        await world.alex.click('Answer');
        const other = await pickOption(world.alex, 'last');
        if (clicks === 2) await pickOption(world.alex, 'first');
        const { text } = await cardWith(world.sam, 'you’ve both answered.');
        expect(text).toContain(own);
        expect(text).toContain(other);
        return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
      });
    }

    story('a pass looks like no answer: the other sees nothing of it', async (world) => {
      await pair(world);
      await askInWords(world);
      const before = await allText(world.alex);
      await world.sam.click('Pass');
      expect(await allText(world.alex)).toBe(before);
      await world.alex.click('Swap');
      expect(await openQuestion(world.alex)).not.toBe(before);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('after a pass Sam can still answer, or never be asked this again', async (world) => {
      await pair(world);
      await askInWords(world);
      const question = (await openQuestion(world.sam)).split('\n')[1] ?? '?';
      await world.sam.click('Pass');
      await world.sam.click('Never ask again');
      for (let asked = 0; asked < 8; asked += 1) {
        await world.pass(minute);
        await world.sam.command('prompt ask');
        expect((await openQuestion(world.sam)).split('\n')[1]).not.toBe(question);
      }
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('it is swapped in place, three times at most, and not once somebody has answered', async (world) => {
      await pair(world);
      await world.sam.command('prompt ask');
      const seen = new Set([await openQuestion(world.sam)]);
      for (let swaps = 0; swaps < 3; swaps += 1) {
        await world.alex.click('Swap');
        seen.add(await openQuestion(world.sam));
      }
      expect(seen.size).toBe(4);
      expect((await cardWith(world.sam, 'Nobody has answered')).buttons).not.toContain('Swap');
      expect(await count(world.sam, 'Nobody has answered')).toBe(1);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('both answer in the same moment: one reveal, with both', async (world) => {
      await pair(world);
      await askInWords(world);
      await world.sam.click('Answer');
      await world.alex.click('Answer');
      await Promise.all([world.sam.submit({ words: 'from one side' }), world.alex.submit({ words: 'from the other' })]);
      await world.settle();
      const { text } = await cardWith(world.sam, 'you’ve both answered.');
      expect(text).toContain('from one side');
      expect(text).toContain('from the other');
      expect(await count(world.sam, 'from one side')).toBe(1);
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('a stranger’s click changes nothing and is answered privately', async (world) => {
      await pair(world);
      await askInWords(world);
      const before = await openQuestion(world.sam);
      for (const label of ['Answer', 'Pass', 'Swap']) {
        await world.guest.click(label);
        expect(await world.guest.form()).toBeNull();
        expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
      }
      expect(await openQuestion(world.sam)).toBe(before);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('a late answer still reveals for seven days, and the question after it is left alone', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'early');
      const old = await cardWith(world.alex, '@sam has answered');
      await world.pass(6 * day);
      await world.sam.command('prompt ask');
      await world.alex.click('Answer', old.id);
      await world.alex.submit({ words: 'late, and welcome' });
      expect((await cardWith(world.sam, 'late, and welcome')).text).toContain('early');
      expect(await openQuestion(world.sam)).not.toBe('');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('after seven days it rests: what was written stays with its author', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'mine alone now');
      const old = await cardWith(world.alex, '@sam has answered');
      await world.alex.click('Answer', old.id);
      await world.pass(7 * day + minute);
      expect((await world.alex.cards()).find((card) => card.id === old.id)?.buttons).toEqual([]);
      await world.alex.submit({ words: 'too late' });
      expect(await lastPrivate(world.alex)).toContain('too late');
      await expectUnseen(world.alex, 'mine alone now');
      await world.sam.command('checkin history');
      expect(await lastPrivate(world.sam)).toContain('mine alone now');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('a restart between any two steps changes nothing', async (world) => {
      await pair(world);
      await world.restart();
      await askInWords(world);
      await world.restart();
      await world.sam.click('Answer');
      await world.restart();
      await world.sam.submit({ words: 'before the restart' });
      await world.restart();
      await world.alex.click('Answer');
      await world.restart();
      await world.alex.submit({ words: 'after the restart' });
      await world.restart();
      await cardWith(world.sam, 'after the restart');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('every button has its command', async (world) => {
      await pair(world);
      await world.sam.command('checkin answer');
      expect(await lastPrivate(world.sam)).toContain('You have no open question');
      await world.sam.command('checkin now');
      await world.sam.command('checkin answer');
      const card = (await world.sam.cards()).findLast((one) => one.private);
      expect(card?.buttons).toEqual(expect.arrayContaining(['Answer', 'Pass']));
      await world.sam.command('checkin respond');
      expect(await lastPrivate(world.sam)).toContain('You haven’t both answered a question yet');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });

  chapter('the one nudge', () => {
    story('goes to the one who has not answered, privately, once', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'here already');
      for (let hours = 0; hours < 20; hours += 1) await world.pass(hour);
      const nudges = async (person: typeof world.alex) =>
        (await person.cards()).filter((card) => card.text.includes('It’s your turn, if you feel like it'));
      expect(await nudges(world.alex)).toHaveLength(1);
      expect((await nudges(world.alex))[0]?.private).toBe(true);
      expect(await nudges(world.sam)).toHaveLength(0);
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: direct', 'nudge: direct', 'question: mention'],
      };
    });

    story('waits until quiet hours are over', async (world) => {
      await pair(world);
      await world.pass(13 * hour);
      const asked = await askInWords(world);
      await write(world.sam, 'late in the evening there');
      // It is past eight in the evening in New York; four hours on it is past midnight.
      for (let hours = 0; hours < 10; hours += 1) await world.pass(hour);
      expect(await allText(world.alex)).not.toContain('It’s your turn, if you feel like it');
      for (let hours = 0; hours < 4; hours += 1) await world.pass(hour);
      await cardWith(world.alex, 'It’s your turn, if you feel like it');
      // It is no time for a sound in Lisbon, and a fine one for a note in New York.
      const notes = Array.from({ length: asked }, () => 'question: direct');
      return {
        sam: ['how to hear: direct'],
        alex: ['invitation: mention', 'how to hear: direct', ...notes, 'nudge: direct'],
      };
    });

    story('does not come to somebody who passed', async (world) => {
      await pair(world);
      await askInWords(world);
      await world.alex.click('Pass');
      await write(world.sam, 'here already');
      for (let hours = 0; hours < 20; hours += 1) await world.pass(hour);
      expect(await allText(world.alex)).not.toContain('It’s your turn, if you feel like it');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });
  });
}

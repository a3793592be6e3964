import { expect } from 'vitest';
import { hour, minute } from '../../../src/model/instant.ts';
import { cardWith, type Person, type World } from '../driver.ts';
import { answerAlike, count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

const direct = 'Send me a direct message';
const nothing = 'Don’t tell me';

/** The worlds begin at noon in Lisbon, where Sam is, and at seven in New York, where it is quiet for Alex for an hour yet. */
export function toldStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('being told', () => {
    story(
      'by default: a mention of both for a question, of one for a reveal and a reply, and none for an edit',
      async (world) => {
        await byDay(world);
        // The question of that evening, at eight in Lisbon and three in New York.
        await world.pass(5 * hour);
        await answerAlike(world.alex);
        await world.pass(minute);
        await answerAlike(world.sam);
        await value(world.sam, 'I like that about you');
        await world.pass(minute);
        await appreciate(world.alex, 'the way you asked');
        return {
          sam: ['how to hear: direct', 'question: mention', 'appreciation: mention'],
          alex: [
            'invitation: mention',
            'how to hear: direct',
            'question: mention',
            'reveal: mention',
            'reply: mention',
          ],
        };
      },
    );

    story('a note, for whoever chose that: it leads to each, and nobody is named for them', async (world) => {
      await byDay(world);
      await choose(world.sam, direct);
      await world.pass(5 * hour);
      await answerAlike(world.sam);
      await world.pass(minute);
      await answerAlike(world.alex);
      await value(world.alex, 'I like that about you');
      await cardWith(world.sam, 'has something for you in your channel: here it is');
      return {
        sam: ['how to hear: direct', 'question: direct', 'reveal: direct', 'reply: direct'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('nothing, for whoever chose that: no question, no reminder, no reveal, no reply', async (world) => {
      await byDay(world);
      await choose(world.alex, nothing);
      await world.pass(5 * hour);
      await answerAlike(world.sam);
      for (let hours = 0; hours < 20; hours += 1) await world.pass(hour);
      await answerAlike(world.alex);
      await value(world.sam, 'I like that about you');
      await value(world.alex, 'and I this');
      return {
        sam: ['how to hear: direct', 'question: mention', 'reveal: mention', 'reply: mention'],
        alex: ['invitation: mention', 'how to hear: direct'],
      };
    });

    story('one who asks by hand hears nothing of it, and one who has answered is not asked again', async (world) => {
      await byDay(world);
      await world.alex.command('checkin now');
      await answerAlike(world.alex);
      for (let hours = 0; hours < 5; hours += 1) await world.pass(hour);
      return {
        // The question of the evening comes after the reminder of the one at noon: nobody has answered it.
        sam: ['how to hear: direct', 'question: mention', 'nudge: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });
  });

  chapter('being told at night', () => {
    story('what comes in Sam’s quiet hours makes no sound, and is told once after them', async (world) => {
      await byNight(world);
      await world.alex.command('prompt ask');
      await answerAlike(world.alex);
      await appreciate(world.alex, 'how well you slept yesterday');
      await world.pass(8 * hour - minute);
      const heard = () =>
        world.pings.filter(({ person }) => person === 'sam').map(({ about, at }) => [about, at] as const);
      expect(heard().map(([about]) => about)).toEqual(['how to hear', 'question']);
      await world.pass(minute);
      const morning = Date.parse('2026-11-03T08:00:00Z');
      expect(heard().slice(2)).toEqual([
        ['question', morning],
        ['appreciation', morning],
      ]);
      for (let hours = 0; hours < 4; hours += 1) await world.pass(hour);
      // By noon it has been four hours.
      return {
        sam: ['how to hear: direct', 'question: mention', 'question: direct', 'appreciation: direct', 'nudge: direct'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('what Sam has seen to meanwhile, or is gone by then, is not told any more', async (world) => {
      await byNight(world);
      await world.alex.command('prompt ask');
      await answerAlike(world.alex);
      await appreciate(world.alex, 'said too soon');
      await world.alex.click('Take it back');
      await world.pass(minute);
      await answerAlike(world.sam);
      await world.pass(minute);
      await value(world.sam, 'before I fall asleep');
      await world.pass(9 * hour);
      return {
        sam: ['how to hear: direct', 'question: mention'],
        // It is the quiet hours of one of the two: Alex is told of both directly.
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention', 'reveal: direct', 'reply: direct'],
      };
    });

    story('a setting that Alex changes, and a pause, wait for the morning, or make no sound at all', async (world) => {
      await byNight(world);
      await world.alex.command('settings');
      await world.alex.click('Show answers privately');
      await world.alex.command('checkin pause', { days: '3' });
      await cardWith(world.sam, 'Paused');
      expect(await lastPrivate(world.sam)).not.toContain('changed a setting');
      await world.pass(9 * hour);
      expect(await lastPrivate(world.sam)).toContain('changed a setting');
      return {
        sam: ['how to hear: direct', 'question: mention', 'settings-reveal: direct'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });
  });

  chapter('being told of what shows privately', () => {
    story('a mention leads to the answers, and the reply comes to its reader alone', async (world) => {
      await byDay(world);
      await world.sam.command('settings');
      await world.sam.click('Show answers privately');
      await world.pass(5 * hour);
      await answerAlike(world.alex);
      await world.pass(minute);
      await answerAlike(world.sam);
      await value(world.sam, 'only for you');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: [
          'invitation: mention',
          'how to hear: direct',
          'settings-reveal: direct',
          'question: mention',
          'reveal: mention',
          'reply: direct',
        ],
      };
    });

    story('at night they make no sound, and can be opened in the channel', async (world) => {
      await byNight(world);
      await world.alex.command('settings');
      await world.alex.click('Show answers privately');
      await world.sam.command('prompt ask');
      await answerAlike(world.sam);
      await world.pass(minute);
      await answerAlike(world.alex);
      await value(world.alex, 'good night');
      await expectUnseen(world.sam, 'good night');
      await world.sam.click('Read the reply');
      expect(await lastPrivate(world.sam)).toContain('good night');
      await world.pass(7 * hour);
      const atNight = world.pings.filter(({ person }) => person === 'sam');
      expect(atNight.map(({ about }) => about)).toEqual(['how to hear', 'question']);
      await world.pass(hour);
      return {
        sam: ['how to hear: direct', 'question: mention', 'settings-reveal: direct', 'reveal: direct', 'reply: direct'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention', 'question: direct'],
      };
    });

    story('whoever wants to hear of nothing finds both in the channel, and opens them there', async (world) => {
      await byDay(world);
      await choose(world.alex, nothing);
      await world.alex.command('settings');
      await world.alex.click('Show answers privately');
      await world.alex.command('checkin now');
      await answerAlike(world.alex);
      await world.pass(minute);
      await answerAlike(world.sam);
      await world.alex.click('See both');
      await value(world.sam, 'only for you');
      await expectUnseen(world.alex, 'only for you');
      expect(await count(world.alex, 'It’s just for you both')).toBe(1);
      await world.guest.click('Read the reply');
      await expectUnseen(world.guest, 'only for you');
      await world.alex.click('Read the reply');
      expect((await cardWith(world.alex, 'only for you')).private).toBe(true);
      return {
        sam: ['how to hear: direct', 'settings-reveal: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct'],
      };
    });
  });
}

/** Three in the afternoon in Lisbon, ten in the morning in New York. */
async function byDay(world: World): Promise<void> {
  await pair(world);
  await world.pass(3 * hour);
}

/** Midnight in Lisbon, seven in the evening in New York; the question of that evening is there. */
async function byNight(world: World): Promise<void> {
  await byDay(world);
  await world.pass(5 * hour);
  await world.pass(4 * hour);
}

async function choose(person: Person, way: string): Promise<void> {
  await person.command('settings');
  await person.pick(way);
}

/** Replies to the newest reveal. */
async function value(person: Person, words: string): Promise<void> {
  await person.click('Reply');
  await person.click('Say what you value');
  await person.submit({ words });
}

async function appreciate(person: Person, words: string): Promise<void> {
  await person.command('appreciate');
  await person.submit({ words });
}

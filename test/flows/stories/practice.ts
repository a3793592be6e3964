import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith, type Person, type World } from '../driver.ts';
import { expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, teller } from '../story.ts';
import { shippedPractice, walk } from '../walk-practice.ts';

export function practiceStories(open: () => Promise<World>): void {
  const story = teller(open);

  chapter('something to do together', () => {
    // Between them they have nearly every kind of step.
    for (const id of ['apology', 'talk-it-through']) {
      story(`${id} is walked to its end`, async (world) => {
        await pair(world);
        await walk(world, await shippedPractice(id), 0);
      });
    }

    story(
      'a time-out is granted at once, interrupts what goes on, and afterwards that goes on where it was',
      async (world) => {
        await pair(world);
        await asked(world, 'Speaker and listener');
        await world.alex.click('I’m in');
        await world.sam.click('I’ll go first');
        await world.sam.click('Go on');
        await world.sam.command('repair');
        await world.sam.pick('Time-out');
        await world.sam.click('Start it now');
        await world.settle();
        await cardWith(world.alex, 'If you’d like another time');
        await cardWith(world.alex, 'This waits for you during the time-out.');
        await world.alex.command('practice', { name: 'Time-out' });
        await world.alex.click('Start it now');
        expect(await lastPrivate(world.alex)).toContain('You’re both in a time-out already.');
        await world.alex.click('45 minutes');
        expect(await lastPrivate(world.alex)).toContain('turn right now');
        await world.sam.click('45 minutes');
        await world.pass(30 * minute);
        expect((await cardWith(world.alex, 'If you’d like another time')).buttons).toContain('45 minutes');
        await world.pass(hour);
        await cardWith(world.alex, /Time-out[\s\S]*either of you can go on/);
        await world.alex.click('Go on');
        await world.alex.click('Stop here');
        await world.settle();
        await cardWith(world.sam, 'You’ve stopped here, and that’s fine.');
        await world.sam.click('I’m done');
        await world.settle();
        await cardWith(world.alex, 'say it back first');
      },
    );

    story(
      'nothing shows before both have answered, also after a restart; a change counts; a line is kept',
      async (world) => {
        await pair(world);
        await asked(world, 'Three thanks');
        await world.alex.click('I’m in');
        await world.settle();
        await world.sam.click('Go on');
        await world.settle();
        await world.sam.click('Answer');
        await world.sam.submit({ words: 'the marmalade' });
        await world.settle();
        await expectUnseen(world.alex, 'the marmalade');
        await world.restart();
        await world.sam.click('Answer');
        expect((await world.sam.form())?.values['words']).toBe('the marmalade');
        await world.sam.submit({ words: 'the blanket' });
        await expectUnseen(world.alex, 'the blanket');
        await world.alex.click('Answer');
        await world.alex.submit({ words: 'your jokes' });
        await world.settle();
        expect((await cardWith(world.sam, 'the blanket')).text).toContain('your jokes');
        await expectUnseen(world.alex, 'the marmalade');
      },
    );

    story(
      'who is no part of it, whose turn it is not, and what is over: each gets a kind sentence, and nothing changes',
      async (world) => {
        await pair(world);
        await asked(world, 'Speaker and listener');
        const gathering = await cardWith(world.alex, 'would like to do this with you');
        await world.guest.click('I’m in', gathering.id);
        expect(await lastPrivate(world.guest)).toContain('This belongs to two other people.');
        await world.sam.click('I’m in', gathering.id);
        expect(await lastPrivate(world.sam)).toMatch(/It’s @?\S+ turn right now|turn right now/);
        await world.alex.click('I’m in');
        await world.settle();
        await world.sam.command('practice', { name: 'Three thanks' });
        expect(await lastPrivate(world.sam)).toContain('Which of you is the speaker first?');
        await world.alex.click('You go first');
        await world.settle();
        await world.sam.command('practice');
        await world.sam.click('Go on');
        await world.settle();
        expect(await lastPrivate(world.sam)).toContain('Where you are');
        await world.alex.click('I’m done');
        expect(await lastPrivate(world.alex)).toContain('turn right now');
        await world.sam.click('Stop here');
        await world.settle();
        await cardWith(world.alex, 'You’ve stopped here, and that’s fine.');
      },
    );

    story('what nobody goes on with ends quietly after a day', async (world) => {
      await pair(world);
      await asked(world, 'Three thanks');
      await world.pass(day + hour);
      await cardWith(world.alex, 'Nothing happened for a day');
      await world.alex.click('Do something else');
      expect(await lastPrivate(world.alex)).toContain('Things to do together');
    });

    story('a couple that shows answers privately reads them privately here too', async (world) => {
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Show answers privately');
      await asked(world, 'Speaker and listener');
      await world.alex.click('I’m in');
      await quick(
        world,
        [world.sam, 'I’ll go first'],
        [world.sam, 'Go on'],
        [world.sam, 'I’m done'],
        [world.sam, 'Yes, that’s it'],
      );
      await quick(world, [world.alex, 'I’m done'], [world.alex, 'Not quite'], [world.alex, 'Yes, that’s it']);
      await quick(world, [world.sam, 'Answer'], [world.sam, '2'], [world.sam, 'Change it'], [world.sam, '3']);
      await quick(world, [world.alex, 'Answer'], [world.alex, '5']);
      expect(await allText(world.alex)).not.toContain('chose: 3');
      await world.alex.click('Read it');
      expect(await lastPrivate(world.alex)).toMatch(/chose: 3[\s\S]*chose: 5/);
    });
  });
}

async function asked(world: World, name: string): Promise<void> {
  await world.sam.command('practice', { name });
  await world.sam.click('Ask to do this together');
  await world.settle();
}

async function quick(world: World, ...all: readonly (readonly [Person, string])[]): Promise<void> {
  for (const [person, label] of all) {
    await world.settle();
    await person.click(label);
  }
  await world.settle();
}

import { expect } from 'vitest';
import { day, hour } from '../../../src/model/instant.ts';
import { allText, cardWith, type Person, type World } from '../driver.ts';
import { askInWords, count, expectUnseen, lastPrivate, openQuestion, pair, pickOption, write } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function pairingStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('pairing', () => {
    story(
      'Sam invites Alex: the card says in short what happens, what is kept and for whom it is not',
      async (world) => {
        await world.sam.command('pair', { partner: 'alex' });
        const card = await cardWith(world.alex, 'would like to use Attune with you');
        expect(card.private).toBe(false);
        expect(card.buttons).toEqual(['Accept', 'Decline', 'Details']);
        for (const part of ['sealed', 'kept encrypted', 'afraid']) expect(card.text).toContain(part);
        for (const person of [world.alex, world.guest]) {
          await person.click('Details');
          const details = await cardWith(person, 'About this invitation');
          expect(details.private).toBe(true);
          for (const part of ['What happens', 'What’s kept', '/privacy', 'afraid', '/support']) {
            expect(details.text).toContain(part);
          }
        }
        await expectUnseen(world.sam, 'About this invitation');
        return { sam: [], alex: ['invitation: mention'] };
      },
    );

    story('from Accept to the first reveal: six presses, and nothing to type', async (world) => {
      const { sam, alex } = world;
      await sam.command('pair', { partner: 'alex' });
      let presses = 0;
      const press = async (person: Person, pressed: () => Promise<unknown>) => {
        await pressed();
        presses += 1;
        expect(await person.form()).toBeNull();
      };
      await press(alex, () => alex.click('Accept'));
      await press(alex, () => alex.click('Ask our first question'));
      for (const person of [alex, sam]) {
        await press(person, () => person.click('Answer'));
        await press(person, () => pickOption(person, 'first'));
      }
      for (const person of [sam, alex]) expect(await count(person, ': you’ve both answered.')).toBe(1);
      expect(presses).toBe(6);
      return { sam: ['how to hear: direct', 'question: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('nothing is asked before the invited one agrees, and nobody else can agree', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      await world.sam.click('Accept');
      expect(await lastPrivate(world.sam)).toContain('for @alex to answer');
      await world.guest.click('Accept');
      expect(await lastPrivate(world.guest)).toContain('Only @alex can answer');
      await world.pass(day + 10 * hour);
      expect(await openQuestion(world.sam)).toBe('');
      await world.alex.click('Accept');
      expect(await count(world.sam, 'You’re paired')).toBe(1);
      return { sam: [], alex: ['invitation: mention', 'how to hear: direct'] };
    });

    story('accepting twice pairs once', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      const invitation = await cardWith(world.alex, 'would like to use Attune');
      await world.alex.click('Accept');
      expect((await cardWith(world.alex, 'You’re paired')).id).toBe(invitation.id);
      await world.sam.command('pair', { partner: 'alex' });
      expect(await lastPrivate(world.sam)).toContain('paired here already');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('Alex declines, and may be asked again', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      await world.alex.click('Decline');
      await cardWith(world.sam, 'Maybe another time');
      await pair(world);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention', 'invitation: mention'] };
    });

    story('an invitation ends by itself after 48 hours', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      await world.pass(47 * hour);
      await cardWith(world.alex, 'would like to use Attune');
      await world.pass(hour + 1000);
      const card = await cardWith(world.alex, 'This invitation was open for 48 hours');
      expect(card.buttons).toEqual([]);
      return { sam: [], alex: ['invitation: mention'] };
    });

    story('Sam takes the invitation back', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      await world.sam.click('Withdraw');
      expect((await cardWith(world.alex, 'Invitation withdrawn')).buttons).toEqual([]);
      return { sam: [], alex: ['invitation: mention'] };
    });

    story('nobody pairs with themselves, and a third person does not get into the room', async (world) => {
      await world.sam.command('pair', { partner: 'sam' });
      expect(await lastPrivate(world.sam)).toContain('That’s you');
      await pair(world);
      await world.guest.command('pair', { partner: 'sam' });
      expect(await lastPrivate(world.guest)).toContain('This channel belongs to another couple');
      await world.guest.command('checkin now');
      expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('who is not paired yet is told how', async (world) => {
      await world.sam.command('checkin now');
      expect(await lastPrivate(world.sam)).toContain('/pair');
      return { sam: [], alex: [] };
    });

    story('an invitation survives a restart', async (world) => {
      await world.sam.command('pair', { partner: 'alex' });
      await world.restart();
      await world.alex.click('Accept');
      await cardWith(world.sam, 'You’re paired');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });

  chapter('parting', () => {
    story('Alex ends it: no question comes, all is hidden, Sam is told neutrally', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'a thing of mine');
      await world.alex.command('unpair');
      await world.alex.click('End it for both of us');
      expect(await lastPrivate(world.sam)).toContain('Your pairing in this channel has ended');
      await world.pass(8 * day);
      expect(await openQuestion(world.sam)).toBe('');
      await world.sam.command('checkin history');
      expect(await lastPrivate(world.sam)).toContain('no longer paired here');
      await expectUnseen(world.alex, 'a thing of mine');
      return { sam: ['how to hear: direct', 'unpaired: direct'], alex: ['invitation: mention'] };
    });

    story('changing one’s mind at the question leaves all as it is', async (world) => {
      await pair(world);
      await world.sam.command('unpair');
      await world.sam.click('Stay paired');
      await world.sam.command('checkin next');
      expect(await lastPrivate(world.sam)).toContain('The next question');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('within 30 days both together bring everything back', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'kept over the break');
      await world.sam.command('unpair');
      await world.sam.click('End it for both of us');
      await world.pass(20 * day);
      await world.alex.command('pair', { partner: 'sam' });
      await world.alex.click('Ask to bring it back');
      await world.sam.command('checkin history');
      expect(await lastPrivate(world.sam)).toContain('no longer paired');
      await world.sam.click('Accept');
      await world.sam.command('checkin history');
      expect(await lastPrivate(world.sam)).toContain('kept over the break');
      return { sam: ['how to hear: direct', 'restore-asked: direct'], alex: ['invitation: mention'] };
    });

    story('after 30 days it is gone for good', async (world) => {
      await pair(world);
      await world.sam.command('unpair');
      await world.sam.click('End it for both of us');
      await world.pass(30 * day + hour);
      await world.sam.command('pair', { partner: 'alex' });
      expect(await allText(world.sam)).not.toContain('you can start fresh');
      await cardWith(world.alex, 'would like to use Attune with you');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention', 'invitation: mention'] };
    });
  });
}

import { expect } from 'vitest';
import { day } from '../../../src/model/instant.ts';
import { allText, cardWith, type Person, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';
import { answerAll, itemOf } from '../tapping.ts';

export function questionnaireStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('questionnaires', () => {
    story(
      'the pulse: rated alone, on one card, left and resumed after a restart; then both ratings stand in the room, once',
      async (world) => {
        await pair(world);
        const { sam, alex } = world;
        await sam.command('pulse');
        await cardWith(sam, 'Seven signs');
        await sam.click('Start');
        const before = (await sam.cards()).length;
        await sam.click('Often');
        await sam.click('Hardly ever');
        await sam.click('Back');
        expect(await lastPrivate(sam)).toContain('You said Hardly ever.');
        await sam.click('Now and then');
        expect(await lastPrivate(sam)).toContain('3 of 7');
        await sam.click('Leave');
        expect(await sam.cards()).toHaveLength(before);
        await world.restart();
        await sam.command('pulse');
        expect(await lastPrivate(sam)).toContain('Here’s where you left off.');
        expect(await lastPrivate(sam)).toContain('3 of 7');
        await answerAll(sam, () => 'Nearly always');
        await cardWith(sam, 'hasn’t finished yet');
        await cardWith(alex, 'has finished. @alex, whenever you like.');
        expect(await allText(alex)).not.toMatch(/Now and then|Nearly always/);

        await alex.click('Rate it');
        await alex.click('Start');
        await answerAll(alex, (_, at) => (at < 2 ? 'Often' : 'Half the time'));
        const both = await cardWith(sam, 'here’s how it feels to each of you');
        expect(both.private).toBe(false);
        expect(both.text).toContain('You both feel it here: deep talks.');
        expect(both.text).toContain('Being there: @sam: Now and then · @alex: Often');
        expect(both.text).toContain('Neither of you is wrong');
        expect(both.text).toContain('One to look after together: Being there.');
        expect(await count(alex, 'here’s how it feels to each of you')).toBe(1);
        expect(await count(sam, 'You’ve both taken the pulse')).toBe(1);
        await sam.click('See mine');
        await sam.pick('Deep talks');
        expect(await lastPrivate(sam)).toContain('You said Often.');
        await sam.click('Back to my result');
        await sam.click('Do it again');
        await cardWith(sam, 'Seven signs');
        return { sam: ['how to hear: direct', 'together: direct'], alex: ['invitation: mention'] };
      },
    );

    story(
      'how one is close: private to the end; shown only once both share, and gone once either takes it back',
      async (world) => {
        await pair(world);
        const { sam, alex } = world;
        await sam.command('style');
        await sam.click('Start');
        expect(await itemOf(sam)).toContain('1 of 20');
        await answerAll(sam, () => 'Not me at all');
        expect(await lastPrivate(sam)).toContain('Mostly at ease');
        await alex.command('style');
        await alex.click('Start');
        await answerAll(alex, () => 'Very much me');
        expect(await lastPrivate(alex)).toContain('Reaching for closeness');
        await expectUnseen(alex, 'Mostly at ease');

        await sam.click('Share it');
        await cardWith(alex, 'would like to share the result');
        await expectUnseen(alex, 'Mostly at ease');
        await expectUnseen(sam, 'Reaching for closeness');
        await alex.click('Have a look');
        expect(await lastPrivate(alex)).toContain('@sam would like to share theirs');
        await alex.click('Share it');
        const both = await cardWith(sam, 'How your two patterns tend to meet');
        expect(both.text).toContain('@sam: Mostly at ease');
        expect(both.text).toContain('@alex: Reaching for closeness');
        expect(both.private).toBe(false);

        await sam.command('style');
        await sam.click('Take it back');
        await expectUnseen(alex, 'Mostly at ease');
        expect(await roomText(sam)).not.toContain('Reaching for closeness');
        expect(await roomText(sam)).not.toContain('How your two patterns tend to meet');
        return { sam: ['how to hear: direct', 'together: direct'], alex: ['invitation: mention'] };
      },
    );

    story(
      'what has been in the way: alone first; together only what both marked shows, and what its author shows',
      async (world) => {
        await pair(world);
        const { sam, alex } = world;
        await sam.command('reconnect');
        expect(await lastPrivate(sam)).toContain('/support');
        await sam.click('Start');
        await answerAll(sam, (_, at) => ['That fits', 'A little', 'Not really', 'That fits', 'Not really'][at] ?? '');
        const own = await cardWith(sam, 'Life getting in between');
        expect(own.options).toEqual(['How we talk', 'Being hard to reach', 'Life getting in between']);
        await sam.pick('How we talk');
        for (const part of ['What helps.', 'To talk about.', 'To try today.', 'To do together.']) {
          expect(await lastPrivate(sam)).toContain(part);
        }
        await sam.click('Back to my result');
        await sam.click('Look at it together');
        await cardWith(alex, '@sam would like to look with you');
        await expectUnseen(alex, 'How we talk');

        await alex.click('Mark what fits');
        await alex.click('Start');
        await answerAll(
          alex,
          (_, at) => ['A little', 'Not really', 'That fits', 'Not really', 'I’d rather skip this one'][at] ?? '',
        );
        await alex.click('Look at it together');
        const both = await cardWith(sam, 'you’ve both marked what fits');
        expect(both.text).toContain('You both marked this: How we talk.');
        for (const alone of ['Being hard to reach', 'Something old', 'Life getting in between']) {
          expect(both.text).not.toContain(alone);
        }
        await expectUnseen(sam, 'Something old that still hurts');
        await alex.pick('Something old that still hurts');
        await alex.click('Show this one');
        expect(await lastPrivate(alex)).toContain('You’re showing @sam: Something old that still hurts.');
        await cardWith(sam, '@alex would like to show this one: Something old that still hurts.');
        await expectUnseen(alex, 'Life getting in between');
        await alex.command('reconnect');
        await alex.pick('Something old that still hurts');
        await alex.click('Stop showing this one');
        await expectUnseen(sam, 'Something old that still hurts.');
        await sam.pick('How we talk');
        await cardWith(sam, 'To do together.');
        return { sam: ['how to hear: direct', 'together: direct'], alex: ['invitation: mention'] };
      },
    );

    story('a stranger gets none of it; a button that is over, and parting, each get their sentence', async (world) => {
      await pair(world);
      const { sam, alex, guest } = world;
      await guest.command('pulse');
      expect(await lastPrivate(guest)).toContain('belongs to two other people');
      await sam.command('pulse');
      await sam.click('Start');
      await sam.command('pulse');
      const [first = '', second = ''] = (await sam.cards())
        .filter((card) => card.buttons.includes('Leave'))
        .map(({ id }) => id);
      await sam.click('Often', second);
      await sam.click('Hardly ever', first);
      expect((await sam.cards()).find(({ id }) => id === first)?.text).toContain('You’ve answered that one already');
      await answerAll(sam, () => 'Half the time', first);
      await sam.click('Leave', second);
      expect((await sam.cards()).find(({ id }) => id === second)?.text).toContain('You’ve finished this one.');
      await alex.command('unpair');
      await alex.click('End it for both of us');
      expect(await roomText(sam)).toContain('This one’s over.');
      await alex.command('pulse');
      expect(await lastPrivate(alex)).toContain('no longer paired here');
      await sam.command('style');
      expect(await lastPrivate(sam)).toContain('no longer paired here');
      return { sam: ['how to hear: direct', 'unpaired: direct'], alex: ['invitation: mention'] };
    });

    story('each can do it again, and the earlier results stay', async (world) => {
      await pair(world);
      const { sam } = world;
      for (const pick of ['That fits', 'Not really']) {
        await sam.command('reconnect');
        if (pick === 'Not really') await sam.click('Do it again');
        await sam.click('Start');
        await answerAll(sam, () => pick);
        await world.pass(day);
      }
      await cardWith(sam, 'Nothing here fits right now');
      await sam.click('Earlier ones');
      const options = (await cardWith(sam, 'Your results from other days')).options;
      expect(options).toHaveLength(2);
      await sam.pick(options[1] ?? '');
      expect(await lastPrivate(sam)).toContain('Life getting in between');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}

async function roomText(person: Person): Promise<string> {
  return (await person.cards())
    .filter((card) => !card.private)
    .map((card) => card.text)
    .join('\n');
}

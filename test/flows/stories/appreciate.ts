import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith, type Person, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function appreciateStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('appreciation', () => {
    story('one thing that Sam writes stands in the room for Alex, once, and in the jar of both', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'the tea you left outside my door');
      const card = await cardWith(world.alex, 'the tea you left outside my door');
      expect(card.private).toBe(false);
      expect(card.text).toContain('@alex, @sam wants to tell you:');
      expect(await count(world.alex, 'the tea you left')).toBe(1);
      expect(await lastPrivate(world.sam)).toContain('a lovely thing to say');
      await world.alex.command('jar');
      expect(await lastPrivate(world.alex)).toContain('the tea you left outside my door');
      expect(await count(world.sam, 'Our jar')).toBe(0);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('Alex answers with one of their own, from the card and with a beginning', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'your patience today');
      await world.pass(minute);
      await world.alex.click('Say something nice back');
      await world.alex.submit({ starter: ['I noticed that you…'], words: 'hummed while you cooked.' });
      await cardWith(world.sam, 'I noticed that you hummed while you cooked.');
      await world.sam.click('Open our jar');
      const jar = await lastPrivate(world.sam);
      expect(jar.indexOf('hummed')).toBeLessThan(jar.indexOf('your patience'));
      return { sam: ['how to hear: direct', 'appreciation: direct'], alex: ['invitation: mention'] };
    });

    story('what is typed after the command stands in the form', async (world) => {
      await pair(world);
      await world.sam.command('appreciate', { words: 'how you listen "with your eyes"' });
      expect((await world.sam.form())?.values['words']).toBe('how you listen "with your eyes"');
      await expectUnseen(world.alex, 'how you listen');
      await world.sam.submit({});
      await cardWith(world.alex, 'how you listen "with your eyes"');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('what is empty, or a beginning alone, comes back as a form', async (world) => {
      await pair(world);
      await world.sam.command('appreciate');
      await world.sam.submit({ starter: ['Thank you for…'], words: '' });
      const form = await world.sam.form();
      expect(form?.problems).toHaveProperty('words');
      expect(form?.values['starter']).toHaveLength(1);
      await world.sam.submit({ words: 'waiting up.' });
      await cardWith(world.alex, 'Thank you for waiting up.');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('Sam mends one: the same message and the jar follow the words', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'how you make tee');
      await world.sam.click('Edit');
      expect((await world.sam.form())?.values['words']).toBe('how you make tee');
      await world.sam.submit({ words: 'how you make tea' });
      await cardWith(world.alex, 'how you make tea');
      await expectUnseen(world.alex, 'how you make tee');
      expect(await count(world.alex, 'wants to tell you')).toBe(1);
      await world.alex.click('Open our jar');
      expect(await lastPrivate(world.alex)).toContain('how you make tea');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('Sam takes one back: it leaves the channel and the jar, without a word to Alex', async (world) => {
      await pair(world);
      const before = (await world.alex.cards()).length;
      await appreciate(world.sam, 'better said in person');
      await world.sam.click('Take it back');
      expect(await world.alex.cards()).toHaveLength(before);
      await expectUnseen(world.alex, 'better said in person');
      expect(await lastPrivate(world.sam)).toContain('better said in person');
      await appreciate(world.sam, 'the second thought');
      await world.alex.click('Open our jar');
      const jar = await lastPrivate(world.alex);
      expect(jar).toContain('the second thought');
      expect(jar).not.toContain('better said in person');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('after a restart, when the private card may be gone, one is taken back from the jar', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'a thought of yesterday');
      await world.restart();
      await world.sam.click('Open our jar');
      const [option = ''] = (await cardWith(world.sam, 'Our jar')).options;
      expect(option).toContain('Yours');
      await world.sam.pick(option);
      await world.sam.click('Take it back');
      await expectUnseen(world.alex, 'a thought of yesterday');
      await world.alex.command('appreciate');
      await world.alex.submit({ words: 'one of mine' });
      await world.sam.click('Open our jar');
      const [theirs = ''] = (await cardWith(world.sam, 'Our jar')).options;
      await world.sam.pick(theirs);
      expect((await cardWith(world.sam, 'one of mine')).buttons).toEqual(['Back to the jar']);
      return { sam: ['how to hear: direct', 'appreciation: direct'], alex: ['invitation: mention'] };
    });

    story('it goes to the room also where answers show privately, and while questions are paused', async (world) => {
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Show answers privately');
      await world.alex.command('checkin pause', { days: '3' });
      await appreciate(world.sam, 'how you laugh at yourself');
      expect((await cardWith(world.alex, 'how you laugh at yourself')).private).toBe(false);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('once the jar fills up, they are offered a look into it on Sundays, and it comes', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'the tea');
      await world.pass(minute);
      await appreciate(world.sam, 'the soup');
      await world.pass(minute);
      await appreciate(world.alex, 'the way you wait');
      await world.pass(2 * hour - 2 * minute);
      await world.sam.click('Yes, please');
      await world.sam.command('jar', { month: 'Nov' });
      expect(await lastPrivate(world.sam)).toContain('in November 2026');
      // From Monday afternoon to Sunday evening, past all that else is planned.
      await world.pass(6 * day + 6 * hour);
      const { text } = await cardWith(world.alex, 'A look into your jar');
      expect(text).toMatch(/the tea[\s\S]*the soup[\s\S]*the way you wait/);
      await world.pass(7 * day);
      expect(await count(world.alex, 'here’s what you appreciated')).toBe(1);
      return {
        sam: ['how to hear: direct', 'appreciation: direct', 'jar-digest: mention'],
        alex: [
          'invitation: mention',
          'how to hear: direct',
          'appreciation: direct',
          'appreciation: direct',
          'jar-digest: mention',
        ],
      };
    });

    story('a stranger neither writes one here nor looks into the jar', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'said to alex');
      await world.guest.click('Say something nice back');
      expect(await world.guest.form()).toBeNull();
      expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
      await world.guest.click('Open our jar');
      expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('without a partner, and after the two have parted, it says what to do', async (world) => {
      await world.sam.command('appreciate');
      expect(await lastPrivate(world.sam)).toContain('isn’t set up in this channel yet');
      await pair(world);
      await world.alex.command('unpair');
      await world.alex.click('End it for both of us');
      await world.sam.command('appreciate');
      expect(await lastPrivate(world.sam)).toContain('no longer paired here');
      expect(await world.sam.form()).toBeNull();
      return { sam: ['how to hear: direct', 'unpaired: direct'], alex: ['invitation: mention'] };
    });

    story('a copy of one’s data holds it, and forgetting oneself erases it', async (world) => {
      await pair(world);
      await appreciate(world.sam, 'from sam to alex');
      await world.pass(minute);
      await appreciate(world.alex, 'from alex to sam');
      expect(await jsonOf(world.sam)).toContain('from sam to alex');
      expect(await jsonOf(world.sam)).toContain('from alex to sam');
      await world.alex.command('privacy');
      await world.alex.click('Delete my data');
      await world.alex.click('Delete it for good');
      const json = await jsonOf(world.sam);
      expect(json).toContain('from sam to alex');
      expect(json).not.toContain('from alex to sam');
      expect(await allText(world.sam)).toContain('from alex to sam');
      return { sam: ['how to hear: direct', 'appreciation: direct', 'erased: direct'], alex: ['invitation: mention'] };
    });
  });
}

export async function appreciate(person: Person, words: string): Promise<void> {
  await person.command('appreciate');
  await person.submit({ words });
}

async function jsonOf(person: Person): Promise<string> {
  await person.command('privacy');
  await person.click('Export my data');
  const files = (await person.cards()).findLast((card) => card.files.length > 0)?.files ?? [];
  return files.find(({ name }) => name.endsWith('json'))?.text ?? '';
}

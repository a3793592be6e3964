import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { ownCheckIns } from '../../../src/features/check-in/own-check-ins.ts';
import { yearAgo } from '../../../src/features/looking-back/index.ts';
import { day } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { lastPrivate, openQuestion, pickOption, write } from '../../flows/moves.ts';
import { PastWorld, words } from './past-world.ts';

const { questions } = yearAgo;
const inWords = 'appreciation-made-easier';

let past: PastWorld;
beforeEach(async () => {
  past = await PastWorld.open();
});
afterEach(() => past[Symbol.asyncDispose]());

async function askAgain(): Promise<void> {
  await past.ask(await past.next(questions));
}

describe('this day a year ago', () => {
  test('asks the same again, says so, and shows what each said then and says now', async () => {
    const { world } = past;
    await past.answered(inWords, 363);
    await askAgain();
    expect(await openQuestion(world.alex)).toContain('You both answered this one a year ago, in November 2025.');
    expect(await allText(world.alex)).not.toContain('THEN');
    await write(world.sam, 'SAM-NOW');
    expect(await allText(world.alex)).not.toContain('NOW');
    await write(world.alex, 'ALEX-NOW');
    const card = await cardWith(world.guest, 'SAM-NOW');
    expect(card.text).toMatch(/SAM-THEN[\s\S]*SAM-NOW[\s\S]*ALEX-THEN[\s\S]*ALEX-NOW/);
    expect(card.text).toContain('@sam, November 2025');
    expect(card.text).toContain('@alex, now');
    await world.sam.command('checkin history');
    expect(await lastPrivate(world.sam)).toContain('You’d both answered the same one in November 2025.');
    const library = world.content.library('en');
    const copy = await past.do((stores) => ownCheckIns({ stores, library, couple: past.couple, side: 0 }));
    expect(copy.at(-1)?.because).toMatchObject({ kind: 'year-ago' });
  });

  test('what was tapped stands side by side', async () => {
    const { world } = past;
    await past.answered('experiences-company', 366, [{ choice: '1' }, { choice: '4' }]);
    await askAgain();
    for (const [person, which] of [
      [world.sam, 'first'],
      [world.alex, 'last'],
    ] as const) {
      await person.click('Answer');
      await pickOption(person, which);
    }
    const card = await cardWith(world.guest, 'you’ve both answered');
    expect(card.text).toContain('In November 2025: @sam said 1 out of 5.\nNow: @sam said 1 out of 5.');
    expect(card.text).toContain('In November 2025: @alex said 4 out of 5.\nNow: @alex said 5 out of 5.');
  });

  test('long answers of both years fit the card', async () => {
    const { world } = past;
    await past.answered(inWords, 365, [words('s'.repeat(3000)), words('a'.repeat(3000))]);
    await askAgain();
    await write(world.sam, 'S'.repeat(3000));
    await write(world.alex, 'A'.repeat(3000));
    const { card } = world.platform.messages.findLast(({ card: one }) => one.tone === 'reveal') ?? {};
    expect(card === undefined ? ['no card'] : checkCard(card)).toEqual([]);
    await world.sam.click('Read in full');
    expect(await lastPrivate(world.sam)).toContain('Page 1 of');
  });

  test('comes some days around a year, about once a month, and when chance has it', async () => {
    const then = await past.answered(inWords, 365);
    for (const [days, comes] of [
      [360, false],
      [362, true],
      [368, true],
      [370, false],
    ] as const) {
      const next = await past.next(questions, () => 0, then.openedAt + days * day);
      expect([days, next !== null]).toEqual([days, comes]);
    }
    expect(await past.next(questions, () => 0.5)).toBeNull();
    await past.answered('experiences-company', 364, [{ choice: '1' }, { choice: '2' }]);
    await past.answered('affection-ordinary-day', 340, [{ choice: '1' }, { choice: '2' }]);
    await askAgain();
    expect(await past.next(questions)).toBeNull();
    expect(await past.next(questions, () => 0, past.world.now() + 20 * day)).toBeNull();
    await past.answered('conflict-animal', 336, [{ choice: '1' }, { choice: '2' }]);
    expect((await past.next(questions, () => 0, past.world.now() + 29 * day))?.prompt.id).toBe('conflict-animal');
  });

  test('neither what was private, nor just talked about, nor asked again since', async () => {
    await past.answered(inWords, 365, undefined, { reveal: 'private' });
    await past.answered('trust-small-kindness', 365, undefined, { mode: 'open' });
    const again = await past.answered('openness-stayed-with-you', 365);
    await past.answered('openness-stayed-with-you', 100);
    expect(await past.next(questions)).toBeNull();
    expect(again.reveal).toBe('room');
  });
});

describe('what was removed meanwhile', () => {
  test('by one of them, is not shown; the other’s is', async () => {
    const { world } = past;
    const then = await past.answered(inWords, 365);
    await askAgain();
    await past.do(({ answers }) => answers.put(then, 0, {}));
    await write(world.sam, 'SAM-NOW');
    await write(world.alex, 'ALEX-NOW');
    const { text } = await cardWith(world.guest, 'SAM-NOW');
    expect(text).not.toContain('SAM-THEN');
    expect(text).toMatch(/ALEX-THEN[\s\S]*ALEX-NOW/);
  });

  test('or stands in a channel that they have left since: only today’s shows', async () => {
    const { world } = past;
    await past.answered(inWords, 365);
    const next = await past.next(questions);
    await past.change({ ...past.couple, room: { ...past.couple.room, room: 'elsewhere' } });
    world.goTo(past.couple.room);
    await past.ask(next);
    await write(world.sam, 'SAM-NOW');
    await write(world.alex, 'ALEX-NOW');
    const { text } = await cardWith(world.guest, 'SAM-NOW');
    expect(text).not.toContain('THEN');
    expect(text).toContain('ALEX-NOW');
  });

  test('a couple that reads its answers privately by now does so with both years', async () => {
    const { world } = past;
    await past.answered(inWords, 365);
    await past.change({ ...past.couple, reveal: 'private' });
    await askAgain();
    await write(world.sam, 'SAM-NOW');
    await write(world.alex, 'ALEX-NOW');
    expect(await lastPrivate(world.alex)).toMatch(/SAM-THEN[\s\S]*SAM-NOW[\s\S]*ALEX-THEN/);
    expect(await allText(world.guest)).not.toContain('THEN');
  });
});

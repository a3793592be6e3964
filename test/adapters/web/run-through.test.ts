import { afterAll, beforeAll, expect, test } from 'vitest';
import { room } from '../../../adapters/web/place.ts';
import { day } from '../../../src/model/instant.ts';
import { cardWith } from '../../flows/driver.ts';
import { askInWords, pair, write } from '../../flows/moves.ts';
import { noon } from './open-preview.ts';
import { WebStory } from './web-story.ts';

// One story: it is Monday noon in Lisbon, and the two have the rhythm that every couple begins with.
let story: WebStory;

beforeAll(async () => {
  story = await WebStory.open({ runsThrough: true });
  await pair(story);
});

afterAll(() => story[Symbol.asyncDispose]());

/**
 * When something was posted in the room after the two had paired, as UTC to the second: that can only be questions, and the
 * cards of the journey that a new couple begins with.
 */
async function asked(): Promise<readonly string[]> {
  const later = (await story.messages('sam')).filter(
    ({ to, at, body }) => to === null && at > noon && !(body.kind === 'card' && body.card.title === 'First two weeks'),
  );
  return later.map(({ at }) => new Date(at).toISOString().slice(5, 19));
}

test('+1 day, eight times, asks each question at its own time, and none is left out', async () => {
  for (let days = 0; days < 8; days++) {
    await story.pass(day);
    await story.sam.command('checkin next');
    expect((await cardWith(story.sam, 'Coming up')).text).not.toContain('didn’t happen');
  }
  expect(await asked()).toEqual(['11-02T20:00:00', '11-04T20:00:00', '11-06T20:00:00', '11-09T20:00:00']);
});

test('+1 week asks three', async () => {
  await story.pass(7 * day);
  expect((await asked()).slice(4)).toEqual(['11-11T20:00:00', '11-13T20:00:00', '11-16T20:00:00']);
});

test('a reminder comes at its own time, and so does the end of a pause with the question after it', async () => {
  await askInWords(story);
  await write(story.sam, 'Sealed for now');
  const couple = await story.store.transaction(({ couples }) => couples.activeIn(room));
  const open = await story.store.transaction(({ checkIns }) => checkIns.latestOpen(couple?.id ?? '', story.now()));
  await story.pass(day);
  const forAlex = (await story.messages('alex')).filter(({ to }) => to === 'alex').map(({ at }) => at);
  expect(open?.nudgeAt).toBeGreaterThan(noon);
  expect(forAlex).toContain(open?.nudgeAt);

  await story.sam.command('checkin pause', { days: '2' });
  const before = (await asked()).length;
  await story.pass(7 * day);
  expect((await asked()).slice(before)).toEqual(['11-20T20:00:00', '11-23T20:00:00']);
});

test('the next check-in is the one that quiet hours leave, and the clock stops there', async () => {
  await story.sam.command('settings');
  await story.sam.click('Change quiet hours');
  await story.sam.submit({ from: '19:00', to: '07:30' });
  await story.sam.click('Save them anyway');
  const before = (await asked()).length;
  await story.jump();
  expect((await asked()).slice(before)).toEqual(['11-26T12:30:00']);
});

import { expect } from 'vitest';
import { minute } from '../../src/model/instant.ts';
import { cardWith, type Person, type World } from './driver.ts';

/** Sam invites, Alex accepts. */
export async function pair(world: World): Promise<void> {
  await world.sam.command('pair', { partner: 'alex' });
  await world.alex.click('Accept');
  await cardWith(world.sam, 'You’re paired');
}

/** Has Sam ask for questions until one comes that is answered in words. Returns how many came. */
export async function askInWords(world: World): Promise<number> {
  return askUntil(world, 'in your own words');
}

/** Has Sam ask for questions until one comes whose card holds this text. Returns how many came. */
export async function askUntil(world: World, text: string): Promise<number> {
  for (let tries = 0; tries < 60; tries += 1) {
    await world.pass(minute);
    await world.sam.command('prompt ask');
    if ((await openQuestion(world.sam)).includes(text)) return tries + 1;
  }
  throw new Error(`no question with "${text}" came`);
}

/** The newest question in the room, as text. */
export async function openQuestion(person: Person): Promise<string> {
  const cards = await person.cards();
  return cards.findLast((card) => !card.private && card.buttons.includes('Answer'))?.text ?? '';
}

/** Answers the newest open question in words. */
export async function write(person: Person, words: string): Promise<void> {
  await person.click('Answer');
  await person.submit({ words });
}

/** Answers the newest question, whatever its format: the first of all options, or some words. */
export async function answerAlike(person: Person, card?: string): Promise<void> {
  await person.click('Answer', card);
  if ((await person.form()) !== null) return person.submit({ words: 'the same' });
  for (let presses = 0; presses < 10; presses += 1) {
    const own = (await person.cards()).findLast((one) => one.private);
    const option = own?.buttons[0] ?? '';
    if (option === '' || ['Change', 'Reply'].includes(option)) return;
    await person.click(option, own?.id);
  }
  throw new Error(`${person.name} finds no end: ${await lastPrivate(person)}`);
}

/** Picks the first of the options that a private card offers, or the last. */
export async function pickOption(person: Person, which: 'first' | 'last'): Promise<string> {
  const cards = await person.cards();
  const card = cards.findLast((one) => one.private && one.buttons.length > 0);
  const choices =
    card?.buttons.filter((label) => !['Pass', 'Change', 'Back', 'Answer with a few words'].includes(label)) ?? [];
  const label = (which === 'first' ? choices.at(0) : choices.at(-1)) ?? '';
  await person.click(label, card?.id);
  return label;
}

/** How many room cards a person sees that hold this text. */
export async function count(person: Person, text: string): Promise<number> {
  return (await person.cards()).filter((card) => !card.private && card.text.includes(text)).length;
}

/** The newest card that only this person sees. */
export async function lastPrivate(person: Person): Promise<string> {
  return (await person.cards()).findLast((card) => card.private)?.text ?? '';
}

/** What a person must not see anywhere. */
export async function expectUnseen(person: Person, words: string): Promise<void> {
  const seen = (await person.cards()).flatMap((card) => [card.text, ...card.files.map((file) => file.text)]).join('\n');
  expect(seen).not.toContain(words);
}

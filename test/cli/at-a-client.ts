import { expect } from 'vitest';
import type { DiscordPerson } from '../fakes/discord-twin/person.ts';
import type { SlackPerson } from '../fakes/slack-twin/slack-person.ts';

/** Somebody at a client, who knows nothing of what goes on behind it and waits until it shows. */
export type AtAClient = {
  command(path: string, options?: Readonly<Record<string, string>>): Promise<void>;
  press(label: string): Promise<void>;
  submit(values: Readonly<Record<string, string>>): Promise<void>;
  hasForm(): Promise<boolean>;
  /** All that this person sees, oldest first. */
  sees(): Promise<readonly { readonly text: string; readonly private: boolean; readonly buttons: readonly string[] }[]>;
};

export function atDiscord(person: DiscordPerson): AtAClient {
  return {
    command: (path, options) => person.command(path, options),
    press: (label) => person.click(label),
    submit: (values) => person.submit(values),
    hasForm: async () => (await person.form()) !== null,
    sees: () => person.cards(),
  };
}

export function atSlack(person: SlackPerson): AtAClient {
  return {
    command: (path, options) => person.command(path, options),
    press: (label) => person.press(label),
    submit: (values) => person.submit(values),
    hasForm: async () => (await person.form()) !== null,
    sees: () => person.sees(),
  };
}

/** Waits until a person sees a text. */
export async function untilSeen(person: AtAClient, text: string): Promise<void> {
  await expect.poll(() => allText(person), { timeout: 20_000 }).toContain(text);
}

export async function allText(person: AtAClient): Promise<string> {
  return (await person.sees()).map((card) => card.text).join('\n---\n');
}

/** Asks for questions until one comes that is answered in words. */
export async function askInWords(person: AtAClient): Promise<void> {
  let newest = '';
  for (let tries = 0; tries < 60; tries += 1) {
    const before = newest;
    await person.command('prompt ask');
    await expect
      .poll(
        async () => {
          newest = await openQuestion(person);
          return newest;
        },
        { timeout: 20_000 },
      )
      .not.toBe(before);
    if (newest.includes('in your own words')) return;
  }
  throw new Error('no question that is answered in words came');
}

async function openQuestion(person: AtAClient): Promise<string> {
  const cards = await person.sees();
  return cards.findLast((card) => !card.private && card.buttons.includes('Answer'))?.text ?? '';
}

/** Answers the newest question, and waits until it is kept. */
export async function answer(person: AtAClient, words: string): Promise<void> {
  await person.press('Answer');
  await expect.poll(() => person.hasForm(), { timeout: 20_000 }).toBe(true);
  await person.submit({ words });
  await untilSeen(person, words);
}

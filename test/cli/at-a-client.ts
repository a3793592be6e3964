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
  sees(): Promise<readonly string[]>;
};

export function atDiscord(person: DiscordPerson): AtAClient {
  return {
    command: (path, options) => person.command(path, options),
    press: (label) => person.click(label),
    submit: (values) => person.submit(values),
    hasForm: async () => (await person.form()) !== null,
    sees: async () => (await person.cards()).map(({ text }) => text),
  };
}

export function atSlack(person: SlackPerson): AtAClient {
  return {
    command: (path, options) => person.command(path, options),
    press: (label) => person.press(label),
    submit: (values) => person.submit(values),
    hasForm: async () => (await person.form()) !== null,
    sees: async () => (await person.sees()).map(({ text }) => text),
  };
}

/** Waits until a person sees a text. */
export async function untilSeen(person: AtAClient, text: string): Promise<void> {
  await expect.poll(async () => (await person.sees()).join('\n---\n'), { timeout: 20_000 }).toContain(text);
}

/** Asks for questions until one comes that is answered in words. */
export async function askInWords(person: AtAClient): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const before = (await person.sees()).length;
    await person.command('prompt');
    await expect.poll(async () => (await person.sees()).length, { timeout: 20_000 }).toBeGreaterThan(before);
    const [newest = ''] = (await person.sees()).filter((text) => /Answer|answer/.test(text)).slice(-1);
    if (newest.includes('in your own words')) return;
  }
  throw new Error('no question that is answered in words came');
}

/** Answers the newest question, and waits until it is kept. */
export async function answer(person: AtAClient, words: string): Promise<void> {
  await person.press('Answer');
  await expect.poll(() => person.hasForm(), { timeout: 20_000 }).toBe(true);
  await person.submit({ words });
  await untilSeen(person, words);
}

import type { Person, SeenCard, SeenForm } from '../../flows/driver.ts';
import type { DiscordPerson, Outcomes } from './person.ts';

/**
 * A person in a story on Discord. Discord cannot say in a form what is wrong with it: the card that does has a button,
 * which this person presses at once, and then has the same form before them as on any other platform.
 */
export class StoryPerson implements Person {
  readonly #person: DiscordPerson;
  readonly #outcomes: Outcomes;
  readonly #settle: () => Promise<void>;
  #problems: Readonly<Record<string, string>> = {};

  constructor(person: DiscordPerson, around: { outcomes: Outcomes; settle: () => Promise<void> }) {
    this.#person = person;
    this.#outcomes = around.outcomes;
    this.#settle = around.settle;
  }

  get name(): string {
    return this.#person.name;
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#person.command(path, options);
    await this.#followThrough();
  }

  async click(label: string, card?: string): Promise<void> {
    await this.#person.click(label, card);
    await this.#followThrough();
  }

  async pick(label: string): Promise<void> {
    await this.#person.pick(label);
    await this.#followThrough();
  }

  async form(): Promise<SeenForm | null> {
    const form = await this.#person.form();
    return form === null ? null : { ...form, problems: this.#problems };
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    const labels = (await this.#person.form())?.labels ?? {};
    await this.#person.submit(values);
    await this.#followThrough();
    if (this.#outcomes.get(this.#person.acted.at(-1)?.id ?? '') !== 'invalid') return;
    const card = (await this.cards()).findLast((one) => one.private);
    if (card === undefined) throw new Error('nobody says what is wrong');
    this.#problems = problemsOn(card, labels);
    await this.#person.click(card.buttons[0] ?? 'a button that opens the form again', card.id);
  }

  async cards(): Promise<readonly SeenCard[]> {
    return this.#person.cards();
  }

  async #followThrough(): Promise<void> {
    this.#problems = {};
    await this.#settle();
  }
}

function problemsOn(card: SeenCard, labels: Readonly<Record<string, string>>): Record<string, string> {
  const lines = card.text.split('\n');
  const found = Object.entries(labels).flatMap(([name, label]) => {
    const line = lines.find((one) => one.startsWith(`${label}: `));
    return line === undefined ? [] : [[name, line.slice(label.length + 2)] as const];
  });
  return Object.fromEntries(found);
}

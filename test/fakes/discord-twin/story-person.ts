import type { Instant } from '../../../src/model/instant.ts';
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
  readonly #now: () => Instant;
  #problems: Readonly<Record<string, string>> = {};

  constructor(person: DiscordPerson, around: { outcomes: Outcomes; settle: () => Promise<void>; now: () => Instant }) {
    this.#person = person;
    this.#outcomes = around.outcomes;
    this.#settle = around.settle;
    this.#now = around.now;
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
    const cards = await this.#person.cards();
    return cards.map((card) => ({ ...card, text: inOneWay(card.text, this.#now()) }));
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

/** Stories read moments in one way, whoever writes them: `Tue 3 Nov, 19:30 (Lisbon)` is 2026-11-03T19:30 there. */
function inOneWay(text: string, now: Instant): string {
  const written = /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2}) ([A-Z][a-z]{2,3}), (\d{2}:\d{2}) \([^)]+\)/g;
  return text.replaceAll(written, (whole, weekday: string, day: string, month: string, time: string) => {
    const at = months.indexOf(month.slice(0, 3)) + 1;
    const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').year - 1;
    for (let year = start; year < start + 12; year += 1) {
      const date = Temporal.PlainDate.from({ year, month: at, day: Number(day) });
      if (weekdays[date.dayOfWeek - 1] === weekday) return `${date.toString()}T${time}`;
    }
    return whole;
  });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

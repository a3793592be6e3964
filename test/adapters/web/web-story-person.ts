import { randomUUID } from 'node:crypto';
import { problemsIn } from '../../../adapters/web/page/form-values.ts';
import { readCard } from '../../../adapters/web/render-card.ts';
import type {
  Answer,
  Passing,
  PersonId,
  WireCard,
  WireForm,
  WireInput,
  WireMessage,
} from '../../../adapters/web/wire.ts';
import { buttonsOf, cardText, controlsOf, optionsOf } from '../../fakes/seen-text.ts';
import type { Person, SeenCard, SeenForm } from '../../flows/driver.ts';
import { WebPerson } from './web-person.ts';
import './words.ts';

/** What goes on around a person: where the preview is, and how far everything that was caused has come. */
export type WebSurroundings = {
  readonly address: () => string;
  /** Waits until everything that was caused is done. */
  readonly settle: () => Promise<void>;
  /** Grows whenever somebody does something or time passes: until then, what a person sees stays as it is. */
  readonly happened: () => number;
};

type OpenForm = {
  readonly form: WireForm;
  readonly message: string | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly problems: Readonly<Record<string, string>>;
};

/** A card as it stands in a person's list; `sortsAs` is the place that the page gives it. */
type Line = {
  readonly id: string;
  readonly sortsAs: string;
  readonly private: boolean;
  readonly card: WireCard;
  readonly files: SeenCard['files'];
};

/** A person of a story at the preview: sends what the page sends, and sees what the page makes of its stream. */
export class WebStoryPerson implements Person {
  readonly name: PersonId;
  readonly #at: WebPerson;
  readonly #around: WebSurroundings;
  readonly #zone: string;
  #page: Promise<void> | null = null;
  #passing: (Passing & { readonly sortsAs: string })[] = [];
  #open: OpenForm | null = null;
  #seen: { readonly lines: readonly Line[]; readonly at: number } | null = null;

  constructor(name: PersonId, zone: string, around: WebSurroundings) {
    this.name = name;
    this.#zone = zone;
    this.#at = new WebPerson(name, around.address);
    this.#around = around;
  }

  /** Connects the stream of an open page where it broke off. */
  async reconnect(): Promise<void> {
    if (this.#page === null) return;
    await this.#page;
    await this.#at.view.connect(this.#around.address());
    this.#seen = null;
  }

  async leave(): Promise<void> {
    await this.#page;
    await this.#at.view.close();
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#act({ kind: 'command', path, options });
  }

  async click(label: string, card?: string): Promise<void> {
    const lines = (await this.#lines()).filter((line) => card === undefined || line.id === card);
    const line = lines.findLast((one) => buttonsOf(readCard(one.card)).some((button) => button.label === label));
    const button = line && buttonsOf(readCard(line.card)).find((one) => one.label === label);
    if (line === undefined || button?.action === undefined) throw this.#missing(`button "${label}"`, lines);
    await this.#act({ kind: 'action', message: line.id, action: button.action });
  }

  async pick(label: string): Promise<void> {
    const lines = await this.#lines();
    const line = lines.findLast((one) => optionsOf(readCard(one.card)).some((option) => option.label === label));
    const option = line && optionsOf(readCard(line.card)).find((one) => one.label === label);
    if (line === undefined || option === undefined) throw this.#missing(`option "${label}"`, lines);
    await this.#act({ kind: 'action', message: line.id, action: option.action, value: option.value });
  }

  async form(): Promise<SeenForm | null> {
    if (this.#open === null) return null;
    const { form, problems, typed, picked } = this.#open;
    const by = <T>(get: (input: WireInput) => T) =>
      Object.fromEntries(form.inputs.map((input) => [input.name, get(input)]));
    return {
      title: form.title,
      about: [form.intro ?? '', form.quote ?? ''].join('\n'),
      values: by(({ kind, name }) =>
        kind === 'text' ? (typed[name] ?? '') : kind === 'radio' ? (picked[name]?.[0] ?? '') : (picked[name] ?? []),
      ),
      labels: by((input) => input.label),
      options: by((input) => (input.kind === 'text' ? [] : input.options.map((option) => option.label))),
      problems,
    };
  }

  /** As in the page: what it can see is wrong is not sent, and what was filled in stays until it was taken. */
  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    if (this.#open === null) throw new Error(`${this.name} has no form open`);
    this.#open = filledIn(this.#open, values);
    const { form, message, typed, picked } = this.#open;
    const problems = problemsIn(form, { typed, picked });
    this.#open = { ...this.#open, problems };
    if (Object.keys(problems).length > 0) return;
    await this.#act({ kind: 'form', action: form.action, message, typed, picked });
  }

  async cards(): Promise<readonly SeenCard[]> {
    return (await this.#lines()).map(({ id, card, files, private: unseen }) => {
      const read = readCard(card);
      return { id, private: unseen, text: cardText(read), files, ...controlsOf(read) };
    });
  }

  /** Opens the page when this person first looks or does something. It tells the zone of its device. */
  #sit(): Promise<void> {
    this.#page ??= (async () => {
      await this.#at.post('/api/people', { id: this.name, name: this.name, zone: this.#zone });
      await this.#at.view.connect(this.#around.address());
    })();
    return this.#page;
  }

  async #act(what: { readonly kind: 'command' | 'action' | 'form'; readonly [part: string]: unknown }): Promise<void> {
    await this.#sit();
    const sent = { id: randomUUID(), as: this.name, locale: 'en-GB', ...what };
    const answer = await this.#at.post<Answer>('/api/events', sent);
    if (what.kind === 'form') this.#open = answer.kind === 'invalid' ? this.#open : null;
    if (answer.kind === 'form') this.#open = opened(answer, null);
    if (answer.kind === 'invalid') this.#open = opened(answer, this.#open);
    await this.#around.settle();
    if (answer.kind === 'passing') this.#take(answer);
  }

  /** A card that is never stored stands below what is there, or where the one stood whose place it takes. */
  #take(answer: Passing): void {
    const replaced = this.#passing.find((one) => one.id === answer.instead);
    const newest = [...this.#at.view.messages.keys()].toSorted().at(-1) ?? '';
    const sortsAs = replaced?.sortsAs ?? `${answer.instead ?? newest}~${this.#around.happened()}`;
    this.#passing = [...this.#passing.filter((one) => one !== replaced), { ...answer, sortsAs }];
  }

  /** Everything in this person's list, once the stream has brought all that the preview has for them. */
  async #lines(): Promise<readonly Line[]> {
    await this.#sit();
    const at = this.#around.happened();
    if (this.#seen?.at === at) return this.#seen.lines;
    const { view } = this.#at;
    const response = await this.#at.get(`/api/messages?as=${this.name}`);
    const { messages } = (await response.json()) as { messages: readonly WireMessage[] };
    await view.until(() => view.has(Math.max(0, ...messages.map(({ revision }) => revision))));
    const replaced = new Set(this.#passing.map(({ instead }) => instead));
    const kept = [...view.messages.values()].filter(({ id }) => !replaced.has(id));
    const stored = kept.flatMap((message) =>
      message.body.kind === 'card' ? [this.#stored(message, message.body.card)] : [],
    );
    const passing = this.#passing.map(({ id, sortsAs, card, files }) => ({ id, sortsAs, card, files, private: true }));
    const lines = [...(await Promise.all(stored)), ...passing].toSorted((a, b) => (a.sortsAs < b.sortsAs ? -1 : 1));
    this.#seen = { lines, at };
    return lines;
  }

  async #stored({ id, to, files }: WireMessage, card: WireCard): Promise<Line> {
    const fetched = files.map(async ({ name }, index) => {
      const response = await this.#at.get(`/api/files/${id}/${index}?as=${this.name}`);
      return { name, text: await response.text() };
    });
    return { id, sortsAs: id, private: to !== null, card, files: await Promise.all(fetched) };
  }

  #missing(what: string, lines: readonly Line[]): Error {
    const seen = lines.map(({ card }) => cardText(readCard(card))).join('\n---\n');
    return new Error(`${this.name} sees no ${what}, but:\n${seen}`);
  }
}

/** A form as the page opens it. Where it came back, what was filled in stays unless Attune put something else there. */
function opened(answer: Extract<Answer, { kind: 'form' | 'invalid' }>, sent: OpenForm | null): OpenForm {
  const typed: Record<string, string> = {};
  const picked: Record<string, readonly string[]> = {};
  for (const input of answer.form.inputs) {
    if (input.kind === 'text') typed[input.name] = input.value ?? sent?.typed[input.name] ?? '';
    else picked[input.name] = input.value === undefined ? (sent?.picked[input.name] ?? []) : [input.value].flat();
  }
  const { form, message } = answer;
  return { form, message, typed, picked, problems: answer.kind === 'invalid' ? answer.problems : {} };
}

/** Fills in inputs by their names; options are chosen by what can be read on them. */
function filledIn(open: OpenForm, values: Readonly<Record<string, string | readonly string[]>>): OpenForm {
  const typed = { ...open.typed };
  const picked = { ...open.picked };
  for (const [name, value] of Object.entries(values)) {
    const input = open.form.inputs.find((one) => one.name === name);
    if (input === undefined) throw new Error(`the form has no input "${name}"`);
    if (input.kind === 'text') typed[name] = String(value);
    else picked[name] = [value].flat().map((label) => pickedBy(input, label));
  }
  return { ...open, typed, picked };
}

function pickedBy(input: Exclude<WireInput, { kind: 'text' }>, label: string): string {
  const option = input.options.find((one) => one.label === label || one.value === label);
  if (option === undefined) throw new Error(`${input.name} has no option "${label}"`);
  return option.value;
}

import { randomUUID } from 'node:crypto';
import { userOf } from '../../../adapters/web/place.ts';
import { readCard } from '../../../adapters/web/render-card.ts';
import type { Answer, PersonId, Snapshot, WireForm, WireMessage } from '../../../adapters/web/wire.ts';
import type { PlatformPerson, SeenForm, SeenMessage } from '../../contract/platform-driver.ts';
import { buttonsOf, cardText, controlsOf, optionsOf } from '../../fakes/seen-text.ts';
import { LiveView } from './live-view.ts';

/** A connection is not used again: after a restart it would lead to the process that is gone. */
const oneRequest = { connection: 'close' };

/** A person at the preview who has no page, only what a page uses: requests and the stream. */
export class WebPerson implements PlatformPerson {
  readonly user;
  readonly view: LiveView;
  /** Every answer this person ever got, as text. */
  readonly answers: string[] = [];
  readonly #as: PersonId;
  readonly #address: () => string;
  #passing: Extract<Answer, { kind: 'passing' }>[] = [];
  #open: { form: WireForm; problems: Readonly<Record<string, string>>; message: string | null } | null = null;
  #last: { path: string; body: object } | null = null;

  constructor(as: PersonId, address: () => string) {
    this.user = userOf(as);
    this.view = new LiveView(as);
    this.#as = as;
    this.#address = address;
  }

  async sees(): Promise<readonly SeenMessage[]> {
    const messages = await this.#messages();
    const roots = messages.filter((message) => message.under === null);
    const ordered = roots.flatMap((root) => [root, ...messages.filter((message) => message.under === root.id)]);
    const passing = this.#passing.map(({ id, card, files }) => ({
      id,
      text: cardText(readCard(card)),
      private: true,
      under: null,
      ...controlsOf(readCard(card)),
      files: files.map(({ name, text }) => ({ name, text })),
    }));
    return [...(await Promise.all(ordered.map((message) => this.#seen(message)))), ...passing];
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#act({ kind: 'command', path, options });
  }

  async press(label: string): Promise<void> {
    const cards = await this.#cards();
    const found = cards.flatMap(({ id, card }) => buttonsOf(readCard(card)).map((button) => ({ id, button })));
    const pressed = found.findLast(({ button }) => button.label === label);
    if (pressed?.button.action === undefined) throw new Error(`${this.#as} sees no button "${label}"`);
    await this.#act({ kind: 'action', message: pressed.id, action: pressed.button.action });
  }

  async pick(label: string): Promise<void> {
    const cards = await this.#cards();
    const found = cards.flatMap(({ id, card }) => optionsOf(readCard(card)).map((option) => ({ id, option })));
    const picked = found.findLast(({ option }) => option.label === label);
    if (picked === undefined) throw new Error(`${this.#as} sees no option "${label}"`);
    const { action, value } = picked.option;
    await this.#act({ kind: 'action', message: picked.id, action, value });
  }

  async form(): Promise<SeenForm | null> {
    if (this.#open === null) return null;
    const { form, problems } = this.#open;
    const values = Object.fromEntries(form.inputs.map((input) => [input.name, input.value ?? '']));
    const labels = form.inputs.map((input) => input.label);
    return { title: form.title, text: [form.intro ?? '', form.quote ?? '', ...labels].join('\n'), values, problems };
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    const open = this.#open;
    if (open === null) throw new Error(`${this.#as} has no form open`);
    const typed: Record<string, string> = {};
    const picked: Record<string, readonly string[]> = {};
    for (const input of open.form.inputs) {
      const value = values[input.name] ?? input.value ?? '';
      if (input.kind === 'text') typed[input.name] = String(value);
      else picked[input.name] = [value].flat().filter((one) => one !== '');
    }
    await this.#act({ kind: 'form', action: open.form.action, message: open.message, typed, picked });
  }

  async again(): Promise<void> {
    if (this.#last === null) throw new Error(`${this.#as} has not done anything yet`);
    await this.post(this.#last.path, this.#last.body);
  }

  /** Sends what a page would send. Refusals are thrown with their sentence. */
  async post<T>(path: string, body: object): Promise<T> {
    this.#last = { path, body };
    const address = this.#address();
    const headers = { 'content-type': 'application/json', origin: address, ...oneRequest };
    const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    this.answers.push(text);
    const answer = JSON.parse(text);
    if (!response.ok) throw new Error(`${response.status}: ${answer.error}`);
    return answer;
  }

  async get(path: string): Promise<Response> {
    return fetch(`${this.#address()}${path}`, { headers: oneRequest });
  }

  /** What a page starts from. */
  async snapshot(): Promise<Snapshot> {
    return JSON.parse((await this.#heard(/^data: (\{"as".*)\n/m))[1] ?? '');
  }

  /** What became of the sample month, once it is over. */
  async sampleOver(): Promise<string> {
    return (await this.#heard(/\{"state":"over","how":"(\w+)"/))[1] ?? '';
  }

  /** What a restart of the process leaves of an open page: its form and its stream's place, not its live-only cards. */
  reload(): void {
    this.#passing = [];
  }

  async #act(what: object): Promise<void> {
    const answer = await this.post<Answer>('/api/events', { id: randomUUID(), as: this.#as, locale: 'en-GB', ...what });
    if (answer.kind === 'form' || answer.kind === 'invalid') {
      this.#open = {
        form: answer.form,
        problems: answer.kind === 'invalid' ? answer.problems : {},
        message: answer.message,
      };
    } else if ('kind' in what && what.kind === 'form') this.#open = null;
    if (answer.kind === 'passing') {
      this.#passing = [...this.#passing.filter(({ id }) => id !== answer.instead), answer];
    }
  }

  /** Listens as a page that has just been opened, until this was told. */
  async #heard(told: RegExp): Promise<RegExpExecArray> {
    const response = await this.get(`/api/stream?as=${this.#as}`);
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const found = told.exec(text);
      // Leaving the loop lets go of the stream.
      if (found !== null) return found;
    }
    throw new Error(`the stream ended before ${told} was told`);
  }

  /** The stream's view, once it holds everything that the server has; both must tell the same. */
  async #messages(): Promise<readonly WireMessage[]> {
    const response = await this.get(`/api/messages?as=${this.#as}`);
    const { messages } = (await response.json()) as { messages: readonly WireMessage[] };
    await this.view.until(() => this.view.has(Math.max(0, ...messages.map((message) => message.revision))));
    return [...this.view.messages.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async #cards() {
    const messages = await this.#messages();
    const kept = messages.flatMap(({ id, body }) => (body.kind === 'card' ? [{ id, card: body.card }] : []));
    return [...kept, ...this.#passing];
  }

  async #seen(message: WireMessage): Promise<SeenMessage> {
    const { id, body, to, under } = message;
    const files = message.files.map(async ({ name }, index) => {
      const response = await this.get(`/api/files/${id}/${index}?as=${this.#as}`);
      return { name, text: await response.text() };
    });
    const card = body.kind === 'card' ? readCard(body.card) : null;
    return {
      id,
      text: card === null ? (body.kind === 'chat' ? body.words : '') : cardText(card),
      private: to !== null,
      under,
      ...controlsOf(card ?? { elements: [] }),
      files: await Promise.all(files),
    };
  }
}

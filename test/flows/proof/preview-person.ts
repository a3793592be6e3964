import { randomUUID } from 'node:crypto';
import type { Answer, WireCard, WireForm, WireMessage } from '../../../adapters/web/wire.ts';
import type { Who } from './journal.ts';

/** The process is gone, or going: whatever was asked may have been done or not. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** One person's page of the preview, over HTTP as the real one, without the looks. */
export class PreviewPerson {
  readonly who: Who;
  readonly #address: () => string;

  constructor(who: Who, address: () => string) {
    this.who = who;
    this.#address = address;
  }

  command(path: string, options: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#event({ kind: 'command', path, options });
  }

  press(message: string, action: string): Promise<Answer> {
    return this.#event({ kind: 'action', message, action });
  }

  /** Fills the inputs that are named; the others keep what stands in them. */
  submit(form: WireForm, values: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
    const typed: Record<string, string> = {};
    const picked: Record<string, readonly string[]> = {};
    for (const input of form.inputs) {
      const value = values[input.name] ?? input.value ?? '';
      if (input.kind === 'text') typed[input.name] = String(value);
      else picked[input.name] = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
    }
    return this.#event({ kind: 'form', message: null, action: form.action, typed, picked });
  }

  async chat(words: string): Promise<string> {
    const { message } = await this.#post<{ message: string }>('chat', {
      id: randomUUID(),
      as: this.who,
      words,
      under: null,
    });
    return message;
  }

  /** Everything that this person sees, oldest first. */
  async messages(): Promise<readonly WireMessage[]> {
    const all: WireMessage[] = [];
    for (let more = true; more; ) {
      const before = all[0] === undefined ? '' : `&before=${all[0].id}`;
      const page = await this.#get<{ messages: WireMessage[]; more: boolean }>(`messages?as=${this.who}${before}`);
      all.unshift(...page.messages);
      more = page.more;
    }
    return all;
  }

  /** The text of a file that came with a message. */
  async file(message: string, index: number): Promise<string> {
    const headers = { connection: 'close' };
    const response = await fetch(`${this.#address()}/api/files/${message}/${index}?as=${this.who}`, { headers });
    if (!response.ok) throw new Error(`${this.who}: the file of ${message} answered ${response.status}`);
    return response.text();
  }

  /** Moves bot time to the next check-in that is due, and returns once that is asked. */
  async jump(): Promise<void> {
    await this.#post('clock', { id: randomUUID(), to: 'next' });
  }

  #event(event: object): Promise<Answer> {
    return this.#post<Answer>('events', { id: randomUUID(), as: this.who, ...event });
  }

  #get<T>(path: string): Promise<T> {
    return this.#ask<T>(path, {});
  }

  #post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', origin: this.#address() };
    return this.#ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #ask<T>(path: string, request: RequestInit): Promise<T> {
    // A connection is not used again: after a restart it would lead to the process that is gone.
    const headers = { ...request.headers, connection: 'close' };
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`${this.#address()}/api/${path}`, { ...request, headers });
      body = await response.json();
    } catch (error) {
      throw new GoneError(`no answer to ${path}`, { cause: error });
    }
    if (response.status === 503) throw new GoneError(`${path} came too late`);
    if (!response.ok) throw new Error(`${this.who}: ${path} answered ${response.status} ${JSON.stringify(body)}`);
    return body as T;
  }
}

export function cardOf(message: WireMessage | undefined): WireCard | null {
  return message?.body.kind === 'card' ? message.body.card : null;
}

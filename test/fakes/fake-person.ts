import type { ActionId } from '../../src/card/action-id.ts';
import type { Form, Input } from '../../src/card/form.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Reply } from '../../src/port/reply.ts';
import type { Person, SeenCard, SeenForm } from '../flows/driver.ts';
import type { FakeMessage, FakePlatform } from './fake-platform.ts';
import { cardText, controlsOf } from './seen-text.ts';

/** A person at the fake platform, who does what a platform lets a person do and nothing else. */
export class FakePerson implements Person {
  readonly name: string;
  readonly #platform: FakePlatform;
  #room: RoomRef;
  readonly #zone: string;
  readonly #settle: () => Promise<void>;
  readonly #read: (text: string) => string;
  readonly #write: (text: string, what: 'name' | 'words') => string;
  #count = 0;

  /**
   * `settle` is awaited after everything this person does; `read` is how they understand what they see, and
   * `write` how they call what a command takes
   * (`name`), and how they go on with what was begun for them (`words`).
   */
  constructor(
    platform: FakePlatform,
    room: RoomRef,
    name: string,
    zone: string,
    settle = async () => {},
    read = (text: string) => text,
    write = (text: string, _what: 'name' | 'words') => text,
  ) {
    this.#platform = platform;
    this.#room = room;
    this.name = name;
    this.#zone = zone;
    this.#settle = settle;
    this.#read = read;
    this.#write = write;
  }

  /** Opens another room, and acts there. */
  goTo(room: RoomRef): void {
    this.#room = room;
  }

  get user(): UserRef {
    return { platform: this.#room.platform, space: this.#room.space, user: this.name };
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const written = Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, this.#write(value, 'name')]),
    );
    await this.send({ kind: 'command', ...this.#from(), path, options: written });
  }

  async click(label: string, card?: string): Promise<void> {
    const message = this.#find((one) => this.#controls(one).buttons.includes(label), `a button "${label}"`, card);
    const found = message.card.elements
      .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .find((button) => this.#read(button.label) === label);
    if (found === undefined || !('action' in found)) throw new Error(`"${label}" is a link`);
    await this.act(found.action, message);
  }

  async pick(label: string): Promise<void> {
    const message = this.#find((one) => this.#controls(one).options.includes(label), `an option "${label}"`);
    for (const element of message.card.elements) {
      const option =
        element.kind === 'select' ? element.options.find((one) => this.#read(one.label) === label) : undefined;
      if (element.kind === 'select' && option !== undefined) return this.act(element.action, message, option.value);
    }
  }

  /** Presses a button by its id, even one that no longer shows. */
  async act(action: ActionId, message?: FakeMessage, value?: string): Promise<void> {
    await this.send(
      {
        kind: 'action',
        ...this.#from(),
        action,
        ...(value === undefined ? {} : { value }),
        ...(message === undefined ? {} : { message: { room: this.#room, message: message.id } }),
      },
      message,
    );
  }

  async form(): Promise<SeenForm | null> {
    const open = this.#platform.forms.get(this.name);
    if (open === undefined) return null;
    const by = <T>(get: (input: Input) => T) =>
      Object.fromEntries(open.form.inputs.map((input) => [input.name, get(input)]));
    return {
      title: this.#read(open.form.title),
      about: this.#read([open.form.intro ?? '', open.form.quote?.reveal() ?? ''].join('\n')),
      values: by((input) => this.#readAll(standsIn(input))),
      labels: by((input) => this.#read(input.label)),
      options: by((input) => (input.kind === 'text' ? [] : input.options.map((option) => this.#read(option.label)))),
      problems: Object.fromEntries(Object.entries(open.problems).map(([name, said]) => [name, this.#read(said)])),
    };
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    const open = this.#platform.forms.get(this.name);
    if (open === undefined) throw new Error(`${this.name} has no form open`);
    this.#platform.forms.delete(this.name);
    await this.send(submission(open.form, values, this.#from(), this.#read, this.#write), open.from);
  }

  async cards(): Promise<readonly SeenCard[]> {
    return this.#platform.seenBy(this.name).map((message) => ({
      id: message.id,
      private: message.audience !== null,
      text: this.#read(cardText(message.card)),
      files: message.files.map(({ name, text }) => ({ name, text: this.#read(text) })),
      ...this.#controls(message),
    }));
  }

  /** Sends any event, also one that was sent before. */
  async send(event: InteractionEvent, message?: FakeMessage): Promise<Reply> {
    const inbox = this.#platform.inbox;
    if (inbox === null) throw new Error('Attune is not running');
    const mode = inbox.ackModeOf(event);
    const reply = await inbox.handle(event);
    if (reply.kind === 'form' && mode !== 'form') throw new Error(`a form cannot follow the acknowledgement "${mode}"`);
    if (reply.kind === 'update' && mode !== 'update' && mode !== 'form')
      throw new Error(`an update cannot follow "${mode}"`);
    if (reply.kind === 'shared' && mode !== 'shared') throw new Error(`a shared card cannot follow "${mode}"`);
    const shown = this.#apply(reply, message, mode === 'form' || event.kind === 'form');
    if ('keep' in reply && reply.keep !== undefined) {
      await inbox.hold(event, reply.keep, shown === null ? null : this.#platform.holdOf(shown));
    }
    await this.#settle();
    return reply;
  }

  /** Returns the message that shows a card. */
  #apply(reply: Reply, message: FakeMessage | undefined, isForOne: boolean): string | null {
    switch (reply.kind) {
      case 'private':
        return this.#platform.add(this.#room, this.name, reply.card, null, reply.files).message;
      case 'shared':
        return this.#platform.add(this.#room, null, reply.card).message;
      case 'update':
        // What a form says, or what is said instead of one, is for the one who acted: a card that both see stays as it is.
        // As on every platform: what has no card to replace, or by a form one that both see, is shown to the one who acted.
        if (message === undefined || (isForOne && message.audience === null)) {
          return this.#platform.add(this.#room, this.name, reply.card).message;
        }
        message.card = reply.card;
        return message.id;
      case 'form':
        this.#platform.forms.set(this.name, { form: reply.form, problems: {}, from: message });
        return null;
      case 'invalid':
        this.#platform.forms.set(this.name, { form: reply.form, problems: reply.problems, from: message });
        return null;
      case 'nothing':
        return null;
    }
  }

  #from(): { id: string; by: UserRef; room: RoomRef; locale: string; zone: string } {
    this.#count += 1;
    return {
      id: `${this.name}-${this.#count}-${crypto.randomUUID()}`,
      by: this.user,
      room: this.#room,
      locale: 'en-GB',
      zone: this.#zone,
    };
  }

  #readAll(value: string | readonly string[]): string | readonly string[] {
    return typeof value === 'string' ? this.#read(value) : value.map(this.#read);
  }

  #controls({ card }: FakeMessage): Pick<SeenCard, 'buttons' | 'options'> {
    const { buttons, options } = controlsOf(card);
    return { buttons: buttons.map(this.#read), options: options.map(this.#read) };
  }

  #find(wanted: (message: FakeMessage) => boolean, what: string, card?: string): FakeMessage {
    const seen = this.#platform.seenBy(this.name).filter((one) => card === undefined || one.id === card);
    const found = seen.findLast(wanted);
    if (found === undefined) {
      throw new Error(
        `${this.name} sees no ${what}, but:\n${seen.map((one) => this.#read(cardText(one.card))).join('\n---\n')}`,
      );
    }
    return found;
  }
}

function standsIn(input: Input): string | readonly string[] {
  if (input.kind === 'text') return input.value?.reveal() ?? '';
  return input.kind === 'radio' ? (input.value ?? '') : (input.value ?? []);
}

/** What a platform sends for a filled form: typed apart from picked, labels turned into values. */
function submission(
  form: Form,
  values: Readonly<Record<string, string | readonly string[]>>,
  from: { id: string; by: UserRef; room: RoomRef },
  read: (text: string) => string,
  write: (text: string, what: 'words') => string,
): InteractionEvent {
  const typed: Record<string, PartnerWords> = {};
  const picked: Record<string, readonly string[]> = {};
  for (const name of Object.keys(values)) {
    if (!form.inputs.some((input) => input.name === name)) throw new Error(`the form has no input "${name}"`);
  }
  for (const input of form.inputs) {
    const value = values[input.name] ?? standsIn(input);
    if (input.kind === 'text') {
      if (Array.isArray(value)) throw new Error(`${input.name} takes text`);
      const isBegun = input.begun !== undefined || (input.begins ?? []).length > 0;
      typed[input.name] = new PartnerWords(
        isBegun && input.name in values ? write(String(value), 'words') : String(value),
      );
      continue;
    }
    const wanted = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
    picked[input.name] = wanted.map((one) => {
      const option = input.options.find((candidate) => read(candidate.label) === one || candidate.value === one);
      if (option === undefined) throw new Error(`${input.name} has no option "${one}"`);
      return option.value;
    });
  }
  return { kind: 'form', ...from, action: form.action, typed, picked };
}

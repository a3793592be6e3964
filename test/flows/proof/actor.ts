import type { Card } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { InteractionEvent } from '../../../src/port/inbound-event.ts';
import type { Reply } from '../../../src/port/reply.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import type { FakeMessage } from '../../fakes/fake-platform.ts';
import type { FakeWorld } from '../fake-world.ts';
import { type Control, controlsOf, type Who } from './journal.ts';
import { type Flavour, markedText, markerOf } from './marked-text.ts';
import type { WatchedPlatform } from './watched-platform.ts';

/** Sends what people do, tells it as a sentence, and makes up what they type. */
export class Actor {
  readonly world: FakeWorld;
  readonly platform: WatchedPlatform;
  /** What happened so far, a sentence each. */
  readonly told: string[] = [];
  #events = 0;
  #texts = 0;

  constructor(world: FakeWorld, platform: WatchedPlatform) {
    this.world = world;
    this.platform = platform;
  }

  tell(sentence: string): void {
    this.told.push(sentence);
  }

  words(flavour: Flavour): string {
    this.#texts += 1;
    return markedText(markerOf(this.#texts), flavour);
  }

  /** So that a text which another one stands in for has the same number. */
  skipMarker(): void {
    this.#texts += 1;
  }

  command(who: Who, path: string, options: Readonly<Record<string, string>> = {}, twice = false): Promise<Reply> {
    const given = Object.entries(options).map(([name, value]) => ` ${name}:${brief(value)}`);
    this.tell(`${nameOf(who)} gives /${path}${given.join('')}${again(twice)}`);
    return this.#send(who, { kind: 'command', ...this.#from(who), path, options }, undefined, twice);
  }

  /** Presses what a person sees, where it stands; or, with `here`, in the room where everybody is now. */
  press(who: Who, control: Control, twice = false, here = false): Promise<Reply> {
    const message = here ? undefined : this.#messageWith(who, control.action);
    const where = message === undefined ? `by its id ${control.action}` : `(${control.action})`;
    this.tell(`${nameOf(who)} presses “${control.label}” ${where}${again(twice)}`);
    const event = {
      kind: 'action',
      ...this.#from(who),
      // Whoever presses an old card in an old room acts there.
      room: message?.room ?? this.world.room,
      action: control.action,
      ...(control.value === undefined ? {} : { value: control.value }),
      ...(message === undefined ? {} : { message: { room: message.room, message: message.id } }),
    } as const;
    return this.#send(who, event, message ?? unseen(this.world, who), twice);
  }

  /** Fills every text of a form with the same words, and picks the nth option of every choice. */
  submit(who: Who, form: Form, text: string, nth: number, twice = false): Promise<Reply> {
    this.tell(`${nameOf(who)} submits “${form.title}” (${form.action}) with ${brief(text)}${again(twice)}`);
    this.platform.forms.delete(who);
    const typed: Record<string, PartnerWords> = {};
    const picked: Record<string, readonly string[]> = {};
    for (const input of form.inputs) {
      if (input.kind === 'text') typed[input.name] = new PartnerWords(text);
      else picked[input.name] = [input.options[nth % input.options.length]?.value ?? ''];
    }
    const event = { kind: 'form', ...this.#from(who), action: form.action, typed, picked } as const;
    return this.#send(who, event, unseen(this.world, who), twice);
  }

  /** What this person can press now, newest first. */
  visible(who: Who): readonly Control[] {
    return this.platform
      .seenBy(who)
      .flatMap((message) => controlsOf(message.card))
      .toReversed();
  }

  person(who: Who): FakePerson {
    return this.world[who];
  }

  async #send(who: Who, event: InteractionEvent, message: FakeMessage | undefined, twice: boolean): Promise<Reply> {
    const person = this.person(who);
    const [reply] = await Promise.all([person.send(event, message), ...(twice ? [person.send(event, message)] : [])]);
    return reply;
  }

  #messageWith(who: Who, action: string): FakeMessage | undefined {
    const seen = this.platform.seenBy(who);
    return seen.findLast((one) => controlsOf(one.card).some((control) => control.action === action));
  }

  #from(who: Who) {
    this.#events += 1;
    const zone = { sam: 'Europe/Lisbon', alex: 'America/New_York', guest: 'Asia/Tokyo' }[who];
    const by = this.person(who).user;
    return { id: `event-${this.#events}`, by, room: this.world.room, locale: 'en', zone };
  }
}

export function nameOf(who: Who): string {
  return { sam: 'Sam', alex: 'Alex', guest: 'The stranger' }[who];
}

/** The first control on the card of a reply whose action begins like this. */
export function controlOn(reply: Reply, ...names: readonly string[]): Control | undefined {
  return 'card' in reply ? controlIn(reply.card, names) : undefined;
}

function controlIn(card: Card, names: readonly string[]): Control | undefined {
  return controlsOf(card).find(({ action }) => names.some((name) => `${action}:`.startsWith(`${name}:`)));
}

/** Stands in for a card that this person does not see: some other client's, or one made up. */
function unseen(world: FakeWorld, who: Who): FakeMessage {
  const card: Card = { tone: 'calm', elements: [] };
  return { id: 'unseen', room: world.room, audience: who, card, key: null, files: [], told: null };
}

function brief(text: string): string {
  const shown = JSON.stringify(text.length > 48 ? `${text.slice(0, 40)}…` : text);
  return text.length > 48 ? `${shown} (${text.length} characters)` : shown;
}

function again(twice: boolean): string {
  return twice ? ', twice at once' : '';
}

import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { createBot } from '../../src/bot/create-bot.ts';
import { features } from '../../src/bot/registry.ts';
import type { Card } from '../../src/card/card.ts';
import { checkCard, checkForm } from '../../src/card/check-card.ts';
import type { Form, Input } from '../../src/card/form.ts';
import { readHome } from '../../src/features/home/index.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { JobRunner } from '../../src/port/jobs.ts';
import type { Reply } from '../../src/port/reply.ts';
import type { Store, Stores } from '../../src/port/store.ts';
import type { FakeMessage } from '../fakes/fake-platform.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { cardText } from '../fakes/seen-text.ts';
import { TestSystem } from '../fakes/test-system.ts';
import type { FakeWorld } from './fake-world.ts';

/** One thing that can be done on a card: a button, or an option of a menu. */
type Control = { readonly action: string; readonly value?: string };

/**
 * Tries every control of every card that comes to stand in a world, and takes back what it did: the world goes on as
 * if nobody had touched them. Cards that differ only in their words and ids are tried once.
 */
export class EveryControl {
  /** The names of all actions and forms that a card or a form of ours led to. */
  readonly reached = new Set<string>();
  readonly problems: string[] = [];
  readonly #seen = new Set<string>();
  readonly #read: (text: string) => string;
  readonly #see: (shown: Shown) => void;
  #tried = 0;

  /** `read` is how what is seen is understood; `see` gets every card and every form that there is to see. */
  constructor(read = (text: string) => text, see: (shown: Shown) => void = () => undefined) {
    this.#read = read;
    this.#see = see;
  }

  /** Has a world tried whenever it has settled. */
  watch(world: FakeWorld): FakeWorld {
    const settle = world.settle.bind(world);
    world.settle = async () => {
      await settle();
      await this.#look(world);
    };
    return world;
  }

  /** The controls on somebody's home, where a platform has such a place. */
  async tryHome(world: FakeWorld, by: UserRef): Promise<void> {
    const { content } = world;
    const reading = { content, now: world.now() };
    const home = await world.store.transaction((stores) => readHome(features, { ...reading, stores }, by, 'en'));
    const sections = home.couples.flatMap(({ sections: all }) => all);
    await this.#tryCard(world, { elements: sections.flatMap(({ elements }) => elements) }, by);
  }

  async #look(world: FakeWorld): Promise<void> {
    for (const message of [...world.platform.messages]) {
      this.#see({ card: message.card });
      if (this.#isNew(message))
        for (const by of readersOf(world, message)) await this.#tryCard(world, message.card, by);
    }
    for (const [user, { form, problems }] of [...world.platform.forms]) {
      this.#see({ form, problems });
      if (!this.#isKnown(`form ${nameOf(form.action)}`)) await this.#submit(world, form, { ...world.sam.user, user });
    }
  }

  #isNew({ card, audience }: FakeMessage): boolean {
    const names = controlsOf(card).map(({ action }) => nameOf(action));
    return names.length > 0 && !this.#isKnown([audience === null, card.title, card.tone, ...names].join());
  }

  #isKnown(shape: string): boolean {
    const known = this.#seen.has(shape);
    this.#seen.add(shape);
    return known;
  }

  async #tryCard(world: FakeWorld, card: Pick<Card, 'elements'>, by: UserRef): Promise<void> {
    for (const control of controlsOf(card)) {
      const reply = await this.#send(world, by, { kind: 'action', ...control });
      if (reply.kind === 'form') await this.#submit(world, reply.form, by);
    }
  }

  async #submit(world: FakeWorld, { action, inputs }: Form, by: UserRef): Promise<void> {
    const typed = inputs.flatMap((input) => (input.kind === 'text' ? [[input.name, typedInto(input)] as const] : []));
    const picked = inputs.flatMap((input) => (input.kind === 'text' ? [] : [[input.name, pickedIn(input)] as const]));
    await this.#send(world, by, {
      kind: 'form',
      action,
      typed: Object.fromEntries(typed),
      picked: Object.fromEntries(picked),
    });
  }

  async #send(world: FakeWorld, by: UserRef, what: Does): Promise<Reply> {
    this.#tried += 1;
    this.reached.add(nameOf(what.action));
    const log = new MemoryLog();
    const inbox = withoutTrace(world, log);
    const event = { id: `trial-${this.#tried}`, by, room: world.room, locale: 'en', ...what } as InteractionEvent;
    const reply = await inbox.handle(event);
    if ('card' in reply) this.#see({ card: reply.card });
    if ('form' in reply) this.#see({ form: reply.form, problems: 'problems' in reply ? reply.problems : {} });
    const problems = [
      ...problemsOf(reply, inbox, event, this.#read),
      ...log.lines.filter((line) => line.includes('"error"')),
    ];
    this.problems.push(...problems.map((problem) => `${what.action} of ${by.user}: ${problem}`));
    return reply;
  }
}

/** A card as somebody sees it, or a form, with what was wrong with it. */
export type Shown =
  | { readonly card: Card }
  | { readonly form: Form; readonly problems: Readonly<Record<string, string>> };

type Does =
  | ({ readonly kind: 'action' } & Control)
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly typed: Readonly<Record<string, PartnerWords>>;
      readonly picked: Readonly<Record<string, readonly string[]>>;
    };

/** The same bot on the same data; each transaction is taken back. */
function withoutTrace(world: FakeWorld, log: MemoryLog): Inbox {
  const { content, platform } = world;
  const runner = { wake: () => undefined } as unknown as JobRunner;
  const system = new TestSystem(world.now(), 7);
  const platforms = new Map([['web', platform]] as const);
  const parts = { runner, system, content, log, metrics: new MemoryMetrics(), platforms, writeCalendar };
  return createBot({ ...parts, store: takingBack(world.store) }).inbox;
}

function takingBack(store: Store): Store {
  return {
    ping: () => store.ping(),
    [Symbol.asyncDispose]: async () => undefined,
    transaction: async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
      let done: { readonly result: T } | undefined;
      const back = new Error('taken back');
      try {
        await store.transaction(async (stores) => {
          done = { result: await work(stores) };
          throw back;
        });
      } catch (error) {
        if (error !== back) throw error;
      }
      if (done === undefined) throw new Error('nothing was done');
      return done.result;
    },
  };
}

function readersOf(world: FakeWorld, { audience }: FakeMessage): readonly UserRef[] {
  return (audience === null ? ['sam', 'alex'] : [audience]).map((user) => ({ ...world.sam.user, user }));
}

function controlsOf({ elements }: Pick<Card, 'elements'>): readonly Control[] {
  return elements.flatMap((element): readonly Control[] => {
    if (element.kind === 'select') return element.options.map(({ value }) => ({ action: element.action, value }));
    if (element.kind !== 'buttons') return [];
    return element.buttons.flatMap((button) => ('action' in button ? [{ action: button.action }] : []));
  });
}

function typedInto({ value }: Extract<Input, { kind: 'text' }>): PartnerWords {
  return value ?? new PartnerWords('a few words');
}

function pickedIn(input: Exclude<Input, { kind: 'text' }>): readonly string[] {
  const [first] = input.options.map(({ value }) => value);
  const chosen = input.kind === 'radio' ? [input.value].filter((one) => one !== undefined) : (input.value ?? []);
  return chosen.length > 0 || first === undefined ? chosen : [first];
}

/** What somebody would notice: nothing happens, something breaks, or an answer that its platform can't show. */
function problemsOf(
  reply: Reply,
  inbox: Inbox,
  event: InteractionEvent,
  read: (text: string) => string,
): readonly string[] {
  const mode = inbox.ackModeOf(event);
  const follows = reply.kind !== 'form' && reply.kind !== 'update' && reply.kind !== 'shared' ? mode : reply.kind;
  const said = 'card' in reply ? read(cardText(reply.card)) : '';
  return [
    ...(follows === mode ? [] : [`${reply.kind} can't follow "${mode}"`]),
    ...(said.includes('is out of date') ? ['it does nothing'] : []),
    ...(said.includes('Something went wrong') ? ['a handler failed'] : []),
    ...(said.includes('isn’t one of the choices') ? ['it offers what is none of the choices'] : []),
    ...('card' in reply ? checkCard(reply.card) : []),
    ...('form' in reply ? checkForm(reply.form) : []),
  ];
}

function nameOf(action: string): string {
  return action.split(':')[0] ?? '';
}

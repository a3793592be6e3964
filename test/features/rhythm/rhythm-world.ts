import { expect } from 'vitest';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { parseAction } from '../../../src/card/action-id.ts';
import type { Card } from '../../../src/card/card.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Form } from '../../../src/card/form.ts';
import type { Content, Prompt } from '../../../src/content/library.ts';
import { createCheckIn } from '../../../src/features/check-in/index.ts';
import type { CoupleContext, JobContext } from '../../../src/features/context.ts';
import type { Definition } from '../../../src/features/definition.ts';
import type { Feature } from '../../../src/features/feature.ts';
import { createRhythm } from '../../../src/features/rhythm/index.ts';
import { type Couple, otherSide, type Partner, type Side } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { newRitual, type Ritual, type RitualName } from '../../../src/model/ritual.ts';
import type { Job } from '../../../src/port/jobs.ts';
import type { Reply } from '../../../src/port/reply.ts';
import type { Stores } from '../../../src/port/store.ts';
import { nextOccurrence } from '../../../src/schedule/next-occurrence.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { TestSystem } from '../../fakes/test-system.ts';

const checkIn = createCheckIn(() => []);
const features: readonly Feature[] = [checkIn, createRhythm(() => features)];
const rhythm = createRhythm(() => features);

export const sam = 0;
export const alex = 1;

/** Couples with a rhythm on the real store: questions on Monday, Wednesday and Friday at 20:00 in Lisbon. */
export class RhythmWorld {
  readonly system = new TestSystem();
  /** What the rhythm had posted in the room, oldest first. */
  readonly posted: { card: Card; key: string }[] = [];
  readonly jobs: Job[] = [];
  readonly #data: TestStore;
  readonly #content: Content;
  readonly #couples = new Set<string>();
  #zone: string | null = 'Europe/Lisbon';

  private constructor(data: TestStore, loaded: Content) {
    this.#data = data;
    this.#content = loaded;
  }

  static async open(): Promise<RhythmWorld> {
    const world = new RhythmWorld(await openTestStore({ reuse: true }), await shippedContent());
    await world.#data.runner.start((job) => world.#run(job));
    return world;
  }

  /** One couple, as if there had never been another. It is Monday, 2 November 2026, noon in Lisbon, unless told otherwise. */
  async begin(now = '2026-11-02T12:00Z'): Promise<void> {
    for (const id of this.#couples) await this.do(({ couples }) => couples.erase(id));
    this.#couples.clear();
    this.posted.length = 0;
    this.jobs.length = 0;
    this.#zone = 'Europe/Lisbon';
    this.system.advance(Date.parse(now) - this.now);
    await this.add('c1');
  }

  get prompts(): readonly Prompt[] {
    return [...this.#content.library('en').prompts.values()];
  }

  get now(): Instant {
    return this.system.now();
  }

  async add(id: string, change: Partial<Couple> = {}, questions: Partial<Ritual> = {}): Promise<void> {
    this.#couples.add(id);
    const couple = { ...newCouple(id, this.now), ...change };
    const rhythm = { days: [1, 3, 5], time: '20:00', zone: 'Europe/Lisbon' } as const;
    await this.do(async ({ couples, rituals }) => {
      await couples.add(couple);
      await rituals.save([
        {
          ...newRitual(id, { name: 'question', on: true, rhythm }),
          nextAt: nextOccurrence(rhythm, this.now),
          ...questions,
        },
        newRitual(id, { name: 'us', on: false, rhythm: { ...rhythm, days: [7], time: '18:00' } }),
      ]);
    });
  }

  do<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.#data.store.transaction(work);
  }

  async couple(id = 'c1'): Promise<Couple> {
    const found = await this.do(({ couples }) => couples.find(id));
    if (found === null) throw new Error(`no couple ${id}`);
    return found;
  }

  async change(change: Partial<Couple>, id = 'c1'): Promise<void> {
    const couple = await this.couple(id);
    await this.do(({ couples }) => couples.save({ ...couple, ...change }));
  }

  async changePartner(side: Side, change: Partial<Partner>): Promise<void> {
    const { partners } = await this.couple();
    const [first, second] = partners;
    const changed = { ...partners[side], ...change };
    await this.change({ partners: side === 0 ? [changed, second] : [first, changed] });
  }

  async ritual(name: RitualName = 'question', id = 'c1'): Promise<Ritual> {
    const found = await this.do(({ rituals }) => rituals.find(id, name));
    if (found === null) throw new Error(`no ritual ${name}`);
    return found;
  }

  /** When the next one comes, as UTC to the minute; `null` when none does. */
  async nextAt(name: RitualName = 'question', id = 'c1'): Promise<string | null> {
    const { nextAt } = await this.ritual(name, id);
    return nextAt === null ? null : new Date(nextAt).toISOString().slice(0, 16);
  }

  /** From here on the platform tells no zone of anybody. */
  forgetZones(): void {
    this.#zone = null;
  }

  command(side: Side, path: string, options: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#reply(side, 'command', path, options);
  }

  /** Presses the button with this label, which must be on the card, once. */
  async press(side: Side, card: Card, label: string): Promise<Reply> {
    const found = card.elements
      .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      .filter((button) => button.label === label);
    expect(found.length, `buttons "${label}" on\n${cardText(card)}`).toBe(1);
    const [button] = found;
    if (button === undefined || !('action' in button)) throw new Error('a link');
    return this.act(side, button.action);
  }

  act(side: Side, action: string): Promise<Reply> {
    const parsed = parseAction(action);
    if (parsed === null) throw new Error(`no action ${action}`);
    return this.#reply(side, 'action', parsed.name, parsed, undefined);
  }

  /** Submits a form as it was prefilled, with changes. */
  submit(side: Side, form: Form, changes: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Reply> {
    const typed: Record<string, PartnerWords> = {};
    const picked: Record<string, readonly string[]> = {};
    for (const input of form.inputs) {
      const value = changes[input.name] ?? (input.kind === 'text' ? input.value?.reveal() : input.value) ?? [];
      if (input.kind === 'text') typed[input.name] = new PartnerWords(String(value));
      else picked[input.name] = typeof value === 'string' ? [value] : value;
    }
    const parsed = parseAction(form.action);
    if (parsed === null) throw new Error(`no action ${form.action}`);
    return this.#reply(side, 'form', parsed.name, parsed, { typed, picked });
  }

  /** Opens the form and submits it with changes. */
  async schedule(side: Side, changes: Readonly<Record<string, string | readonly string[]>>): Promise<Reply> {
    return this.submit(side, formOf(await this.command(side, 'checkin schedule')), changes);
  }

  /** Moves the clock to a moment and does what is due, as a tick does; then everything enqueued. */
  async tickAt(moment: string): Promise<void> {
    this.system.advance(Date.parse(moment) - this.now);
    for (const chore of rhythm.chores) {
      let handled = chore.batch;
      while (handled >= chore.batch) {
        handled = await this.do((stores) => chore.run({ ...this.#base(), stores }));
      }
    }
    await this.settle();
  }

  async settle(): Promise<void> {
    this.#data.runner.wake();
    await this.#data.runner.idle();
  }

  async close(): Promise<void> {
    await this.#data.close();
  }

  #base() {
    const { system } = this;
    return {
      now: system.now(),
      content: this.#content,
      rituals: checkIn.rituals,
      random: () => system.random(),
      newId: () => system.newId(),
    };
  }

  async #run(job: Job): Promise<void> {
    this.jobs.push(job);
    if (job.name !== 'announce-rhythm') return;
    const post = async (_room: unknown, card: Card, key: string) => {
      expect(checkCard(card)).toEqual([]);
      this.posted.push({ card, key });
    };
    await rhythm.jobs['announce-rhythm'].run(
      { ...this.#base(), store: this.#data.store, post } as unknown as JobContext,
      job,
    );
  }

  async #reply(side: Side, kind: Definition['kind'], name: string, ...rest: unknown[]): Promise<Reply> {
    const found = rhythm.definitions.find(
      (one) => one.kind === kind && (one.kind === 'command' ? one.path : one.name) === name,
    );
    if (found === undefined) throw new Error(`nothing is called ${name}`);
    const reply = await this.do(async (stores) => {
      const couple = await stores.couples.lock('c1');
      if (couple === null) throw new Error('no couple');
      const library = this.#content.library('en');
      const me = couple.partners[side];
      const context: CoupleContext = {
        ...this.#base(),
        writeCalendar,
        hostPages: {},
        stores,
        by: me.user,
        room: couple.room,
        locale: 'en',
        zone: this.#zone,
        people: {},
        obstacles: [],
        say: library.say,
        library,
        couple,
        side,
        me,
        other: couple.partners[otherSide(side)],
      };
      return (found.run as unknown as (...all: unknown[]) => Promise<Reply>)(context, ...rest);
    });
    if ('card' in reply) expect(checkCard(reply.card)).toEqual([]);
    if ('form' in reply) expect(checkForm(reply.form)).toEqual([]);
    await this.settle();
    return reply;
  }
}

/** What a reply shows, as one text. */
export function textOf(reply: Reply): string {
  return cardText(cardOf(reply));
}

export function cardOf(reply: Reply): Card {
  if (!('card' in reply)) throw new Error(`a reply of kind ${reply.kind} has no card`);
  return reply.card;
}

export function formOf(reply: Reply): Form {
  if (!('form' in reply)) throw new Error(`a reply of kind ${reply.kind} has no form`);
  return reply.form;
}

/** What stands in a form, by input. */
export function valuesOf(form: Form): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    form.inputs.map((input) => [input.name, input.kind === 'text' ? input.value?.reveal() : input.value]),
  );
}

export function newCouple(id: string, now: Instant): Couple {
  const place = { platform: 'web', space: id } as const;
  const partner = {
    locale: 'en',
    hears: 'mention',
    nudges: true,
    depthLimit: 2,
    themesNever: [],
    packs: [],
    leftAt: null,
  } as const;
  return {
    id,
    room: { ...place, room: 'our-room' },
    partners: [
      { ...partner, side: sam, user: { ...place, user: 'sam' }, zone: 'Europe/Lisbon' },
      { ...partner, side: alex, user: { ...place, user: 'alex' }, zone: 'America/New_York' },
    ],
    createdAt: now,
    reveal: 'room',
    answers: 'sealed',
    quietHours: { from: '22:00', to: '08:00' },
    pause: null,
    ending: null,
  };
}

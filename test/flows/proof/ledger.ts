import { parseAction } from '../../../src/card/action-id.ts';
import type { Say } from '../../../src/content/say.ts';
import type { CheckInId } from '../../../src/model/check-in.ts';
import type { Reveal } from '../../../src/model/couple.ts';
import { day, type Instant } from '../../../src/model/instant.ts';
import type { InteractionEvent } from '../../../src/port/inbound-event.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { openText, type Who } from './journal.ts';
import { asKept, markersIn } from './marked-text.ts';

/** An answer as its author was told that it is kept. */
/** `order` is as far as it was given: the last place goes by itself. */
export type Given = { choice?: string; guess?: string; order?: string; words?: string; second?: string };

/** Who may see a marker, from which output on, and before which. `couple` are the two, each privately. */
type Audience = {
  readonly by: Who;
  readonly who: 'author' | 'couple' | 'all';
  readonly since: number;
  readonly until: number;
};

/**
 * What was promised, from the outside alone: what people sent, and what they were told. It knows who may see each
 * marker, and what must still be there later.
 */
export class Ledger {
  /** Acknowledged answers, by check-in and author. */
  readonly answers = new Map<CheckInId, Partial<Record<Who, Given>>>();
  readonly revealed = new Map<CheckInId, Reveal>();
  readonly responses: { readonly checkInId: CheckInId; readonly by: Who; readonly marker: string }[] = [];
  /** What was said in the room by choice, and not taken back. */
  readonly appreciations: { readonly id: string; readonly by: Who; readonly marker: string }[] = [];
  /** Promises that were broken in the telling itself. */
  readonly broken: string[] = [];
  /** When the pairing ended, if it did. */
  endedAt: Instant | null = null;
  readonly #written = new Map<string, Audience>();
  readonly #sentUnder = new Map<string, Reveal>();
  readonly #forgotten = new Set<Who>();
  readonly #takenBack = new Set<string>();
  /** Check-ins that somebody answered while answers showed privately: certainly, or perhaps (it changed just then). */
  readonly #promised = new Map<CheckInId, 'certainly' | 'perhaps'>();
  readonly #say: Say;
  readonly #now: () => Instant;
  #reveal: Reveal = 'room';
  /** A pairing that began anew has its own setting. */
  #isRevealKnown = true;

  constructor(say: Say, now: () => Instant) {
    this.#say = say;
    this.#now = now;
  }

  /** Somebody sends something: whatever they typed is theirs alone until it is said otherwise. */
  typed(event: InteractionEvent): void {
    this.#sentUnder.set(event.id, this.#reveal);
    const texts = event.kind === 'form' ? Object.values(event.typed).map((words) => words.reveal()) : optionsOf(event);
    for (const marker of texts.flatMap((text) => [...markersIn(text)])) {
      if (!this.#written.has(marker))
        this.#written.set(marker, { by: whoOf(event), who: 'author', since: 0, until: Infinity });
    }
  }

  /** They are told something. `from` is the number of outputs at the time when it was sent. */
  decided(event: InteractionEvent, reply: Reply, from: number): void {
    if (event.kind === 'command') return;
    const { name = '', args = [] } = parseAction(event.action) ?? {};
    const [checkInId = '', , choice = '', guess = ''] = args;
    const placed = args.slice(2);
    if (name === 'settings.reveal' && reply.kind === 'update')
      this.#reveal = checkInId === 'private' ? 'private' : 'room';
    if (name === 'pairing.accept') this.#isRevealKnown = this.endedAt === null;
    if (name === 'pairing.end' && this.#says(reply, this.#say.text('pairing.unpaired-title')))
      this.endedAt ??= this.#now();
    if (name === 'privacy.forget-yes' && reply.kind === 'update') this.#forget(whoOf(event));
    if (event.kind === 'form' && replies.includes(name)) this.#responded(event, checkInId, reply, from);
    if (event.kind === 'form' && name === 'appreciate.send') this.#appreciated(event, args[0] ?? '', reply, from);
    if (event.kind === 'form' && name === 'appreciate.change') this.#appreciatedAnew(event, args[0] ?? '', reply, from);
    if (name === 'appreciate.take-back') this.#tookBack(reply);
    const earlier = this.answers.get(checkInId)?.[whoOf(event)] ?? {};
    const typed = event.kind === 'form' ? typedOf(event) : {};
    const given = {
      'check-in.answer': typed,
      'check-in.beside': { ...picksOf(earlier), ...typed },
      'check-in.whole': { ...(event.kind === 'form' ? pickedOf(event, placed) : {}), ...typed },
      'check-in.tap': { ...earlier, choice },
      'check-in.rank': { ...earlier, order: placed.join() },
      'check-in.choose': { ...earlier, choice },
      'check-in.guess': { ...earlier, choice, guess },
    }[name];
    if (given !== undefined && this.#isTaken(reply)) this.#answered(event, checkInId, given, reply, from);
  }

  /** After a step that has come to rest. */
  rest(outputs: number): void {
    for (const [marker, written] of this.#written) {
      const isGone = this.#forgotten.has(written.by) || this.#takenBack.has(marker);
      if (isGone && written.until > outputs) this.#written.set(marker, { ...written, until: outputs });
    }
    this.#forgotten.clear();
    if (this.endedAt === null || this.#now() < this.endedAt + 30 * day) return;
    this.answers.clear();
    this.appreciations.splice(0);
  }

  maySee(marker: string, who: Who | 'room', output: number): boolean {
    const written = this.#written.get(marker);
    if (written === undefined) return false;
    if (who === written.by) return true;
    if (written.who === 'author' || output < written.since || output >= written.until) return false;
    return written.who === 'all' || (who !== 'room' && who !== 'guest');
  }

  /** Markers of what was taken back: they stand in the room no more. */
  get takenBack(): ReadonlySet<string> {
    return this.#takenBack;
  }

  get markers(): readonly string[] {
    return [...this.#written.keys()];
  }

  /** Markers of what the two showed each other without the room. */
  privatelyShown(by: Who): readonly string[] {
    return [...this.#written].filter(([, one]) => one.by === by && one.who === 'couple').map(([marker]) => marker);
  }

  #answered(event: InteractionEvent, id: CheckInId, given: Given, reply: Reply, from: number): void {
    const all = { ...this.answers.get(id), [whoOf(event)]: given };
    if (this.revealed.has(id)) this.broken.push(`an answer to ${id} was taken after its reveal`);
    this.answers.set(id, all);
    this.#promise(event, id);
    if (!this.#says(reply, this.#say.text('check-in.own-revealed-title'))) return;
    const isPrivate = this.#says(reply, this.#say.text('check-in.own-revealed-private'));
    const reveal = isPrivate ? 'private' : 'room';
    this.revealed.set(id, reveal);
    if (all.sam === undefined || all.alex === undefined) this.broken.push(`${id} was revealed with one answer`);
    const wanted = [this.#reveal, this.#sentUnder.get(event.id)];
    const promised = this.#promised.get(id);
    if (promised === 'certainly' && reveal !== 'private') this.broken.push(`${id} was to stay private`);
    const isWanted = wanted.includes(reveal) || (promised !== undefined && reveal === 'private');
    if (this.#isRevealKnown && !isWanted) this.broken.push(`${id} was revealed to ${reveal}`);
    for (const text of [all.sam, all.alex].flatMap((one) => [one?.words ?? '', one?.second ?? ''])) {
      for (const marker of markersIn(text)) this.#show(marker, reveal, from);
    }
  }

  #promise(event: InteractionEvent, id: CheckInId): void {
    if (!this.#isRevealKnown) return;
    const under = [this.#reveal, this.#sentUnder.get(event.id)];
    if (under.every((one) => one === 'private')) this.#promised.set(id, 'certainly');
    else if (under.includes('private') && !this.#promised.has(id)) this.#promised.set(id, 'perhaps');
  }

  #responded(event: InteractionEvent & { kind: 'form' }, id: CheckInId, reply: Reply, from: number): void {
    if (!this.#says(reply, this.#say.text('respond.sent-title'))) return;
    const reveal = this.revealed.get(id);
    if (reveal === undefined) return void this.broken.push(`a response to ${id} was taken before its reveal`);
    for (const marker of markersIn(event.typed['words']?.reveal() ?? '')) {
      this.#show(marker, reveal, from);
      this.responses.push({ checkInId: id, by: whoOf(event), marker });
    }
  }

  /** Said in the room, whatever the reveal is. */
  #appreciated(event: InteractionEvent & { kind: 'form' }, id: string, reply: Reply, from: number): void {
    if (this.#says(reply, this.#say.text('appreciate.sent-title'))) this.#keepAppreciation(event, id, from);
  }

  /** Other words in the place of the first. */
  #appreciatedAnew(event: InteractionEvent & { kind: 'form' }, id: string, reply: Reply, from: number): void {
    if (!this.#says(reply, this.#say.text('appreciate.changed-title'))) return;
    remove(this.appreciations, (one) => one.id === id);
    this.#keepAppreciation(event, id, from);
  }

  #keepAppreciation(event: InteractionEvent & { kind: 'form' }, id: string, from: number): void {
    for (const marker of markersIn(event.typed['words']?.reveal() ?? '')) {
      this.#show(marker, 'room', from);
      this.appreciations.push({ id, by: whoOf(event), marker });
    }
  }

  /** The words are given back on the card that says so. */
  #tookBack(reply: Reply): void {
    if (!('card' in reply) || !this.#says(reply, this.#say.text('appreciate.taken-title'))) return;
    for (const marker of markersIn(openText(reply.card))) {
      this.#takenBack.add(marker);
      remove(this.appreciations, (one) => one.marker === marker);
    }
  }

  #show(marker: string, reveal: Reveal, since: number): void {
    const written = this.#written.get(marker);
    if (written === undefined || written.who !== 'author') return;
    this.#written.set(marker, { ...written, who: reveal === 'room' ? 'all' : 'couple', since });
  }

  #forget(who: Who): void {
    this.#forgotten.add(who);
    this.endedAt ??= this.#now();
    for (const all of this.answers.values()) delete all[who];
    remove(this.responses, ({ by }) => by === who);
    remove(this.appreciations, ({ by }) => by === who);
  }

  /** Their sealed copy or the reveal, without the sentences that go with a refusal. */
  #isTaken(reply: Reply): boolean {
    const titles = [this.#say.text('check-in.own-title'), this.#say.text('check-in.own-revealed-title')];
    if (!('card' in reply) || !titles.includes(reply.card.title ?? '')) return false;
    return !(['check-in.refused-swapped', 'check-in.words-back'] as const).some((key) =>
      this.#says(reply, this.#say.text(key)),
    );
  }

  #says(reply: Reply, sentence: string): boolean {
    return 'card' in reply && openText(reply.card).includes(sentence);
  }
}

/** The forms that hold a reply. */
const replies: readonly string[] = ['respond.send', 'respond.tell'];

function remove<T>(list: T[], which: (one: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((one) => !which(one)));
}

function whoOf(event: InteractionEvent): Who {
  return event.by.user as Who;
}

function optionsOf(event: InteractionEvent): readonly string[] {
  return event.kind === 'command' ? Object.values(event.options) : [];
}

function picksOf({ words: _, second: __, ...picks }: Given): Given {
  return picks;
}

/** What was picked in the form that takes everything in one step; or what comes next in an order. */
function pickedOf({ picked }: InteractionEvent & { kind: 'form' }, placed: readonly string[]): Given {
  const [choice] = picked['choice'] ?? [];
  if (placed.length > 0 && choice !== undefined) return { order: [...placed, choice].join() };
  const [guess] = picked['guess'] ?? [];
  return { ...(choice === undefined ? {} : { choice }), ...(guess === undefined ? {} : { guess }) };
}

/** What was typed, without what looks empty. */
function typedOf(event: InteractionEvent & { kind: 'form' }): Given {
  const { words, second } = event.typed;
  return {
    ...(words === undefined || words.blank ? {} : { words: asKept(words.reveal()) }),
    ...(second === undefined || second.blank ? {} : { second: asKept(second.reveal()) }),
  };
}

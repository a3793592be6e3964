import { parseAction } from '../card/action-id.ts';
import { instant } from '../card/markup.ts';
import type { Content } from '../content/library.ts';
import type { Context, CoupleContext } from '../features/context.ts';
import type { Definition } from '../features/definition.ts';
import type { RitualDefinition } from '../features/ritual.ts';
import { canBeRestored, otherSide, sideOf } from '../model/couple.ts';
import type { HostPages } from '../model/host-pages.ts';
import type { InteractionEvent } from '../port/inbound-event.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { PrivateReply, Reply } from '../port/reply.ts';
import type { Store, Stores } from '../port/store.ts';
import { StoreUnavailableError } from '../port/store-unavailable-error.ts';
import type { System } from '../port/system.ts';
import type { WriteCalendar } from '../port/write-calendar.ts';
import { keepDraft } from './draft.ts';
import { placeOf } from './place-of.ts';
import { readableEvent, type Unreadable } from './readable-event.ts';
import { refuse, refuseKeepingWords } from './refusals.ts';
import { definitionOf, eventName, type Table } from './table.ts';

export type DispatchParts = {
  readonly store: Store;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly writeCalendar: WriteCalendar;
  readonly hostPages?: HostPages;
  readonly table: Table;
  readonly rituals: readonly RitualDefinition[];
  /** Called once an event's work is committed: there may be jobs. */
  readonly committed: () => void;
};

/**
 * Handles one thing that a person did, in one transaction: an event is handled once, by one of the two where
 * it takes one of the two. Never throws.
 */
export async function dispatch(parts: DispatchParts, arrived: InteractionEvent): Promise<Reply> {
  const base = contextFor(parts, arrived);
  const definition = definitionOf(parts.table, arrived);
  if (definition === null) return keepTyped(refuse(base.say, 'refusals.old-button'), base, arrived);
  const event = readableEvent(definition, arrived, base.library);
  if ('sentence' in event) return refuseUnread(base, definition, event);
  if (definition.who === 'traceless') return dispatchWithoutTrace(base, definition, event);
  try {
    const reply = await handleOnce(parts, definition, base, event);
    parts.committed();
    parts.metrics.count('interactions', eventName(event));
    parts.metrics.observe('interaction_seconds', Math.max(parts.system.now() - base.now, 0) / 1000, event.kind);
    return reply;
  } catch (error) {
    return apologise(parts, base, definition, event, error);
  }
}

/**
 * How long the work of an event may take, by how it is acknowledged (ms). A form has to be the first answer, which a
 * platform expects within three seconds.
 */
const longest = { form: 2200, other: 8000 } as const;

/** How long somebody waits to learn what became of what broke off while it was saved (ms). */
const looking = 3000;

/**
 * In one transaction with the id of the event. Where that broke off while it was being saved, the id tells whether it
 * was: then this is its reply, else it is done again.
 */
async function handleOnce(
  parts: DispatchParts,
  definition: Definition,
  base: Context,
  event: InteractionEvent,
): Promise<Reply> {
  const opensForm = definition.ack === 'form';
  const taken: Reply = { kind: 'nothing', taken: true };
  let made: Reply = taken;
  const work =
    (isKnown: () => Reply) =>
    async (stores: Stores): Promise<Reply> => {
      if (!(await stores.events.firstTime(event.id, base.now))) return isKnown();
      const room = await placeOf(stores, event, definition.who === 'partner');
      made = await runAs(definition, { ...base, stores, room }, event);
      return made;
    };
  try {
    const within = opensForm ? longest.form : longest.other;
    return await parts.store.transaction(
      work(() => taken),
      { within },
    );
  } catch (error) {
    // To open a form changes nothing that anybody would look for.
    if (opensForm || !(error instanceof StoreUnavailableError && error.outcome === 'unknown')) throw error;
    const looked = parts.store.transaction(
      work(() => made),
      { within: looking, keepTrying: true },
    );
    return await looked.catch((second: unknown) => {
      // What the second one says of itself is not what became of the first.
      throw second instanceof StoreUnavailableError ? error : second;
    });
  }
}

async function runAs(definition: Definition, context: Context, event: InteractionEvent): Promise<Reply> {
  if (definition.who !== 'partner') return run(definition, context, event);
  const found = await coupleContext(context);
  if ('kind' in found) return keepTyped(found, context, event);
  const reply = await run(definition, found, event);
  return reply.kind === 'invalid' ? keepDraft(found, reply) : reply;
}

/** The couple of the room, locked, or why this person cannot act in it. */
async function coupleContext(context: Context): Promise<CoupleContext | PrivateReply> {
  const active = await context.stores.couples.activeIn(context.room);
  const couple = active === null ? null : await context.stores.couples.lock(active.id);
  if (couple === null || couple.ending !== null) return notPaired(context);
  const side = sideOf(couple, context.by);
  if (side === null) return refuse(context.say, 'refusals.not-your-couple');
  const me = couple.partners[side];
  const library = context.content.library(me.locale);
  const own = { locale: me.locale, library, say: library.say };
  return { ...context, ...own, couple, side, me, other: couple.partners[otherSide(side)] };
}

async function notPaired(context: Context): Promise<PrivateReply> {
  const ended = await context.stores.couples.endedIn(context.room);
  const own = ended.filter((couple) => sideOf(couple, context.by) !== null);
  const couple = own.find(canBeRestored) ?? own[0];
  if (couple !== undefined) {
    const until = instant(couple.ending?.eraseAt ?? 0, 'day');
    return refuse(context.say, canBeRestored(couple) ? 'refusals.ended' : 'refusals.ended-alone', { until });
  }
  if (await context.stores.couples.isPairedAcross(context.by, context.room)) {
    return refuse(context.say, 'refusals.paired-across');
  }
  const others = await context.stores.couples.ofUser(context.by);
  const elsewhere = others.some((couple) => couple.ending === null);
  return refuse(context.say, elsewhere ? 'refusals.paired-elsewhere' : 'refusals.not-paired');
}

/** The type of `run` is tied to the kind and to `who`, which the callers have checked. */
async function run(definition: Definition, context: Context, event: InteractionEvent): Promise<Reply> {
  type Run = (context: Context, ...rest: unknown[]) => Promise<Reply>;
  const handle = definition.run as unknown as Run;
  if (event.kind === 'command') return handle(context, event.options);
  const action = parseAction(event.action);
  if (event.kind === 'action') return handle(context, action, event.value);
  return handle(context, action, { typed: event.typed, picked: event.picked });
}

async function dispatchWithoutTrace(base: Context, definition: Definition, event: InteractionEvent): Promise<Reply> {
  try {
    return await run(definition, base, event);
  } catch {
    return { ...refuse(base.say, 'refusals.something-broke', { reference: '-' }), traceless: true };
  }
}

function apologise(
  parts: DispatchParts,
  base: Context,
  { ack }: Definition,
  event: InteractionEvent,
  error: unknown,
): PrivateReply {
  const handler = eventName(event);
  if (error instanceof StoreUnavailableError) {
    parts.log.error('the database does not answer', error, { handler });
    parts.metrics.count('failures', 'database');
    // To open a form changes nothing that anybody would look for.
    const isUnknown = error.outcome === 'unknown' && ack !== 'form';
    return keepTyped(refuse(base.say, isUnknown ? 'refusals.outcome-unknown' : 'refusals.database-down'), base, event);
  }
  const reference = base.newId().slice(0, 8);
  parts.log.error('a handler failed', error, { handler, reference });
  parts.metrics.count('failures', 'handler');
  return keepTyped(refuse(base.say, 'refusals.something-broke', { reference }), base, event);
}

function refuseUnread({ say }: Context, { who }: Definition, { sentence, values, words }: Unreadable): PrivateReply {
  const refusal = refuseKeepingWords(refuse(say, sentence, values), say, words);
  return who === 'traceless' ? { ...refusal, traceless: true } : refusal;
}

function keepTyped(refusal: PrivateReply, context: Context, event: InteractionEvent): PrivateReply {
  return event.kind === 'form' ? refuseKeepingWords(refusal, context.say, Object.values(event.typed)) : refusal;
}

function contextFor(parts: DispatchParts, event: InteractionEvent): Context {
  const locale = event.locale ?? 'en';
  const library = parts.content.library(locale);
  return {
    now: parts.system.now(),
    by: event.by,
    room: event.room,
    locale,
    zone: event.zone ?? null,
    people: (event.kind === 'command' ? event.people : undefined) ?? {},
    obstacles: (event.kind === 'command' ? event.obstacles : undefined) ?? [],
    say: library.say,
    library,
    content: parts.content,
    stores: noStores,
    rituals: parts.rituals,
    random: () => parts.system.random(),
    newId: () => parts.system.newId(),
    writeCalendar: parts.writeCalendar,
    hostPages: parts.hostPages ?? {},
  };
}

/** Stands in until a transaction is open; what runs without a trace has none. */
const noStores = new Proxy({} as Stores, {
  get() {
    throw new Error('no transaction is open');
  },
});

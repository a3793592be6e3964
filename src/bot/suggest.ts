import { limits } from '../card/limits.ts';
import type { Content } from '../content/library.ts';
import type { CommandDefinition, OptionDefinition } from '../features/definition.ts';
import { sideOf } from '../model/couple.ts';
import type { Choice } from '../port/command-spec.ts';
import type { SuggestEvent } from '../port/inbound-event.ts';
import type { Log } from '../port/log.ts';
import type { Store, Stores } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { placeOf } from './place-of.ts';

type SuggestParts = {
  readonly store: Store;
  readonly content: Content;
  readonly system: System;
  readonly log: Log;
};

/** How long is looked for what is a couple's own (ms): a platform waits three seconds, and the person goes on typing. */
const longest = 2000;

/**
 * At most 25 values for an unfinished option. What is a couple's own is proposed to one of the two alone, in their room;
 * to anybody else, and when it cannot be looked up, there is nothing. Never throws.
 */
export async function suggest(
  parts: SuggestParts,
  commands: readonly CommandDefinition[],
  event: SuggestEvent,
): Promise<readonly Choice[]> {
  const option = commands
    .find((definition) => definition.path === event.path)
    ?.options.find((one) => one.name === event.option);
  if (option?.kind !== 'suggested') return [];
  try {
    const found =
      'suggest' in option
        ? option.suggest(event.typed, parts.content.library('en'), parts.system.now())
        : await parts.store.transaction((stores) => ownOf(parts, option, event, stores), { within: longest });
    return found.slice(0, limits.command.choices);
  } catch (error) {
    parts.log.error('nothing could be proposed', error, { path: event.path, option: event.option });
    return [];
  }
}

type OwnOption = Extract<OptionDefinition, { readonly suggestOwn: unknown }>;

async function ownOf(
  { content, system }: SuggestParts,
  { suggestOwn }: OwnOption,
  event: SuggestEvent,
  stores: Stores,
): Promise<readonly Choice[]> {
  const couple = await stores.couples.activeIn(await placeOf(stores, event, true));
  const side = couple === null ? null : sideOf(couple, event.by);
  if (couple === null || side === null || couple.ending !== null) return [];
  const me = couple.partners[side];
  const library = content.library(me.locale);
  return suggestOwn(event.typed, { stores, couple, side, me, library, say: library.say, now: system.now() });
}

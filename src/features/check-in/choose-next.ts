import type { Prompt } from '../../content/library.ts';
import { deckWith, pickOwn } from '../../content/pick-own.ts';
import { pickPrompt } from '../../content/pick-prompt.ts';
import type { Because } from '../../model/because.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { type Couple, type CoupleId, depthLimitOf, packsOf, themesNeverOf } from '../../model/couple.ts';
import type { OwnCard } from '../../model/own-prompt.ts';
import type { PromptHistory } from '../../port/stores/check-in-store.ts';
import type { ChoreContext } from '../context.ts';
import type { Asked, NextQuestion, QuestionSource } from '../question-source.ts';

/** The features' sources of questions, in their order. */
export type Sources = () => readonly QuestionSource[];

/** What a couple is asked next, and by which source; from the deck where there is none. */
export type Chosen = { readonly prompt: Prompt; readonly because?: Because; readonly source?: QuestionSource };

/** What each of these couples is asked next: what a source has for them, else a pick from the deck. */
export async function chooseNext(
  couples: readonly Couple[],
  by: Asked['by'],
  sources: Sources,
  context: ChoreContext,
): Promise<ReadonlyMap<CoupleId, Chosen>> {
  const asked = await readAsked(couples, by, context);
  const chosen = await fromSources(asked, sources, context);
  const left = asked.filter(({ couple }) => !chosen.has(couple.id));
  const own = await context.stores.ownPrompts.decks(left.map(({ couple }) => couple.id));
  for (const one of left) {
    const prompt = fromDeck(one, own.get(one.couple.id) ?? [], context.random);
    if (prompt !== null) chosen.set(one.couple.id, { prompt });
  }
  return chosen;
}

/** Tells each source which of its questions were put to their couples. */
export async function tellSources(
  chosen: ReadonlyMap<CoupleId, Chosen>,
  checkIns: readonly CheckIn[],
  context: ChoreContext,
): Promise<void> {
  const bySource = Map.groupBy(checkIns, ({ coupleId }) => chosen.get(coupleId)?.source);
  for (const [source, mine] of bySource) await source?.asked?.(mine, context);
}

/** A question of the weekly check-in about the two of them, in which no source has a part. */
export async function chooseUs(
  couples: readonly Couple[],
  context: ChoreContext,
): Promise<ReadonlyMap<CoupleId, Chosen>> {
  const chosen = new Map<CoupleId, Chosen>();
  for (const one of await readAsked(couples, 'rhythm', context)) {
    const prompt = fromDeck(one, [], context.random, 'us');
    if (prompt !== null) chosen.set(one.couple.id, { prompt });
  }
  return chosen;
}

async function readAsked(
  couples: readonly Couple[],
  by: Asked['by'],
  { stores, content }: ChoreContext,
): Promise<readonly Asked[]> {
  const histories = await stores.checkIns.historyOf(couples.map(({ id }) => id));
  return couples.map((couple) => {
    const library = content.library(couple.partners[0].locale);
    return { couple, library, history: histories.get(couple.id) ?? nothingYet, by };
  });
}

function fromDeck(
  { couple, library, history }: Asked,
  own: readonly OwnCard[],
  random: () => number,
  ritual?: 'us',
): Prompt | null {
  const limits = { themesNever: themesNeverOf(couple), depthLimit: depthLimitOf(couple), packs: packsOf(couple) };
  const wish = { ...history, ...limits };
  const deck = deckWith(library, own, ritual === undefined ? wish : { ...wish, ritual });
  return pickOwn(deck, random) ?? pickPrompt(deck.library, deck.wish, random);
}

const nothingYet: PromptHistory = { asked: new Map(), never: new Set(), lastPromptId: null };

async function fromSources(
  asked: readonly Asked[],
  sources: Sources,
  context: ChoreContext,
): Promise<Map<CoupleId, Chosen>> {
  const chosen = new Map<CoupleId, Chosen>();
  for (const source of sources()) {
    const left = asked.filter(({ couple }) => !chosen.has(couple.id));
    if (left.length === 0) break;
    const found: ReadonlyMap<CoupleId, NextQuestion> = await source.next(left, context);
    for (const [id, next] of found) chosen.set(id, { ...next, source });
  }
  return chosen;
}

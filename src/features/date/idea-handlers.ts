import { type Card, text } from '../../card/card.ts';
import type { DateIdea, Library } from '../../content/library.ts';
import { type DateWish, pickDateIdea } from '../../content/pick-date-idea.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { Choice } from '../../port/command-spec.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, OptionDefinition } from '../definition.ts';
import { refreshHeld } from '../held-cards.ts';
import { privately } from '../privately.ts';
import { refused } from './find-plan.ts';
import { ideaCard, labelOf } from './idea-card.ts';
import { anything, placeNow, readWish, type WishName, wishes, wishFrom, wishNames } from './idea-wish.ts';
import { openPlanForm } from './plan-handlers.ts';

/** `/date idea`: one that fits what the two have, in the room. */
const idea: CommandDefinition = {
  kind: 'command',
  path: 'date idea',
  description: 'date.command-idea',
  options: wishNames.map(
    (name): OptionDefinition => ({
      name,
      description: `date.option-${name}`,
      required: false,
      kind: 'choice',
      choices: (library) => choicesOf(library, name),
    }),
  ),
  who: 'partner',
  ack: 'shared',
  run: async (context: CoupleContext, options) => {
    const wish = readWish(options);
    const place = options['place'] === undefined ? placeNow(context.couple, context.now) : wish.place;
    return { kind: 'shared', card: await nextIdea(context, { ...wish, place }, null) };
  },
};

const another: ActionDefinition = {
  kind: 'action',
  name: 'date.another',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }) => ({
    kind: 'update',
    card: await nextIdea(context, wishFrom(args), args[wishNames.length] ?? null),
  }),
};

/** A menu on the card: the idea that is there stays, where it fits what is chosen now. */
const narrow: ActionDefinition = {
  kind: 'action',
  name: 'date.narrow',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }, value) => {
    const [name = '', ...rest] = args;
    const before = wishFrom(rest);
    const wish = wishNames.includes(name as WishName)
      ? { ...before, [name]: readWish({ [name]: value ?? anything })[name as WishName] }
      : before;
    return { kind: 'update', card: await nextIdea(context, wish, rest[wishNames.length] ?? null) };
  },
};

/** Saved for both: either sees it in the list. */
const save: ActionDefinition = {
  kind: 'action',
  name: 'date.save',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const { stores, couple, side, now, say } = context;
    const found = findIdea(context.library, action.args[0]);
    if (found === null) return privately(refused(context, 'date.refused-idea').refusal);
    await stores.dates.setIdeaSaved(couple.id, found.id, { by: side, at: now });
    await refreshHeld(stores, 'dates', couple.id, now);
    return privately({ tone: 'calm', elements: [text(say('date.idea-saved'))] });
  },
};

/** The form, with the idea in it to be put in one's own words. */
const planIdea: ActionDefinition = {
  kind: 'action',
  name: 'date.plan-idea',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = findIdea(context.library, action.args[0]);
    if (found === null) return privately(refused(context, 'date.refused-idea').refusal);
    return openPlanForm(context, { what: new PartnerWords(found.text) });
  },
};

export const definitions: readonly Definition[] = [idea, another, narrow, save, planIdea];

/** One that may be shown. What a writer has withdrawn is shown nowhere any more, also where it was saved. */
export function findIdea({ dateIdeas }: Library, id: string | undefined): DateIdea | null {
  const found = dateIdeas.get(id ?? '');
  return found === undefined || found.retired === true ? null : found;
}

async function nextIdea(
  { stores, couple, library, content, now, random }: CoupleContext,
  wish: DateWish,
  current: string | null,
): Promise<Card> {
  const shown = await stores.dates.ideasShown(couple.id);
  const picked = pickDateIdea(library, wish, { shown, current }, random);
  if (picked !== null) await stores.dates.setIdeaShown(couple.id, picked.id, now);
  // Both read it.
  const both = content.library(couple.partners[0].locale);
  return ideaCard(both.say, picked === null ? null : (both.dateIdeas.get(picked.id) ?? picked), wish);
}

function choicesOf({ say }: Library, name: WishName): readonly Choice[] {
  return wishes[name].map((value) => ({ value, label: say.text(labelOf(name, value as typeof anything)) }));
}

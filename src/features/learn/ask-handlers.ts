import type { Card } from '../../card/card.ts';
import type { Prompt } from '../../content/library.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { askQuestion, askThis } from '../ask-question.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { keepAs } from '../held-cards.ts';
import { isRecentlyOpen, newestQuestion } from '../newest-question.ts';
import { askedCard, noneCard, notThisCard, openAlreadyCard, ownLimitCard } from './ask-cards.ts';
import { listCard } from './list-card.ts';

/** "Ask us this": the lesson's question, put to both in the same sealed way as any other. The lesson stays where it is. */
const ask: ActionDefinition = {
  kind: 'action',
  name: 'learn.ask',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, { args: [id] }) => ({
    kind: 'private',
    ...(await unlessOpen(context, id, null, askExactly)),
  }),
};

/** "Ask this one too". Its second argument is the newest question at that time, so that two clicks ask once. */
const askToo: ActionDefinition = {
  kind: 'action',
  name: 'learn.ask-too',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, seen = ''] }) => ({
    kind: 'update',
    ...(await unlessOpen(context, id, seen, askExactly)),
  }),
};

/** "Ask one close to it", likewise. */
const askNear: ActionDefinition = {
  kind: 'action',
  name: 'learn.ask-near',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, seen = ''] }) => ({
    kind: 'update',
    ...(await unlessOpen(context, id, seen, askClose)),
  }),
};

export const askDefinitions: readonly Definition[] = [ask, askToo, askNear];

/** A card about a check-in is kept true. */
type Shown = { readonly card: Card; readonly keep?: ReturnType<typeof keepAs> };

/** What is asked about: the lesson's id, its question, and the newest question there was. */
type Wanted = { readonly lesson: string; readonly prompt: Prompt; readonly last: CheckIn | null };

/** Points to a question that is open, but for one that the asker has seen there. */
async function unlessOpen(
  context: CoupleContext,
  id: string | undefined,
  seen: string | null,
  go: (context: CoupleContext, wanted: Wanted) => Promise<Shown>,
): Promise<Shown> {
  const lesson = context.library.lessons.get(id ?? '');
  const prompt = context.library.prompts.get(lesson?.question ?? '');
  if (lesson === undefined || prompt === undefined) return { card: listCard(context.library, 'learn.list-gone') };
  const last = await newestQuestion(context);
  const isNews = isRecentlyOpen(context, last) && last.id !== seen;
  if (!isNews) return go(context, { lesson: lesson.id, prompt, last });
  return { card: await openAlreadyCard(context, lesson.id, prompt, last), keep: keepCheckIn(last) };
}

async function askExactly(context: CoupleContext, { lesson, prompt, last }: Wanted): Promise<Shown> {
  // One's own limit is no secret from oneself; what the other has chosen is.
  if (prompt.depth > context.me.depthLimit) return { card: ownLimitCard(context) };
  const asked = await askThis(context, prompt);
  if (asked === null) return { card: notThisCard(context, lesson, last) };
  return { card: askedCard(context, asked), keep: keepCheckIn(asked) };
}

/** Whether what comes is of the same theme is not told: it would tell what stood in the way. */
async function askClose(context: CoupleContext, { prompt }: Wanted): Promise<Shown> {
  const asked = await askQuestion(context, { theme: prompt.theme });
  if (asked === null) return { card: noneCard(context) };
  return { card: askedCard(context, asked.checkIn), keep: keepCheckIn(asked.checkIn) };
}

function keepCheckIn({ id, swaps }: CheckIn) {
  return keepAs('check-in', id, swaps);
}

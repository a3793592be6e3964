import { z } from 'zod';
import type { ParsedAction } from '../../card/action-id.ts';
import { type Card, text } from '../../card/card.ts';
import { asMet, isOpen, type Meeting } from '../../model/questionnaire/meeting.ts';
import { withShown } from '../../model/questionnaire/round.ts';
import type { PrivateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findFinished, findKind } from './find-own.ts';
import { guideElements } from './guide-card.ts';
import { keptTogether } from './held-meeting.ts';
import { inPlace } from './in-place.ts';
import type { Kind } from './kind.ts';
import { bringIn, takeBack as closeMeeting, show } from './meet.ts';
import { readMet } from './read-met.ts';
import { refused } from './refused.ts';
import { sharingSentences } from './sentences.ts';
import { showOwn } from './show-own.ts';
import { standingOf } from './standing.ts';

/** Its author wants it to be seen, once the other wants the same. */
const bring = inPlace('questionnaire.bring', async (context, action) => {
  const own = await findFinished(context, action.args[0]);
  if ('refusal' in own) return own.refusal;
  const standing = await standingOf(context, own.round);
  if (standing.kind === 'alone' || standing.kind === 'asked') await bringIn(context, own.round);
  return showOwn(context, own.kind, own.round);
});

/** A second time it says the same. */
const takeBack = inPlace('questionnaire.take-back', async (context, action) => {
  const found = await findMeeting(context, action.args[0]);
  if ('refusal' in found) return found.refusal;
  const { meeting, kind } = found;
  const own = meeting.rounds[context.side];
  const finished = await findFinished(context, own ?? undefined);
  // What meets by itself was said to, and what is not one's own is not one's to take back.
  if ('refusal' in finished || kind.meetsByItself === true) return refused(context, 'questionnaire.refused-unknown');
  if (meeting.closedAt === null) await closeMeeting(context, meeting);
  const card = await showOwn(context, kind, finished.round);
  const { id } = kind.questionnaire;
  const { takenBack } = sharingSentences[id === 'reconnect' ? id : 'style'];
  return { ...card, elements: [text(context.say(takenBack)), ...card.elements] };
});

/** Both, privately: where answers show privately, and from one's own card. */
const together: ActionDefinition = {
  kind: 'action',
  name: 'questionnaire.together',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => seeTogether(context, action.args[0]),
};

/** What helps with one of the things that both see. */
const guide: ActionDefinition = {
  kind: 'action',
  name: 'questionnaire.guide',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action, value) => {
    const kind = findKind(context, action.args[0]);
    if ('refusal' in kind) return privately(kind.refusal);
    const { title, dimensions } = kind.questionnaire;
    const dimension = dimensions.find(({ id }) => id === value);
    const elements = dimension === undefined ? [] : guideElements(context.library, dimension);
    if (elements.length === 0) return privately(refused(context, 'questionnaire.refused-gone'));
    return privately({ title, tone: 'calm', elements });
  },
};

const showOne = inPlace('questionnaire.show', (context, action) => setShown(context, action, true));

const hideOne = inPlace('questionnaire.hide', (context, action) => setShown(context, action, false));

/** Bringing in what came out, seeing both, and taking it back. */
export const meetDefinitions: readonly Definition[] = [bring, takeBack, together, guide, showOne, hideOne];

/** What one alone marked is shown to the other, or not any more; only what is in a meeting can be. */
async function setShown(
  context: CoupleContext,
  { args: [id, dimension] }: ParsedAction,
  isShown: boolean,
): Promise<Card> {
  const own = await findFinished(context, id);
  if ('refusal' in own) return own.refusal;
  const { kind } = own;
  const standing = await standingOf(context, own.round);
  const isKnown = kind.questionnaire.dimensions.some((one) => one.id === dimension);
  if (standing.kind !== 'met' || dimension === undefined || !isKnown) return showOwn(context, kind, own.round);
  const round = withShown(own.round, dimension, isShown);
  await context.stores.rounds.save(round);
  await show(context.stores, standing.meeting, context.now);
  return showOwn(context, kind, round);
}

async function seeTogether(context: CoupleContext, id: string | undefined): Promise<PrivateReply> {
  const found = await findMeeting(context, id);
  if ('refusal' in found) return privately(found.refusal);
  const { meeting, kind } = found;
  const met = asMet(meeting);
  if (met !== null) {
    const { couple, library, stores } = context;
    return keptTogether(await readMet(stores, { meeting: met, couple, library, questionnaire: kind.questionnaire }));
  }
  if (isOpen(meeting)) return privately(refused(context, 'questionnaire.refused-sealed'));
  return privately(refused(context, 'questionnaire.refused-over', { command: kind.questionnaire.id }));
}

async function findMeeting(
  context: CoupleContext,
  id: string | undefined,
): Promise<{ readonly meeting: Meeting; readonly kind: Kind } | { readonly refusal: Card }> {
  const parsed = z.uuid().safeParse(id);
  const meeting = parsed.success ? await context.stores.meetings.find(parsed.data) : null;
  if (meeting === null || meeting.coupleId !== context.couple.id) {
    return { refusal: refused(context, 'questionnaire.refused-unknown') };
  }
  const kind = findKind(context, meeting.questionnaire);
  return 'refusal' in kind ? kind : { meeting, kind };
}

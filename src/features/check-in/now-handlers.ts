import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { instant } from '../../card/markup.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { PrivateReply } from '../../port/reply.ts';
import { answerAction } from '../answer-action.ts';
import { askChosen } from '../ask-question.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { isRecentlyOpen, newestQuestion } from '../newest-question.ts';
import { promptOf } from '../prompt-of.ts';
import { chooseNext, type Sources, tellSources } from './choose-next.ts';
import { type OwnShown, privatelyKept, updateKept } from './kept-replies.ts';

/** `/checkin now`: what the rhythm would ask next, at once. */
export function createNow(sources: Sources): readonly Definition[] {
  const askOrPointTo = async (context: CoupleContext): Promise<PrivateReply> => {
    const last = await newestQuestion(context);
    return privatelyKept(
      isRecentlyOpen(context, last) ? await openAlready(context, last) : await ask(context, sources),
    );
  };
  const now: CommandDefinition = {
    kind: 'command',
    path: 'checkin now',
    description: 'commands.checkin-now',
    options: [],
    who: 'partner',
    ack: 'private',
    run: askOrPointTo,
  };
  // The same as a button on a card of the room, which stays as it is.
  const nowButton: ActionDefinition = {
    kind: 'action',
    name: 'check-in.now',
    who: 'partner',
    ack: 'private',
    run: askOrPointTo,
  };
  // "Ask another one". Its argument is the newest question at that time, so that two clicks ask once.
  const askAnyway: ActionDefinition = {
    kind: 'action',
    name: 'check-in.ask',
    who: 'partner',
    ack: 'update',
    run: async (context: CoupleContext, action) => {
      const last = await newestQuestion(context);
      const isStale = last !== null && last.id !== action.args[0];
      const points = isStale && isRecentlyOpen(context, last);
      return updateKept(points ? await openAlready(context, last) : await ask(context, sources));
    },
  };
  return [now, nowButton, askAnyway];
}

async function ask(context: CoupleContext, sources: Sources): Promise<OwnShown> {
  const { say } = context;
  const asked = await askNext(context, sources);
  if (asked === null) {
    const none = say.text('check-in.now-none-title');
    return { card: { title: none, tone: 'notice', elements: [text(say('check-in.now-none'))] } };
  }
  const elements = [text(say('check-in.now-asked'))];
  return { card: { title: say.text('check-in.now-title'), tone: 'calm', elements }, checkIn: asked };
}

/** The next question as the rhythm would have it, asked by hand. */
async function askNext(context: CoupleContext, sources: Sources): Promise<CheckIn | null> {
  const chosen = await chooseNext([context.couple], 'partner', sources, context);
  const next = chosen.get(context.couple.id);
  if (next === undefined) return null;
  const checkIn = await askChosen(context, next);
  await tellSources(chosen, [checkIn], context);
  return checkIn;
}

/** Says the same to both, whoever has answered or passed it. */
async function openAlready(context: CoupleContext, last: CheckIn): Promise<OwnShown> {
  const { say } = context;
  const prompt = await promptOf(context, last);
  const answer = prompt === undefined || last.mode === 'open' ? null : answerAction(last, prompt);
  const card: Card = {
    title: say.text('check-in.now-open-title'),
    tone: 'calm',
    elements: [
      text(say('check-in.now-open', { when: instant(last.openedAt) })),
      ...(prompt === undefined ? [] : [showQuestion(prompt)]),
      buttons(
        ...(answer === null ? [] : [button(say.text('check-in.button-answer'), answer, 'main')]),
        button(say.text('check-in.button-ask-anyway'), actionId('check-in.ask', last.id)),
      ),
    ],
  };
  return { card, checkIn: last };
}

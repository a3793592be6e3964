import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { instant, person } from '../../card/markup.ts';
import type { Library, Prompt } from '../../content/library.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import { afterQuiet } from '../../schedule/quiet-hours.ts';
import { answerAction } from '../answer-action.ts';
import type { JobContext } from '../context.ts';
import { refreshHeld } from '../held-cards.ts';
import { promptOf } from '../prompt-of.ts';
import { keepCheckIn } from './kept-replies.ts';
import { tapRow } from './tap-row.ts';
import { whomToNudge } from './whom-to-nudge.ts';

/**
 * The one private reminder, if it is still wanted when its turn comes. Where it had to wait for the platform or for Attune
 * until it is quiet, the tick has it come afterwards.
 */
export async function nudge(context: JobContext, { checkInId, side }: JobOf<'nudge'>): Promise<void> {
  const found = await context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.lock(checkInId);
    const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
    if (checkIn === null || couple === null) return null;
    if ((await whomToNudge(stores, checkIn, couple, context.now)) !== side) return null;
    const at = afterQuiet(couple.quietHours, couple.partners[side].zone, context.now);
    if (at === context.now) return { checkIn, couple };
    await stores.checkIns.save({ ...checkIn, nudgeAt: at });
    return null;
  });
  if (found === null) return;
  const { couple, checkIn } = found;
  const library = context.content.library(couple.partners[side].locale);
  const prompt = await context.store.transaction((stores) => promptOf({ stores, library }, checkIn));
  if (prompt === undefined) return;
  const card = nudgeCard(library, prompt, checkIn, couple, side);
  const { user } = couple.partners[side];
  const hold = await context.whisper(user, couple.room, card, `nudge:${checkInId}`);
  if (hold === null) return;
  const keep = keepCheckIn(checkIn);
  await context.store.transaction(async (stores) => {
    await stores.heldCards.put({ ...hold, ...keep, user, coupleId: couple.id, at: context.now, left: false });
    // It may have been answered just now.
    await refreshHeld(stores, 'check-in', checkInId, context.now);
  });
}

function nudgeCard({ say }: Library, prompt: Prompt, checkIn: CheckIn, couple: Couple, side: Side): Card {
  const other = person(couple.partners[otherSide(side)].user);
  return {
    tone: 'calm',
    elements: [
      text(say(prompt.format === 'mission' ? 'check-in.nudge-mission' : 'check-in.nudge', { other })),
      showQuestion(prompt),
      note(say('check-in.until', { until: instant(checkIn.closesAt, 'day') })),
      ...tapRow(say, checkIn, prompt, 'private'),
      buttons(
        button(say.text('check-in.button-answer'), answerAction(checkIn, prompt), 'main'),
        button(say.text('check-in.button-pass'), actionId('check-in.pass-here', checkIn.id, checkIn.swaps)),
      ),
      note(say('check-in.nudge-note')),
    ],
  };
}

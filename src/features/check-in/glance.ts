import { button } from '../../card/card.ts';
import { plain } from '../../card/markup.ts';
import { type CheckIn, stateOf } from '../../model/check-in.ts';
import type { Side } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import { answerAction } from '../answer-action.ts';
import type { AtAGlance, WaitingThing } from '../at-a-glance.ts';
import { promptOf } from '../prompt-of.ts';

/** More than a couple is asked in a month. */
const lookBack = 100;

/** Which questions wait for an answer. */
export const glance: AtAGlance = {
  waiting: async ({ stores, library, couple, side, now }) => {
    const recent = await stores.checkIns.history(couple.id, endOfTime, lookBack);
    const all: WaitingThing[] = [];
    for (const checkIn of recent.filter((one) => waits(one, side, now))) {
      const prompt = await promptOf({ stores, library }, checkIn);
      if (prompt === undefined) continue;
      const answer = button(library.say.text('home.waiting-answer'), answerAction(checkIn, prompt), 'main');
      all.push({ text: plain(prompt.question), button: answer });
    }
    return all;
  },
};

/** Open, and neither answered nor passed by this partner. */
function waits(checkIn: CheckIn, side: Side, now: Instant): boolean {
  const mine = checkIn.answeredAt[side] === null && checkIn.passed[side] === null;
  return checkIn.mode === 'sealed' && mine && stateOf(checkIn, now) === 'open';
}

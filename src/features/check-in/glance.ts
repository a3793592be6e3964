import { button } from '../../card/card.ts';
import { plain } from '../../card/markup.ts';
import { type CheckIn, stateOf } from '../../model/check-in.ts';
import type { Side } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import { answerAction } from '../answer-action.ts';
import type { AtAGlance } from '../at-a-glance.ts';

/** More than a couple is asked in a month. */
const lookBack = 100;

/** Which questions wait for an answer. */
export const glance: AtAGlance = {
  waiting: async ({ stores, library: { say, prompts }, couple, side, now }) => {
    const recent = await stores.checkIns.history(couple.id, endOfTime, lookBack);
    return recent
      .filter((checkIn) => waits(checkIn, side, now))
      .flatMap((checkIn) => {
        const prompt = prompts.get(checkIn.promptId);
        if (prompt === undefined) return [];
        const answer = button(say.text('home.waiting-answer'), answerAction(checkIn, prompt), 'main');
        return [{ text: plain(prompt.question), button: answer }];
      });
  },
};

/** Open, and neither answered nor passed by this partner. */
function waits(checkIn: CheckIn, side: Side, now: Instant): boolean {
  const mine = checkIn.answeredAt[side] === null && checkIn.passed[side] === null;
  return checkIn.mode === 'sealed' && mine && stateOf(checkIn, now) === 'open';
}

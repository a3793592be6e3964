import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, type Markup, plain } from '../../card/markup.ts';
import type { ListedGoal } from '../../model/goal.ts';
import type { GoalState } from '../../port/stores/goal-store.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, pageAt, turnButtons } from '../pager.ts';
import { goalMenu } from './choose-goal.ts';
import { aboutWords, stepsWords, todayOf } from './goal-words.ts';

/** Who reads the list. */
export type Reader = Pick<CoupleContext, 'stores' | 'couple' | 'side' | 'me' | 'say' | 'now'>;

const perPage = 8;

/** How much of both's words stands on one page. */
const pageWords = 1500;

/** One page of what is open, or of what was reached; beyond the last one, the last one. */
export async function listAt(reader: Reader, state: GoalState, wanted: number): Promise<Card> {
  const { stores, couple, say } = reader;
  const count = await stores.goals.count(couple.id, state);
  const page = pageAt(wanted, { count, size: perPage });
  const goals = await stores.goals.list(couple.id, state, page.skip, perPage);
  const other = state === 'open' ? 'done' : 'open';
  const ways = buttons(
    button(say.text('goal.button-add'), actionId('goal.add')),
    button(say.text(`goal.button-${other}-list`), actionId('goal.page', other, 1)),
  );
  const title = say.text('goal.list-title');
  if (goals.length === 0) {
    return { title, tone: 'calm', elements: [text(say(`goal.list-${state}-none`)), ways] };
  }
  return {
    title,
    tone: 'calm',
    elements: [note(say(`goal.list-${state}`, { count })), ...entries(reader, goals, page, state), ways],
  };
}

function entries(reader: Reader, goals: readonly ListedGoal[], page: Page, state: GoalState): readonly Element[] {
  const { say } = reader;
  const { at, pages } = page;
  const turns = turnButtons(say, page, {
    before: 'goal.button-newer',
    after: 'goal.button-older',
    to: (to) => actionId('goal.page', state, to),
  });
  const { elements } = clipQuotes(
    goals.map((goal) => quote(goal.about.words, lead(reader, goal))),
    pageWords,
  );
  return [
    ...elements,
    goalMenu(say.text('goal.list-pick'), goals, actionId('goal.pick', state, at)),
    ...(turns.length === 0 ? [] : [note(say('goal.list-page', { page: at, pages })), buttons(...turns)]),
  ];
}

/** What kind, by when and how far; of what was reached, when. */
function lead({ say, couple, side, now }: Reader, goal: ListedGoal): Markup {
  if (goal.done !== null) return say('goal.list-reached', { when: instant(goal.done.at, 'day') });
  const about = aboutWords(say, goal.about, todayOf(couple, side, now)) ?? say.text('goal.kind-other');
  const steps = stepsWords(say, goal);
  return steps === null ? plain(about) : [...plain(`${about}. `), ...steps];
}

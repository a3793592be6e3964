import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, person, plain } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Library } from '../../content/library.ts';
import type { Couple } from '../../model/couple.ts';
import type { GoalReview, ListedGoal } from '../../model/goal.ts';
import { goalMenu } from './choose-goal.ts';
import { aboutWords, stepsWords } from './goal-words.ts';
import { listButton } from './room-card.ts';

/** The questions to talk about, one each time. */
export const questions = [
  'goal.question-1',
  'goal.question-2',
  'goal.question-3',
  'goal.question-4',
  'goal.question-5',
  'goal.question-6',
  'goal.question-7',
  'goal.question-8',
] as const satisfies readonly CopyKey[];

export type ReviewView = {
  readonly review: GoalReview;
  /** Whether it is the last one: an earlier one is over, and holds nobody's words. */
  readonly isLatest: boolean;
  readonly open: readonly ListedGoal[];
  readonly couple: Couple;
  readonly library: Library;
  readonly today: string;
};

/** How many goals stand on the card. */
const shownGoals = 6;

/** How much of both's words stands on it. */
const cardWords = 1000;

/** The open goals, a question to talk about, and ways to note how one is going: true for as long as it is the last one. */
export function reviewCard(view: ReviewView, wording: 'with-words' | 'wordless' = 'with-words'): Card {
  const { review, isLatest, open, couple, library } = view;
  const { say } = library;
  const title = say.text('goal.review-title');
  if (!isLatest) {
    return { title, tone: 'calm', elements: [note(say('goal.review-over', { when: instant(review.at, 'day') }))] };
  }
  if (open.length === 0) {
    return { title, tone: 'calm', elements: [note(say('goal.review-none')), buttons(listButton(say))] };
  }
  const [one, two] = couple.partners.map(({ user }) => person(user));
  const names = { one: one ?? '', two: two ?? '' };
  const question = text(say(questions[(review.question - 1) % questions.length] ?? questions[0]));
  if (wording === 'wordless') {
    const elements = [text(say('goal.review-wordless', names)), question, buttons(listButton(say))];
    return { title, tone: 'question', elements };
  }
  const shown = open.slice(0, shownGoals);
  const more = open.length - shown.length;
  const { elements: goals } = clipQuotes(
    shown.map((goal) => goalElement(view, goal)),
    cardWords,
  );
  return {
    title,
    tone: 'question',
    elements: [
      text(say('goal.review', names)),
      ...goals,
      ...(more === 0 ? [] : [note(say('goal.review-more', { count: more }))]),
      question,
      ...ways(view),
    ],
  };
}

function goalElement({ library: { say }, today }: ReviewView, goal: ListedGoal): Element {
  const about = aboutWords(say, goal.about, today);
  const steps = stepsWords(say, goal);
  const lead = [...(about === null ? [] : plain(steps === null ? about : `${about}. `)), ...(steps ?? [])];
  return lead.length === 0 ? quote(goal.about.words) : quote(goal.about.words, lead);
}

/** Where there is one goal, its buttons; else menus that pick one. */
function ways({ library: { say }, open }: ReviewView): readonly Element[] {
  const [first, second] = open;
  if (first !== undefined && second === undefined) {
    return [
      buttons(
        button(say.text('goal.button-note'), actionId('goal.update', first.id), 'main'),
        button(say.text('goal.button-done'), actionId('goal.finish', first.id)),
        listButton(say),
      ),
    ];
  }
  return [
    goalMenu(say.text('goal.review-pick'), open, actionId('goal.pick-update')),
    goalMenu(say.text('goal.review-done-pick'), open, actionId('goal.pick-finish')),
    buttons(listButton(say)),
  ];
}

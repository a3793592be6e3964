import type { PersonId, WireCard, WireMessage } from '../wire.ts';

/** The steps of a couple's first evening. */
export const guideSteps = ['pair', 'rhythm', 'question', 'answer', 'respond'] as const;

export type GuideStep = (typeof guideSteps)[number];

/** What to do now, in words, and what to put into whose composer. */
export type Guide = {
  readonly done: readonly GuideStep[];
  readonly now: GuideStep | null;
  readonly sentence: string;
  readonly fill: { readonly pane: PersonId; readonly text: string; readonly label: string } | null;
};

/**
 * Where the couple stands, read off what is in the room as one of them sees it: the buttons of the cards tell what
 * is open, and whatever comes later means that the earlier steps are done.
 */
export function guideFrom(
  messages: Iterable<WireMessage>,
  nameOf: (id: string) => string,
  viewers: readonly PersonId[],
): Guide {
  const seen = [...messages].flatMap((message) =>
    message.body.kind === 'card' ? [{ message, card: message.body.card }] : [],
  );
  const shared = seen.filter(({ message }) => message.to === null);
  const reveals = seen.filter(({ card }) => card.tone === 'reveal' || hasAction(card, 'respond.open'));
  const reached: Record<GuideStep, boolean> = {
    respond: shared.some(({ message }) => reveals.some((reveal) => reveal.message.id === message.under)),
    answer: reveals.length > 0,
    question: shared.some(({ card }) => card.tone === 'question' || hasAction(card, 'check-in.answer')),
    rhythm: shared.some(({ card }) => hasAction(card, 'rhythm.open', 'plain')),
    pair: seen.some(({ card }) => hasAction(card, 'rhythm.open')),
  };
  const furthest = guideSteps.findLastIndex((step) => reached[step]);
  const done = guideSteps.slice(0, furthest + 1);
  const now = guideSteps[furthest + 1] ?? null;
  const invited = shared.some(({ card }) => hasAction(card, 'pairing.accept'));
  const question = shared.findLast(({ card }) => card.tone === 'question');
  const answered = question === undefined ? new Set<string>() : peopleOn(question.card);
  return { done, now, ...advice(now, invited, answered, nameOf, viewers) };
}

function advice(
  step: GuideStep | null,
  invited: boolean,
  answered: ReadonlySet<string>,
  nameOf: (id: string) => string,
  viewers: readonly PersonId[],
): Pick<Guide, 'sentence' | 'fill'> {
  const [self = 'sam'] = viewers;
  const other = self === 'sam' ? 'alex' : 'sam';
  const fill = (text: string, label: string, pane = self) => ({ pane, text, label });
  const next = viewers.find((id) => !answered.has(id));
  switch (step) {
    case 'pair':
      return invited
        ? { sentence: 'The invitation stands in the room. The other of you accepts it on the card.', fill: null }
        : {
            sentence: `Start as a couple: ${nameOf(self)} invites ${nameOf(other)}, who accepts on the card.`,
            fill: fill(`/pair partner:@${nameOf(other)}`, 'Write the invitation'),
          };
    case 'rhythm':
      return {
        sentence: 'Choose your rhythm: which evenings, and at what time.',
        fill: fill('/checkin schedule', 'Write /checkin schedule'),
      };
    case 'question':
      return {
        sentence: 'Let the first question come: ask for it now, or jump to the next check-in.',
        fill: fill('/checkin now', 'Write /checkin now'),
      };
    case 'answer':
      if (next === undefined) {
        return { sentence: 'Your answer is sealed. It shows as soon as the other answer is in.', fill: null };
      }
      return {
        sentence:
          answered.size === 0
            ? 'Both of you answer. Nothing shows until both answers are in.'
            : `One answer is sealed. Now ${nameOf(next)} answers, and both show together.`,
        fill: fill('/checkin answer', 'Write /checkin answer', next),
      };
    case 'respond':
      return {
        sentence: 'Now respond to what you heard. This is what brings people closer.',
        fill: fill('/checkin respond', 'Write /checkin respond'),
      };
    case null:
      return { sentence: 'That is the whole loop. From here on, the questions come by themselves.', fill: null };
  }
}

function hasAction(card: WireCard, name: string, style?: 'plain'): boolean {
  return card.elements.some(
    (element) =>
      element.kind === 'buttons' &&
      element.buttons.some(
        (button) =>
          'action' in button &&
          (button.action === name || button.action.startsWith(`${name}:`)) &&
          (style === undefined || button.style === style),
      ),
  );
}

/** The people that a card names: on a question, those who have answered. */
function peopleOn(card: WireCard): ReadonlySet<string> {
  const spans = card.elements.flatMap((element) =>
    element.kind === 'text' || element.kind === 'note' ? element.text : [],
  );
  return new Set(spans.flatMap((span) => (span.kind === 'partner' ? [span.user.user] : [])));
}

import { actionsOn } from '../actions-on.ts';
import type { PersonId, WireCard, WireMessage, WireStanding } from '../wire.ts';
import { isOfCheckIn } from './of-check-in.ts';
import { whoAnswered } from './who-answered.ts';
import { say } from './words.ts';

/** The steps of a couple's first evening. Their rhythm is none: it has a usual one from the start. */
export const guideSteps = ['pair', 'question', 'answer', 'respond'] as const;

export type GuideStep = (typeof guideSteps)[number];

/** What a press of the guide's button does on somebody's side: it uses a command, presses a card's button, or goes to a card. */
export type Deed = { readonly label: string; readonly pane: PersonId } & (
  | { readonly kind: 'command'; readonly path: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'action'; readonly message: string; readonly action: string }
  | { readonly kind: 'card'; readonly message: string }
);

/** Where the couple stands, what comes next in words, and what does it. */
export type Guide = {
  readonly done: readonly GuideStep[];
  readonly now: GuideStep | null;
  readonly sentence: string;
  readonly deed: Deed | null;
};

export type GuideView = {
  /** What is in the room as one of them sees it. */
  readonly messages: Iterable<WireMessage>;
  readonly standing: WireStanding;
  readonly nameOf: (id: string) => string;
  /** Whose sides are on the page. */
  readonly viewers: readonly PersonId[];
};

/**
 * Whether they are a couple is what Attune says. The rest is read off the room: the buttons of the cards tell what is
 * open, and whatever comes later means that the earlier steps are done.
 */
export function guideFrom({ messages, standing, nameOf, viewers }: GuideView): Guide {
  const seen = [...messages].flatMap((message) =>
    message.body.kind === 'card' ? [{ message, card: message.body.card }] : [],
  );
  const shared = seen.filter(({ message }) => message.to === null);
  const reveals = seen.filter(
    ({ card }) => (card.tone === 'reveal' && isOfCheckIn(card)) || hasAction(card, 'respond.open'),
  );
  const question = shared.findLast(({ card }) => card.tone === 'question' && isOfCheckIn(card));
  const paired = standing !== null;
  const reached: Record<GuideStep, boolean> = {
    respond: paired && seen.some(({ message }) => reveals.some((reveal) => reveal.message.id === message.under)),
    answer: paired && reveals.length > 0,
    question: paired && question !== undefined,
    pair: paired,
  };
  const furthest = guideSteps.findLastIndex((step) => reached[step]);
  const invitation = shared.findLast(({ card }) => hasAction(card, 'pairing.accept'))?.message.id ?? null;
  const reply = reveals.findLast(({ card }) => hasAction(card, 'respond.open'));
  const answered = question === undefined ? new Set<string>() : new Set(whoAnswered(question.card));
  const now = guideSteps[furthest + 1] ?? null;
  const before = seen.length > 0;
  return {
    done: guideSteps.slice(0, furthest + 1),
    now,
    ...advice(now, { invitation, question, reply, answered, before, nameOf, viewers }),
  };
}

type Shown = { readonly message: WireMessage; readonly card: WireCard };

type Situation = Pick<GuideView, 'nameOf' | 'viewers'> & {
  readonly invitation: string | null;
  readonly question: Shown | undefined;
  /** The reveal that can be replied to. */
  readonly reply: Shown | undefined;
  readonly answered: ReadonlySet<string>;
  /** Whether anything was here before. */
  readonly before: boolean;
};

function advice(step: GuideStep | null, situation: Situation): Pick<Guide, 'sentence' | 'deed'> {
  const { invitation, question, reply, answered, before, nameOf, viewers } = situation;
  const [self = 'sam'] = viewers;
  const other = self === 'sam' ? 'alex' : 'sam';
  const command = (label: string, path: string, pane = self, options: Readonly<Record<string, string>> = {}): Deed => ({
    kind: 'command',
    label,
    path,
    pane,
    options,
  });
  const next = viewers.find((id) => !answered.has(id));
  switch (step) {
    case 'pair': {
      if (invitation === null) {
        const names = { name: nameOf(self), other: nameOf(other) };
        const sentence = say(before ? 'preview.guide-pair-again' : 'preview.guide-pair', names);
        return { sentence, deed: command(say('preview.guide-pair-do', names), 'pair', self, { partner: other }) };
      }
      const pane = viewers.find((id) => id === other) ?? self;
      const deed = { kind: 'card', label: say('preview.guide-invited-do'), pane, message: invitation } as const;
      return { sentence: say('preview.guide-invited'), deed };
    }
    case 'question':
      return {
        sentence: say('preview.guide-question'),
        deed: command(say('preview.guide-question-do'), 'checkin now'),
      };
    case 'answer': {
      if (next === undefined) {
        return { sentence: say('preview.guide-sealed', { other: nameOf(other) }), deed: null };
      }
      const name = nameOf(next);
      const label = say('preview.guide-answer-do', { name });
      return {
        sentence: answered.size === 0 ? say('preview.guide-answer') : say('preview.guide-answer-too', { name }),
        deed: pressMain(label, next, question) ?? command(label, 'checkin answer', next),
      };
    }
    case 'respond': {
      const label = say('preview.guide-respond-do', { name: nameOf(self) });
      return {
        sentence: say('preview.guide-respond'),
        deed: pressMain(label, self, reply) ?? command(label, 'checkin respond'),
      };
    }
    case null:
      return { sentence: say('preview.guide-over'), deed: null };
  }
}

/** The first step that a card itself offers; shorter than the command that leads there. */
function pressMain(label: string, pane: PersonId, shown: Shown | undefined): Deed | null {
  const main = shown?.card.elements
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .find((button) => 'action' in button && button.style === 'main');
  if (shown === undefined || main === undefined || !('action' in main)) return null;
  return { kind: 'action', label, pane, message: shown.message.id, action: main.action };
}

function hasAction(card: WireCard, name: string): boolean {
  return actionsOn(card).some((action) => action === name || action.startsWith(`${name}:`));
}

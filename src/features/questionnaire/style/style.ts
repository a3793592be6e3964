import { actionId } from '../../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../../card/card.ts';
import { person, plain } from '../../../card/markup.ts';
import { type Questionnaire, regionOf, type WordedRegion } from '../../../content/questionnaire.ts';
import { sides } from '../../../model/couple.ts';
import type { FinishedRound } from '../../../model/questionnaire/round.ts';
import type { CoupleContext } from '../../context.ts';
import type { Kind, MeetingView, MetView, OwnView } from '../kind.ts';
import { askedCard, removedCard } from '../meeting-cards.ts';
import { names } from '../names.ts';
import { ownButtons, ownNote } from '../own-rows.ts';
import { sharing } from '../sharing.ts';

/** How one is close, on two scales: for oneself; both see both only once both share, and until either takes it back. */
export const style: Omit<Kind, 'questionnaire'> = { whoSees: 'style.who-sees', ownCard, invitation, together };

function ownCard(context: CoupleContext, view: OwnView): Card {
  const { say } = context;
  const { questionnaire, round } = view;
  const region = regionFor(questionnaire, round);
  const share = sharing(context, view, 'style');
  return {
    title: say.text('style.own-title'),
    tone: 'calm',
    elements: [
      ...reading(context, region),
      note(questionnaire.closing ?? say('questionnaire.result-now')),
      note(say(`tips.evidence-${questionnaire.evidence}`)),
      ...share.elements,
      ownButtons(context, view, ...share.buttons),
      ownNote(context, view),
    ],
  };
}

/** The region in words, with what tends to help. */
function reading({ say }: CoupleContext, region: WordedRegion | null): readonly Element[] {
  if (region === null) return [text(say('style.pattern-gone'))];
  const helps = region.helps ?? [];
  const list = plain(helps.map((one) => `\n• ${one}`).join(''));
  return [
    text([{ kind: 'strong', content: plain(region.title) }, ...plain(`\n${region.text}`)]),
    ...(helps.length === 0 ? [] : [text([...say('style.own-helps'), ...list])]),
  ];
}

function invitation(view: MeetingView): Card {
  return askedCard(view, { title: 'style.invite-title', text: 'style.invite', button: 'style.button-look' });
}

/** The names of both patterns, and how the two tend to meet; what either picked stays with them. */
function together(view: MetView): Card {
  const { library, couple, questionnaire, rounds } = view;
  const [one, other] = rounds;
  if (one === null || other === null) return removedCard(view);
  const { say } = library;
  const regions = [regionFor(questionnaire, one), regionFor(questionnaire, other)] as const;
  const pattern = patternOf(questionnaire, regions);
  return {
    title: say.text('style.together-title'),
    tone: 'reveal',
    elements: [
      text(say('style.together', names(couple))),
      ...sides.flatMap((side): readonly Element[] => {
        const title = regions[side]?.title ?? say.text('style.pattern-gone');
        return [text(say('style.is', { by: person(couple.partners[side].user), title }))];
      }),
      ...(pattern === undefined
        ? []
        : [
            text(say('style.meet', { text: pattern.text })),
            text(say('questionnaire.guide-question', { text: pattern.question })),
          ]),
      ...(questionnaire.closing === undefined ? [] : [note(questionnaire.closing)]),
      note(say('style.note-take-back')),
      buttons(button(say.text('questionnaire.open-mine'), actionId('questionnaire.open', questionnaire.id))),
    ],
  };
}

function regionFor(questionnaire: Questionnaire, { result: { regions } }: FinishedRound): WordedRegion | null {
  const [reading] = questionnaire.readings;
  return reading === undefined ? null : regionOf(questionnaire, reading.id, regions[reading.id]);
}

function patternOf(
  { patterns = [] }: Questionnaire,
  [one, other]: readonly [WordedRegion | null, WordedRegion | null],
) {
  const wanted = [one?.id, other?.id].toSorted().join();
  return patterns.find(({ of }) => of.toSorted().join() === wanted);
}

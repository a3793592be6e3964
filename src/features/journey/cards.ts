import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { JourneyRun } from '../../model/journey.ts';
import type { CoupleContext } from '../context.ts';
import type { Offer } from './change-journey.ts';

/** As many as are read through in one go: each has a line of its own above the menu. */
const most = 14;

/** Where they are, and what else there is. */
export function listCard(context: CoupleContext, running: JourneyRun | null, offers: readonly Offer[]): Card {
  const { say, library, other } = context;
  const others = offers.filter(({ journey }) => journey.id !== running?.journey).slice(0, most);
  return {
    title: say.text('journey.title'),
    tone: 'calm',
    elements: [
      text(say('journey.list', { other: person(other.user) })),
      ...(running === null ? [] : here(running)),
      ...others.map(({ journey: { title, purpose }, steps }) =>
        text(say('journey.list-one', { title, purpose, count: steps.length })),
      ),
      ...(others.length === 0
        ? [note(say('journey.list-none'))]
        : [
            {
              kind: 'select' as const,
              action: actionId('journey.open'),
              placeholder: say.text('journey.list-pick'),
              options: others.map(({ journey: { id, title } }) => ({ value: id, label: title })),
            },
          ]),
    ],
  };

  function here(run: JourneyRun): readonly Element[] {
    const title = library.journeys.get(run.journey)?.title ?? say.text('journey.title-gone');
    return [
      text(say('journey.here', { title, asked: run.asked, of: run.steps.length })),
      buttons(button(say.text('journey.button-leave'), actionId('journey.leave-here', run.id))),
    ];
  }
}

/** What one of them is for, and the press that begins it. */
export function introCard(context: CoupleContext, { journey, steps }: Offer, running: JourneyRun | null): Card {
  const { say, library, other } = context;
  const before = running === null ? undefined : library.journeys.get(running.journey)?.title;
  return {
    title: journey.title,
    tone: 'calm',
    elements: [
      text(journey.purpose),
      ...(journey.assumes === undefined ? [] : [note(journey.assumes)]),
      text(say('journey.how', { count: steps.length })),
      note(say(`practice.evidence-${journey.evidence}`)),
      text(say('journey.intro', { other: person(other.user) })),
      ...(before === undefined ? [] : [text(say('journey.instead', { before }))]),
      buttons(
        button(say.text('journey.button-start'), actionId('journey.start', journey.id), 'main'),
        button(say.text('journey.button-list'), actionId('journey.list')),
      ),
    ],
  };
}

/** One sentence, and the way back to the list. */
export function saidCard({ say }: CoupleContext, sentence: Element, tone: Card['tone'] = 'calm'): Card {
  const list = button(say.text('journey.button-list'), actionId('journey.list'));
  return { title: say.text('journey.title'), tone, elements: [sentence, buttons(list)] };
}

import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { Couple } from '../../model/couple.ts';
import type { JourneyRun, JourneyRunId } from '../../model/journey.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';

type View = { readonly run: JourneyRun; readonly couple: Couple; readonly library: Library };

/** A journey’s card in the room: that it goes on, with the one press that ends it for both; then how it went. */
export function livingJourney({ store, content }: JobContext, id: JourneyRunId): LivingCard {
  return {
    key: `journey:${id}`,
    read: () =>
      store.transaction(async ({ journeys, couples }) => {
        const run = await journeys.find(id);
        const couple = run === null ? null : await couples.find(run.coupleId);
        if (run === null || couple === null) return null;
        return livingView({ run, couple, library: content.library(couple.partners[0].locale) });
      }),
    place: ({ journeys }, message) => journeys.setMessage(id, message),
  };
}

/** Nobody is called for it: the questions call for themselves. */
function livingView(view: View): LivingView {
  const isRunning = goesOn(view);
  return {
    room: view.couple.room,
    message: view.run.message,
    card: roomCard(view),
    told: { telling: unheard, direct: [] },
    plain: null,
    stub: { tone: 'calm', elements: [note(view.library.say('journey.elsewhere'))] },
    again: { deleted: isRunning, refused: isRunning, left: isRunning },
    stays: 'no',
  };
}

function goesOn({ run, couple }: View): boolean {
  return run.state === 'running' && couple.ending === null;
}

function roomCard(view: View): Card {
  const { run, couple, library } = view;
  const { say } = library;
  const journey = library.journeys.get(run.journey);
  const title = journey?.title ?? say.text('journey.title-gone');
  const opening = journey === undefined ? [] : [text(journey.opening)];
  if (!goesOn(view))
    return { title, tone: 'calm', elements: [...opening, note(say('journey.stands', standing(view)))] };
  const { by } = run;
  const [one, other] = couple.partners;
  const who: Element =
    by === null
      ? note(say('check-in.for-both', { one: person(one.user), other: person(other.user) }))
      : note(say('journey.begun-by', { by: person(couple.partners[by].user) }));
  return {
    title,
    tone: 'warm',
    elements: [
      ...opening,
      text(say('journey.how', { count: run.steps.length })),
      who,
      buttons(button(say.text('journey.button-leave'), actionId('journey.leave', run.id))),
    ],
  };
}

function standing({ run }: View) {
  const { state, asked, steps } = run;
  return { state: state === 'closing' ? 'over' : state === 'running' ? 'left' : state, asked, of: steps.length };
}

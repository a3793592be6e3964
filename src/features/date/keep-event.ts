import type { Side } from '../../model/couple.ts';
import { sides } from '../../model/couple.ts';
import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import { hour } from '../../model/instant.ts';
import type { JobOf, Told } from '../../port/jobs.ts';
import type { PlaceEvents } from '../../port/place-events.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { isRefused } from '../refused.ts';
import { tellPrivately } from '../tell-privately.ts';
import { showPlan } from './change-plan.ts';
import { readView, type View } from './read-view.ts';

/** Brings the event of a whole place to what the plan is: it is made, changed, or removed. One after the other. */
export function keepEvent(context: JobContext, job: JobOf<'keep-event'>): Promise<void> {
  return oneAtATime(context.store, `date-event:${job.planId}`, async () => {
    const view = await readView(context, job.planId);
    const events = view === null ? null : context.platform(view.couple.room.platform).events;
    if (view === null || events === null) return;
    try {
      await bring(context, events, view);
    } catch (error) {
      await giveUp(context, view, error, job.by ?? null);
    }
  });
}

/** How long it takes, as far as the place has to know. */
const length = 2 * hour;

async function bring(context: JobContext, events: PlaceEvents, { plan, couple, library }: View): Promise<void> {
  const { id, wanted } = plan.event;
  const isOn = wanted && couple.ending === null && plan.offAt === null && plan.what !== null;
  if (!isOn) {
    if (id === null) return;
    await events.remove(couple.room, id);
    return place(context, plan, null);
  }
  // Once its time has come, it is the platform that ends it.
  if (plan.what === null || stateOfDate(plan, context.now) !== 'planned') return;
  const event = {
    name: plan.what,
    mark: markOf(plan),
    where: library.say.text('date.event-where'),
    from: plan.at,
    until: plan.at + length,
  };
  if (id === null) return place(context, plan, await events.create(couple.room, event, context.tries > 0));
  await events.update(couple.room, id, event);
}

/** What may pass is tried again; else the event is let go, and whoever wanted it hears why. Nothing else rests on it. */
async function giveUp(context: JobContext, { plan, couple }: View, error: unknown, by: Side | null): Promise<void> {
  if (!(error instanceof PlatformError)) throw error;
  const isShut = error.kind === 'forbidden' || error.kind === 'gone';
  if (!(isShut || isRefused(context, error))) throw error;
  context.log.warn('an event of a place could not be kept', { kind: error.kind, code: error.code });
  const current = await context.store.transaction(async (stores) => {
    const now = await stores.dates.find(plan.id);
    if (now === null) return null;
    await stores.dates.setEvent(plan.id, null);
    await stores.dates.setEventWanted(plan.id, false);
    await showPlan({ stores, now: context.now }, now);
    return now;
  });
  // Somebody who may do so has removed it: that is an answer.
  if (current === null || !current.event.wanted || (error.kind === 'gone' && plan.event.id !== null)) return;
  const notice: Told = error.kind === 'forbidden' ? 'event-forbidden' : 'event-refused';
  const key = `${plan.id}:${plan.revision}`;
  await context.store.transaction((stores) =>
    tellPrivately(stores, couple.id, notice, key, by === null ? sides : [by]),
  );
}

/** Opaque to everybody who reads it in the place, and no other plan's. */
function markOf({ id }: DatePlan): string {
  return `Attune · ${id.replaceAll('-', '').slice(-12)}`;
}

function place({ store }: JobContext, { id }: DatePlan, event: string | null): Promise<void> {
  return store.transaction(({ dates }) => dates.setEvent(id, event));
}

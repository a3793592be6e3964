import { note } from '../../card/card.ts';
import { otherSide, sides } from '../../model/couple.ts';
import { asShown, type DateCard, stateOfDate } from '../../model/date-plan.ts';
import type { About, Told } from '../../port/jobs.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { cardKey } from './date-words.ts';
import { askCard, bothCard } from './how-cards.ts';
import { readView, type View } from './read-view.ts';
import { roomCard } from './room-card.ts';

/** Each card of a plan, under a key of its own. */
export function livingDate(context: JobContext, id: string, card: DateCard): LivingCard {
  const { store } = context;
  const key = cardKey(id, card);
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      return view === null ? null : views[card](context, view);
    },
    place: ({ dates }, message) => dates.setMessage(id, card, message),
    note: async (message, to) => {
      const view = await readView(context, id);
      if (view === null) return;
      const about: About = { kind: `date-${card}`, id };
      await noteDirectly(store, view.couple.id, to, { notice: notices[card], about }, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await store.transaction((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

/** What those hear who chose a direct message. */
const notices = { plan: 'reply-here', ask: 'date-was', both: 'reveal-here' } as const satisfies Record<DateCard, Told>;

type Show = (context: JobContext, view: View) => LivingView | null | Promise<LivingView | null>;

const views: Readonly<Record<DateCard, Show>> = { plan: planView, ask: askView, both: bothView };

function planView({ now, platform }: JobContext, view: View): LivingView | null {
  const { plan, couple } = view;
  const isPlanned = stateOfDate(plan, now) === 'planned' && couple.ending === null;
  if (!isPlanned && plan.messages.plan === null) return null;
  const events = platform(couple.room.platform).events !== null;
  return {
    ...placed(view, 'plan', isPlanned),
    card: roomCard(view, now, { events }),
    told: howToTell(couple, [otherSide(plan.by)], now),
    plain: roomCard(view, now, { events, wordless: true }),
  };
}

function askView({ now }: JobContext, view: View): LivingView | null {
  const { plan, couple } = view;
  const isOpen = plan.askedAt !== null && plan.offAt === null && plan.shownAt === null && couple.ending === null;
  if (!isOpen && plan.messages.ask === null) return null;
  const concerned = sides.filter((side) => plan.wroteAt[side] === null && !plan.passed[side]);
  return {
    ...placed(view, 'ask', isOpen),
    card: askCard(view),
    told: howToTell(couple, concerned, now),
    plain: askCard(view, true),
  };
}

async function bothView({ store, now }: JobContext, view: View): Promise<LivingView | null> {
  const { couple } = view;
  const shown = asShown(view.plan);
  if (shown === null || couple.ending !== null) return null;
  const lines = await store.transaction(({ dates }) => dates.lines(shown));
  const [first, second] = shown.wroteAt;
  const waited = (first ?? 0) <= (second ?? 0) ? 0 : 1;
  return {
    ...placed(view, 'both', true),
    stays: 'in-step',
    card: bothCard(view, lines, shown.reveal === 'private'),
    told: howToTell(couple, [waited], now),
    plain: bothCard(view, lines, true),
  };
}

/** Where a card belongs. What is still open goes wherever the couple goes. */
function placed({ plan, couple, library }: View, card: DateCard, isOpen: boolean) {
  return {
    room: couple.room,
    message: plan.messages[card],
    stub: { tone: 'calm', elements: [note(library.say('date.card-moved'))] },
    again: { deleted: isOpen, refused: isOpen, left: isOpen && card !== 'both' },
    stays: isOpen ? 'no' : 'in-step',
  } as const;
}

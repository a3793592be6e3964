import type { Say } from '../../content/say.ts';
import { asShown, type DatePlan } from '../../model/date-plan.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import {
  headed,
  list,
  type Moment,
  type OwnReading,
  ownPart,
  piecesOrNone,
  quoted,
  timeOf,
  timeOrNull,
} from '../own-part.ts';

type OwnDate = {
  /** Whether the words are this person's. */
  readonly own: boolean;
  readonly plannedAt: string;
  readonly at: string;
  readonly zone: string;
  readonly calledOffAt: string | null;
  /** `null` once the other, whose words they were, is forgotten, or where it was never shown in the room. */
  readonly what: string | null;
  readonly note: { readonly words: string; readonly shared: boolean } | null;
  /** The other's note, where it is shared. */
  readonly theirNote: string | null;
  readonly line: string | null;
  /** What the other said of it, where both were shown in the room. */
  readonly theirLine: string | null;
};

/** What one planned and said; of the other's, only what was shown in the room. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'dates',
      copy: ownDates,
      page: ({ say, when }, all) =>
        headed(
          say.text('date.page-title'),
          ...piecesOrNone(
            say,
            all.map((one) => datePart(say, one, when)),
          ),
        ),
    }),
    ownPart({
      name: 'savedDateIdeas',
      copy: async ({ stores, library, couple, side }) =>
        (await stores.dates.ideasSaved(couple.id))
          .filter(({ by }) => by === side)
          .map(({ id }) => ({ ideaId: id, text: library.dateIdeas.get(id)?.text ?? null })),
      page: ({ say }, all) => {
        const ideas = all.map(({ ideaId, text }) => text ?? ideaId);
        return headed(say.text('date.page-saved'), list(say, ideas));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.dates.forget(couple, side),
};

async function ownDates(reading: OwnReading): Promise<readonly OwnDate[]> {
  const plans = await reading.stores.dates.all(reading.couple.id);
  const all: OwnDate[] = [];
  for (const plan of plans) all.push(await ownDate(reading, plan));
  return all;
}

async function ownDate({ stores, side }: OwnReading, plan: DatePlan): Promise<OwnDate> {
  const other = side === 0 ? 1 : 0;
  const isOwn = plan.by === side;
  const wasShown = plan.messages.plan !== null;
  const note = await stores.dates.note(plan.id, side);
  const shown = asShown(plan);
  const inRoom = shown !== null && shown.reveal === 'room' && plan.messages.both !== null;
  const lines = inRoom ? await stores.dates.lines(shown) : null;
  return {
    own: isOwn,
    plannedAt: timeOf(plan.plannedAt),
    at: timeOf(plan.at),
    zone: plan.zone,
    calledOffAt: timeOrNull(plan.offAt),
    what: isOwn || wasShown ? (plan.what?.reveal() ?? null) : null,
    note: note === null ? null : { words: note.words.reveal(), shared: note.shared },
    theirNote: wasShown ? (plan.shared[other]?.reveal() ?? null) : null,
    line: (await stores.dates.ownLine(plan.id, side))?.reveal() ?? null,
    theirLine: lines?.[other]?.reveal() ?? null,
  };
}

function datePart(say: Say, date: OwnDate, when: Moment): Html {
  const { at, plannedAt, calledOffAt, what, note, theirNote, line, theirLine } = date;
  const said = (label: string, words: string | null) =>
    words === null ? [] : [html`<p class="small">${label}</p>`, quoted(words)];
  return html`<article>
<h4>${when(at)}</h4>
<p class="small">${say.text('date.page-planned', { whose: date.own ? 'own' : 'other', at: when(plannedAt) })}</p>
${calledOffAt === null ? [] : [html`<p class="small">${say.text('date.page-off', { at: when(calledOffAt) })}</p>`]}
${what === null ? [] : [quoted(what)]}
${said(say.text('date.page-note', { shared: note?.shared === true ? 'yes' : 'no' }), note?.words ?? null)}
${said(say.text('date.page-their-note'), theirNote)}
${said(say.text('date.page-line'), line)}
${said(say.text('date.page-their-line'), theirLine)}
</article>`;
}

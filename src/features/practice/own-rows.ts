import type { Library } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import { type EntryKind, endingOf, type Session, stepOf } from '../../model/practice/session.ts';
import { shownToBoth } from '../../model/practice/shown.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import { headed, type Moment, type OwnReading, ownPart, piecesOrNone, quoted, timeOf } from '../own-part.ts';
import { scriptOf } from './change-session.ts';
import { pickedLabel } from './step-words.ts';

type OwnEntry = {
  /** Whether this person wrote it. Of the other's, only what was shown in the room. */
  readonly own: boolean;
  readonly kind: EntryKind;
  readonly at: string;
  readonly words: readonly string[];
};

type OwnSession = {
  readonly practice: string;
  readonly title: string;
  readonly startedAt: string;
  readonly ending: 'done' | 'stopped' | 'lapsed' | null;
  readonly entries: readonly OwnEntry[];
};

/** What one did together with the other, oldest first. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'practices',
      copy: ownSessions,
      page: ({ say, when }, all) => {
        const parts = all.map((one) => sessionPart(say, one, when));
        return headed(say.text('practice.page-title'), ...piecesOrNone(say, parts));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.practices.forget(couple, side),
};

async function ownSessions({ stores, library, couple, side }: OwnReading): Promise<readonly OwnSession[]> {
  const all = await stores.practices.all(couple.id);
  // What is shown privately is not in the other's copy.
  const inRoom = (kind: EntryKind) => kind !== 'answer' || couple.reveal === 'room';
  return all.map((session) => ({
    practice: session.practice,
    title: library.practices.get(session.practice)?.title ?? session.practice,
    startedAt: timeOf(session.startedAt),
    ending: endingOf(session),
    entries: entriesFor(library, session, side).filter(({ own: isOwn, kind }) => isOwn || inRoom(kind)),
  }));
}

/** Everything of one's own, and of the other's what was shown in the room. */
function entriesFor(library: Library, session: Session, side: 0 | 1): readonly OwnEntry[] {
  const script = scriptOf(library, session);
  const shown = session.pages.flatMap((_, index) => shownToBoth(script, session, index));
  return session.entries
    .filter((one) => one.side === side || shown.includes(one))
    .map((one) => {
      const page = session.pages.find(({ visit, place }) => visit === one.visit && place.kind === 'step');
      const label = pickedLabel(page === undefined ? null : stepOf(script.steps, page), one);
      const words = Object.values(one.words).map((each) => each.reveal());
      return { own: one.side === side, kind: one.kind, at: timeOf(one.at), words: label === null ? words : [label] };
    });
}

function sessionPart(say: Say, session: OwnSession, when: Moment): Html {
  const { title, startedAt, ending, entries } = session;
  const lines = entries.map(({ own: isOwn, kind, at, words }) => {
    const lead = say.text(isOwn ? 'practice.page-entry' : 'practice.page-theirs', { kind, at: when(at) });
    return html`<p class="small">${lead}</p>
${words.map(quoted)}`;
  });
  return html`<h4>${say.text('practice.page-session', { title, at: when(startedAt) })}</h4>
<p class="small">${say.text('practice.page-ending', { how: ending ?? 'none' })}</p>
${lines}`;
}

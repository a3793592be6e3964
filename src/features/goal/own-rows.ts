import type { Say } from '../../content/say.ts';
import type { Side } from '../../model/couple.ts';
import { type Goal, type GoalKind, isListed, type Mark } from '../../model/goal.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import { headed, type OwnPage, type OwnReading, ownPart, piecesOrNone, quoted, timeOf } from '../own-part.ts';
import { dayWords } from './goal-words.ts';

type OwnGoal = {
  /** Whether this person added it. */
  readonly own: boolean;
  readonly addedAt: string;
  /** `null` where its words are gone, or are the other's and off the list. */
  readonly goal: { readonly words: string; readonly kind: GoalKind; readonly day: string | null } | null;
  readonly doneAt: string | null;
  readonly takenOffAt: string | null;
  readonly lines: readonly OwnLine[];
};

type OwnLine = {
  readonly own: boolean;
  readonly kind: 'note' | 'step';
  readonly at: string;
  readonly words: string;
  readonly doneAt: string | null;
};

/** The goals that both share, oldest first, with every line of one's own, and the other's of what is on the list. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'goals',
      copy: ownGoals,
      page: (page, all) =>
        headed(
          page.say.text('goal.page-title'),
          ...piecesOrNone(
            page.say,
            all.map((one) => goalPart(page, one)),
          ),
        ),
    }),
  ],
  forget: (stores, couple, side) => stores.goals.forget(couple, side),
};

async function ownGoals({ stores, couple, side }: OwnReading): Promise<readonly OwnGoal[]> {
  const all = await stores.goals.all(couple.id);
  return all
    .map((goal) => ownGoal(goal, side))
    .filter(({ own: isOwn, goal, lines }) => isOwn || goal !== null || lines.length > 0);
}

function ownGoal(goal: Goal, side: Side): OwnGoal {
  const { by, addedAt, about, done, takenBack, entries } = goal;
  const isShared = isListed(goal);
  const isMine = about !== null && (isShared || about.by === side);
  return {
    own: by === side,
    addedAt: timeOf(addedAt),
    goal: isMine ? { words: about.words.reveal(), kind: about.kind, day: about.target } : null,
    doneAt: timeOfMark(done),
    takenOffAt: timeOfMark(takenBack),
    lines: entries
      .filter((entry) => isShared || entry.side === side)
      .map((entry) => ({
        own: entry.side === side,
        kind: entry.kind,
        at: timeOf(entry.at),
        words: entry.words.reveal(),
        doneAt: timeOfMark(entry.ticked),
      })),
  };
}

function timeOfMark(mark: Mark | null): string | null {
  return mark === null ? null : timeOf(mark.at);
}

function goalPart(page: OwnPage, { own: isOwn, addedAt, goal, doneAt, takenOffAt, lines }: OwnGoal): Html {
  const { say, when } = page;
  const state = takenOffAt ?? doneAt;
  const at = state === null ? '' : when(state);
  const about = say.text('goal.page-goal', { who: isOwn ? 'you' : 'other', at: when(addedAt) });
  const standing = say.text('goal.page-state', {
    state: takenOffAt !== null ? 'off' : doneAt !== null ? 'done' : 'open',
    at,
  });
  return html`<h4>${about}</h4>
<p class="small">${[goal === null ? '' : kindLine(say, goal.kind, goal.day), standing].filter((one) => one !== '').join(' ')}</p>
${goal === null ? html`<p>${say.text('goal.page-gone')}</p>` : quoted(goal.words)}
${lines.map((line) => linePart(page, line))}`;
}

function kindLine(say: Say, kind: GoalKind, day: string | null): string {
  const named = say.text(`goal.kind-${kind}`);
  return day === null
    ? say.text('goal.page-kind', { kind: named })
    : say.text('goal.page-kind-day', { kind: named, day: dayWords(say, day) });
}

function linePart({ say, when }: OwnPage, { own: isOwn, kind, at, words, doneAt }: OwnLine): Html {
  const lead = say.text('goal.page-line', {
    kind,
    who: isOwn ? 'you' : 'other',
    at: when(at),
    isDone: doneAt === null ? 'no' : 'yes',
    done: doneAt === null ? '' : when(doneAt),
  });
  return html`<p class="small">${lead}</p>
${quoted(words)}`;
}

import { mayRead, type OwnFormat } from '../../model/own-prompt.ts';
import type { Depth, Theme } from '../../model/theme.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import {
  headed,
  type OwnPage,
  type OwnReading,
  ownPart,
  piecesOrNone,
  quoted,
  timeOf,
  timeOrNull,
} from '../own-part.ts';

type OwnQuestion = {
  /** Whether this person wrote it. Of the other's, only what is no surprise any more. */
  readonly own: boolean;
  readonly addedAt: string;
  readonly takenOutAt: string | null;
  readonly surprise: boolean;
  /** Oldest first: each change made another, and what was asked stays as it was asked. */
  readonly versions: readonly OwnVersionCopy[];
};

type OwnVersionCopy = {
  readonly question: string;
  readonly options: readonly string[];
  readonly format: OwnFormat;
  readonly theme: Theme;
  readonly depth: Depth;
};

export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'ownQuestions',
      copy: ownQuestions,
      page: (page, all) =>
        headed(
          page.say.text('own-prompt.page-title'),
          ...piecesOrNone(
            page.say,
            all.map((one) => questionPart(page, one)),
          ),
        ),
    }),
  ],
  forget: (stores, couple, side) => stores.ownPrompts.forget(couple, side),
};

async function ownQuestions({ stores, couple, side }: OwnReading): Promise<readonly OwnQuestion[]> {
  const all = await stores.ownPrompts.all(couple.id);
  return all
    .filter(({ prompt }) => prompt.by === side || (prompt.withdrawnAt === null && mayRead(prompt, side)))
    .map(({ prompt, versions }) => ({
      own: prompt.by === side,
      addedAt: timeOf(prompt.addedAt),
      takenOutAt: timeOrNull(prompt.withdrawnAt),
      surprise: prompt.surprise && !prompt.asked,
      versions: (prompt.by === side ? versions : versions.slice(-1)).map(({ text, format, theme, depth }) => ({
        question: text.question.reveal(),
        options: text.options.map((one) => one.reveal()),
        format,
        theme,
        depth,
      })),
    }));
}

function questionPart({ say, when }: OwnPage, one: OwnQuestion): Html {
  const lead = say.text('own-prompt.page-question', { who: one.own ? 'you' : 'other', at: when(one.addedAt) });
  const state = one.takenOutAt !== null ? 'out' : one.surprise ? 'surprise' : 'in';
  return html`<p class="small">${lead}</p>
<p class="small">${say.text('own-prompt.page-state', { state })}</p>
${one.versions.map(({ question, options }) => quoted([question, ...options].join('\n')))}`;
}

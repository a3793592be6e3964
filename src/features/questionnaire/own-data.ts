import { labelOf, type Questionnaire, regionOf } from '../../content/questionnaire.ts';
import type { Round } from '../../model/questionnaire/round.ts';
import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import {
  facts,
  headed,
  type OwnPage,
  type OwnReading,
  ownPart,
  piecesOrNone,
  timeOf,
  timeOrNull,
} from '../own-part.ts';

type OwnRound = {
  readonly questionnaire: QuestionnaireId;
  readonly title: string;
  readonly begunAt: string;
  readonly finishedAt: string | null;
  /** Where an item or an option has gone since, its id stands for it. */
  readonly answers: readonly { readonly item: string; readonly answer: string }[];
  /** What came out, in words; empty while it is not finished. */
  readonly results: readonly { readonly about: string; readonly result: string }[];
  /** What this person shows the other, whatever the other said. */
  readonly shown: readonly string[];
};

/** What one picked in questionnaires and what came of it, oldest first; nothing of the other's. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'questionnaires',
      copy: ownRounds,
      page: (page, all) =>
        headed(
          page.say.text('questionnaire.copy-title'),
          ...piecesOrNone(
            page.say,
            all.map((one) => roundPart(page, one)),
          ),
        ),
    }),
  ],
  forget: async (stores, couple, side) => {
    await stores.meetings.forget(couple, side);
    await stores.rounds.forget(couple, side);
  },
};

async function ownRounds({ stores, library, couple, side }: OwnReading): Promise<readonly OwnRound[]> {
  const all = await stores.rounds.all(couple.id, side);
  return all.map((round) => ownRound(round, library.questionnaires.get(round.questionnaire)));
}

function ownRound(round: Round, questionnaire: Questionnaire | undefined): OwnRound {
  const nameOf = (id: string) => questionnaire?.dimensions.find((one) => one.id === id)?.name ?? id;
  const textOf = (id: string) => questionnaire?.items.find((one) => one.id === id)?.text ?? id;
  return {
    questionnaire: round.questionnaire,
    title: questionnaire?.title ?? round.questionnaire,
    begunAt: timeOf(round.begunAt),
    finishedAt: timeOrNull(round.finishedAt),
    answers: Object.entries(round.answers).map(([item, option]) => ({
      item: textOf(item),
      answer: (questionnaire === undefined ? null : labelOf(questionnaire, item, option)) ?? option,
    })),
    results: Object.entries(round.result?.regions ?? {}).map(([reading, region]) => ({
      about: nameOf(reading),
      result: (questionnaire === undefined ? null : regionOf(questionnaire, reading, region))?.title ?? region,
    })),
    shown: round.shown.map(nameOf),
  };
}

function roundPart({ say, when }: OwnPage, { title, begunAt, finishedAt, answers, results, shown }: OwnRound): Html {
  const at = say.text('questionnaire.copy-when', {
    title,
    begun: when(begunAt),
    isFinished: finishedAt === null ? 'no' : 'yes',
    finished: finishedAt === null ? '' : when(finishedAt),
  });
  const names = new Intl.ListFormat(say.locale).format(shown);
  return html`<p class="small">${at}</p>
${facts(answers.map(({ item, answer }) => [item, answer]))}
${results.length === 0 ? [] : [facts(results.map(({ about, result }) => [about, result]))]}
${shown.length === 0 ? [] : [html`<p>${say.text('questionnaire.copy-shown', { names })}</p>`]}`;
}

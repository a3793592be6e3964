import type { OwnRows } from '../feature.ts';
import type { OwnReading } from '../own-part.ts';
import { headed, list, ownPart, piecesOrNone } from '../own-part.ts';
import { promptOf } from '../prompt-of.ts';
import { ownCheckIns } from './own-check-ins.ts';
import { checkInPart } from './own-page.ts';

/** Answers, replies to them, and which questions one never wants to see again. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'checkIns',
      copy: ownCheckIns,
      page: ({ say, when }, all) => {
        const parts = all.map((one) => checkInPart(say, one, when));
        return headed(say.text('privacy.page-check-ins'), ...piecesOrNone(say, parts));
      },
    }),
    ownPart({
      name: 'neverAsk',
      copy: neverAsked,
      page: ({ say }, all) => {
        const questions = all.map(({ question }) => question ?? say.text('privacy.page-retired'));
        return headed(say.text('privacy.page-never'), list(say, questions));
      },
    }),
  ],
  forget: async (stores, couple, side) => {
    await stores.answers.forget(couple, side);
    await stores.checkIns.forget(couple, side);
  },
};

async function neverAsked({ stores, library, couple, side }: OwnReading) {
  const all: { readonly promptId: string; readonly question: string | null }[] = [];
  for (const promptId of await stores.checkIns.neverOf(couple.id, side)) {
    const prompt = await promptOf({ stores, library }, { coupleId: couple.id, promptId });
    all.push({ promptId, question: prompt?.own?.question.reveal() ?? prompt?.question ?? null });
  }
  return all;
}

import { actionId } from '../../card/action-id.ts';
import { button } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import { type QuestionnaireId, questionnaireIds } from '../../model/questionnaire/scheme.ts';
import type { AtAGlance, Glance, WaitingThing } from '../at-a-glance.ts';

/** What is begun and not finished, and what both are, or the other is, waiting for. Nothing of what was picked. */
export const glance: AtAGlance = {
  waiting: async (reading) => {
    const all: WaitingThing[] = [];
    for (const id of questionnaireIds) all.push(...(await waitingIn(reading, id)));
    return all;
  },
};

async function waitingIn(
  { stores, library, couple, side }: Glance,
  id: QuestionnaireId,
): Promise<readonly WaitingThing[]> {
  const questionnaire = library.questionnaires.get(id);
  if (questionnaire === undefined) return [];
  const { say } = library;
  const { title } = questionnaire;
  const open = (label: string) => button(label, actionId('questionnaire.open', id), 'main');
  const begun = await stores.rounds.begun(couple.id, side, id);
  if (begun !== null) {
    return [{ text: say('questionnaire.waiting-begun', { title }), button: open(say.text('questionnaire.go-on')) }];
  }
  const meeting = await stores.meetings.open(couple.id, id);
  if (meeting === null || meeting.rounds[side] !== null) return [];
  const other = person(couple.partners[otherSide(side)].user);
  return [{ text: say('questionnaire.waiting-asked', { title, other }), button: open(say.text('questionnaire.look')) }];
}

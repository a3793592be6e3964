import type { Couple } from '../../model/couple.ts';
import type { Meeting } from '../../model/questionnaire/meeting.ts';
import { questionnaireIds } from '../../model/questionnaire/scheme.ts';
import type { Stores } from '../../port/store.ts';
import type { Follows } from '../feature.ts';
import { show, takeBack } from './meet.ts';

/** What still waits for somebody is over when the pairing ends, and moves when the couple does. What both have seen stays. */
export const follows: Follows = {
  ended: async (stores, couple, now) => {
    for (const meeting of await openOnes(stores, couple)) await takeBack({ stores, now }, meeting);
  },
  moved: async (stores, couple, now) => {
    for (const meeting of await openOnes(stores, couple)) await show(stores, meeting, now);
  },
};

async function openOnes({ meetings }: Stores, { id }: Couple): Promise<readonly Meeting[]> {
  const found: Meeting[] = [];
  for (const questionnaire of questionnaireIds) {
    const open = await meetings.open(id, questionnaire);
    if (open !== null) found.push(open);
  }
  return found;
}

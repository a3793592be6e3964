import type { MetMeeting } from '../../model/questionnaire/meeting.ts';
import type { Stores } from '../../port/store.ts';
import type { MeetingView, MetView, Month } from './kind.ts';

/** How many months a look back goes over. */
export const monthsBack = 12;

/** What both brought in, with what they brought in before: for a card that is seen by the two of them alone. */
export async function readMet(
  stores: Pick<Stores, 'rounds' | 'meetings'>,
  view: Omit<MeetingView, 'meeting'> & { readonly meeting: MetMeeting },
): Promise<MetView> {
  const { meeting } = view;
  const all = await stores.meetings.met(meeting.coupleId, meeting.questionnaire, monthsBack);
  const until = all.filter((one) => one.metAt <= meeting.metAt && one.id !== meeting.id).toReversed();
  const months: Month[] = [];
  for (const one of [...until, meeting]) months.push({ meeting: one, rounds: await stores.rounds.openRounds(one) });
  return { ...view, rounds: months.at(-1)?.rounds ?? [null, null], months };
}

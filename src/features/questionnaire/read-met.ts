import type { CoupleId } from '../../model/couple.ts';
import type { MetMeeting } from '../../model/questionnaire/meeting.ts';
import type { Stores } from '../../port/store.ts';
import type { MeetingView, MetView, Month } from './kind.ts';

/** How many months a look back goes over. */
export const monthsBack = 12;

/** What both brought in, with what they brought in before: for a card that is seen by the two of them alone. */
export async function readMet(
  stores: Pick<Stores, 'rounds' | 'meetings' | 'rituals'>,
  view: Omit<MeetingView, 'meeting'> & { readonly meeting: MetMeeting },
): Promise<MetView> {
  const { meeting } = view;
  const all = await stores.meetings.met(meeting.coupleId, meeting.questionnaire, monthsBack);
  const until = all.filter((one) => one.metAt <= meeting.metAt && one.id !== meeting.id).toReversed();
  const months: Month[] = [];
  for (const one of [...until, meeting]) months.push({ meeting: one, rounds: await stores.rounds.openRounds(one) });
  const monthly =
    meeting.questionnaire === 'pulse' && months.length === 1 ? await monthlyOf(stores, meeting.coupleId) : null;
  return { ...view, rounds: months.at(-1)?.rounds ?? [null, null], months, monthly };
}

/** Offered below the first one that both see; what was chosen there stands there from then on. */
async function monthlyOf({ rituals }: Pick<Stores, 'rituals'>, coupleId: CoupleId): Promise<MetView['monthly']> {
  const ritual = await rituals.find(coupleId, 'pulse');
  if (ritual === null) return 'offered';
  return ritual.on ? 'on' : null;
}

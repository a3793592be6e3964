import type { Instant } from '../../../model/instant.ts';
import type { Glance } from '../../at-a-glance.ts';
import type { Felt } from '../../month-part.ts';
import type { Month } from '../kind.ts';
import { monthsBack } from '../read-met.ts';
import { overMonths } from './over-months.ts';

/** How it felt to both in each month until a moment, in which both took the pulse. */
export async function feltUntil({ stores, library, couple }: Glance, until: Instant): Promise<Felt | null> {
  const questionnaire = library.questionnaires.get('pulse');
  if (questionnaire === undefined) return null;
  const met = await stores.meetings.met(couple.id, 'pulse', monthsBack, until);
  const months: Month[] = [];
  for (const meeting of met.toReversed()) months.push({ meeting, rounds: await stores.rounds.openRounds(meeting) });
  const over = overMonths({ library, couple, questionnaire, months });
  if (over === null) return null;
  return {
    ...over,
    title: library.say.text(over.months.length > 1 ? 'pulse.picture-months' : 'pulse.picture-now'),
    alone: met.some(({ reveal }) => reveal === 'private'),
  };
}

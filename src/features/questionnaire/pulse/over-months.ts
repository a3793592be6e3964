import type { Element } from '../../../card/card.ts';
import { feelings, feelingsOverMonths, type Pair, type Picture } from '../../../card/picture.ts';
import type { MetView, Month } from '../kind.ts';

/** The picture of both: how it feels to each now, and from the second month on how it felt over the months. */
export function overMonths(view: MetView): readonly Element[] {
  const picture = pictureOf(view);
  return picture === null ? [] : [{ kind: 'picture', picture }];
}

/** Of two in one month the later one counts. `null` where nothing is left to draw it with. */
export function pictureOf({ library: { say }, couple, questionnaire, months }: MetView): Picture | null {
  const { zone } = couple.partners[0];
  const latest = [...new Map(months.map((month) => [monthOf(month, zone), month])).values()];
  const [now] = latest.slice(-1);
  const steps = questionnaire.items[0]?.options.map(({ label }) => label) ?? [];
  if (now === undefined || steps.length === 0) return null;
  const people = [couple.partners[0].user, couple.partners[1].user] as const;
  const rows = questionnaire.dimensions.map(({ id, name }) => ({
    label: name,
    at: latest.map(
      ({ rounds: [one, other] }): Pair => [stepOf(one?.result.means[id]), stepOf(other?.result.means[id])],
    ),
  }));
  if (latest.length === 1) {
    const title = say.text('pulse.picture-now');
    return feelings({ title, people, steps, rows: rows.map(({ label, at: [at = [null, null]] }) => ({ label, at })) });
  }
  const names = latest.map((month) => shortName(say.locale, zone, month));
  return feelingsOverMonths({ title: say.text('pulse.picture-months'), people, steps, months: names, rows });
}

function monthOf({ meeting }: Month, zone: string): string {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(meeting.metAt).toZonedDateTimeISO(zone);
  return `${year}-${month}`;
}

/** The longest that stands below a line. */
const longestName = 4;

function shortName(locale: string, timeZone: string, { meeting }: Month): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone }).format(meeting.metAt).slice(0, longestName);
}

/** The means of a sign that is asked once are 1 to 5. */
function stepOf(mean: number | undefined): number | null {
  return mean === undefined ? null : Math.round(mean) - 1;
}

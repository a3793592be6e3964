import type { Element } from '../../../card/card.ts';
import { type FeltBelow, feelings, feelingsOverMonths, type Pair, type Picture } from '../../../card/picture.ts';
import type { MetView, Month } from '../kind.ts';

type View = Pick<MetView, 'library' | 'couple' | 'questionnaire' | 'months'>;

/** The picture of both: how it feels to each now, and from the second month on how it felt over the months. */
export function pictureElements(view: View): readonly Element[] {
  const picture = pictureOf(view);
  return picture === null ? [] : [{ kind: 'picture', picture }];
}

/** `null` where nothing is left to draw it with. */
export function pictureOf(view: View): Picture | null {
  const over = overMonths(view);
  if (over === null) return null;
  const { say } = view.library;
  if (over.months.length > 1) return feelingsOverMonths({ title: say.text('pulse.picture-months'), ...over });
  const { people, steps } = over;
  const rows = over.rows.map(({ label, at: [at = nothing] }) => ({ label, at }));
  return feelings({ title: say.text('pulse.picture-now'), people, steps, rows });
}

/** How it felt to both in each month, oldest first. Of two in one month the later one counts. */
export function overMonths({ library: { say }, couple, questionnaire, months }: View): Omit<FeltBelow, 'title'> | null {
  const { zone } = couple.partners[0];
  const latest = [...new Map(months.map((month) => [monthOf(month, zone), month])).values()];
  const steps = questionnaire.items[0]?.options.map(({ label }) => label) ?? [];
  if (latest.length === 0 || steps.length === 0) return null;
  return {
    people: [couple.partners[0].user, couple.partners[1].user],
    steps,
    months: latest.map((month) => shortName(say.locale, zone, month)),
    rows: questionnaire.dimensions.map(({ id, name }) => ({
      label: name,
      at: latest.map(
        ({ rounds: [one, other] }): Pair => [stepOf(one?.result.means[id]), stepOf(other?.result.means[id])],
      ),
    })),
  };
}

const nothing: Pair = [null, null];

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

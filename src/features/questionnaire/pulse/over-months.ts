import type { Element } from '../../../card/card.ts';
import type { UserRef } from '../../../model/place.ts';
import type { MetView, Month } from '../kind.ts';

/** How two people felt over the months: a row for each sign, and in it for each month the step that each of them chose. */
export type OverMonths = {
  readonly title: string;
  readonly people: readonly [UserRef, UserRef];
  /** The five words, from the least to the most. */
  readonly steps: readonly string[];
  /** Their names, short, oldest first. */
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly at: readonly (readonly [number | null, number | null])[];
  }[];
};

/** The place of the picture on the card that both see. Nothing is drawn yet, so nothing stands there. */
export function overMonths(_view: MetView): readonly Element[] {
  return [];
}

/** What the picture says. Of two in one month the later one counts. */
export function readMonths({ library: { say }, couple, questionnaire, months }: MetView): OverMonths {
  const { zone } = couple.partners[0];
  const local = (month: Month) => Temporal.Instant.fromEpochMilliseconds(month.meeting.metAt).toZonedDateTimeISO(zone);
  const latest = new Map(months.map((month) => [local(month).toPlainDate().toPlainYearMonth().toString(), month]));
  const each = [...latest.values()];
  const [first] = questionnaire.items;
  return {
    title: say.text('pulse.picture-title'),
    people: [couple.partners[0].user, couple.partners[1].user],
    steps: first?.options.map(({ label }) => label) ?? [],
    months: each.map((month) => shortName(say.locale, zone, month)),
    rows: questionnaire.dimensions.map(({ id, name }) => ({
      label: name,
      at: each.map(({ rounds: [one, other] }) => [stepOf(one?.result.means[id]), stepOf(other?.result.means[id])]),
    })),
  };
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

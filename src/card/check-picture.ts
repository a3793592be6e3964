import { describedLength, describePicture } from './describe-picture.ts';
import { limits } from './limits.ts';
import type { Feelings, FeelingsOverMonths, FeltBelow, Month, Pair, Picture } from './picture.ts';
import { repeated, within } from './rules.ts';

/** What is wrong with a picture, one sentence each; empty when it can be drawn so that it can be read. */
export function checkPicture(picture: Picture): string[] {
  const length = describedLength(describePicture(picture));
  return [
    ...within('the title of a picture', picture.title.trim(), limits.picture.title),
    ...(picture.kind === 'month' ? checkMonth(picture) : checkFeelings(picture)),
    ...(length > limits.picture.alt ? [`a picture says ${length} characters, ${limits.picture.alt} is the most`] : []),
  ];
}

function checkFeelings(picture: Feelings | FeelingsOverMonths): string[] {
  if (picture.kind === 'feelings-over-months') {
    return [...between('months', picture.months.length, 2, limits.picture.months), ...checkOver(picture)];
  }
  return checkRows(
    picture,
    picture.rows.map(({ at }) => [at]),
    1,
  );
}

function checkOver(over: FeltBelow): string[] {
  const { month } = limits.picture;
  return [
    ...over.months.flatMap((one) => within('a month', one.trim(), month)),
    ...checkRows(
      over,
      over.rows.map(({ at }) => at),
      over.months.length,
    ),
  ];
}

type Rows = Pick<Feelings, 'steps'> & { readonly rows: readonly { readonly label: string }[] };

function checkRows(picture: Rows, pairs: readonly (readonly Pair[])[], count: number): string[] {
  const { step, steps, rows, label } = limits.picture;
  return [
    ...between('steps', picture.steps.length, 2, steps),
    ...picture.steps.flatMap((one) => within('a step', one.trim(), step)),
    ...repeated('step', picture.steps),
    ...between('rows', picture.rows.length, 1, rows),
    ...picture.rows.flatMap((row) => within('the label of a row', row.label.trim(), label)),
    ...(pairs.every((all) => all.length === count) ? [] : ['a row has not one pair for each month']),
    ...(pairs.flat(2).every((one) => one === null || picture.steps[one] !== undefined)
      ? []
      : ['a step is not among the steps']),
  ];
}

function checkMonth({ weekdays, before, length, counted, felt }: Month): string[] {
  const { kinds, kind, month, months, title } = limits.picture;
  return [
    ...between('days of the week', weekdays.length, 7, 7),
    ...weekdays.flatMap((one) => within('a day of the week', one.trim(), month)),
    ...between('days before the month', before, 0, 6),
    ...between('days', length, 28, 31),
    ...between('kinds of what happened', counted.length, 1, kinds),
    ...counted.flatMap((one) => within('the label of what happened', one.label.trim(), kind)),
    ...repeated(
      'kind',
      counted.map(({ what }) => what),
    ),
    ...(counted.flatMap(({ days }) => days).every((day) => Number.isInteger(day) && day >= 1 && day <= length)
      ? []
      : ['something happened on a day that the month does not have']),
    ...(felt === null
      ? []
      : [
          ...within('the title of what was felt', felt.title.trim(), title),
          ...between('months', felt.months.length, 1, months),
          ...checkOver(felt),
        ]),
  ];
}

function between(what: string, found: number, least: number, most: number): string[] {
  return found < least || found > most ? [`a picture has ${found} ${what}, not ${least} to ${most}`] : [];
}

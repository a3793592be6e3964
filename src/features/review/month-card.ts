import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { join, type Markup, person } from '../../card/markup.ts';
import { monthKinds } from '../../card/picture.ts';
import type { Library } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import { isBefore, monthName, type YearMonth } from '../../schedule/months.ts';
import type { Felt } from '../month-part.ts';
import { monthPicture } from './month-picture.ts';
import type { Months, MonthView } from './read-month.ts';

/** A month as one of the two looks at it, with the way to all others. `lead`: what is said first, where something is. */
export async function ownCard(
  { say }: Pick<Library, 'say'>,
  couple: Couple,
  side: Side,
  view: MonthView,
  months: Months,
  lead: Markup | null,
): Promise<Card> {
  const other = person(couple.partners[otherSide(side)].user);
  const soFar = view.soFar ? '-so-far' : '';
  const told =
    view.entries.length === 0
      ? [text(say(`review.none${soFar}`, { other }))]
      : [text(say(`review.lead${soFar}`, { other })), ...(await shown(say, view, () => true))];
  return {
    title: say.text(`review.title${soFar}`, { month: monthName(view.month, say.locale) }),
    tone: 'warm',
    elements: [...(lead === null ? [] : [note(lead)]), ...told, ...ways(say, view.month, months)],
  };
}

/** A month as both see it in their room. How it felt is left out where that was shown to each of them privately. */
export async function roomCard({ say }: Pick<Library, 'say'>, couple: Couple, view: MonthView): Promise<Card> {
  const [one, two] = couple.partners.map(({ user }) => person(user));
  return {
    title: say.text('review.title', { month: monthName(view.month, say.locale) }),
    tone: 'warm',
    elements: [
      text(say('review.lead-room', { one: one ?? '', two: two ?? '' })),
      ...(await shown(say, view, ({ alone }) => !alone)),
      buttons(button(say.text('review.button-any'), actionId('review.open', String(view.month)))),
    ],
  };
}

/** What there was, a line for each kind of thing, and the picture. */
async function shown(say: Say, view: MonthView, maySee: (felt: Felt) => boolean): Promise<readonly Element[]> {
  const lines = monthKinds.flatMap((kind) => {
    const told = view.entries.filter((one) => one.kind === kind).map((one) => one.text);
    const heading = say('review.of-kind', { kind: say.text(`review.kind-${kind}`) });
    return told.length === 0 ? [] : [text([...heading, ...join(told, ' ')])];
  });
  const felt = await firstFelt(view, maySee);
  const picture = monthPicture(say, view, felt);
  return [...lines, ...(picture === null ? [] : [{ kind: 'picture' as const, picture }])];
}

async function firstFelt({ entries }: MonthView, maySee: (felt: Felt) => boolean): Promise<Felt | null> {
  for (const { felt } of entries) {
    const read = (await felt?.()) ?? null;
    if (read !== null && maySee(read)) return read;
  }
  return null;
}

/** As many as a menu holds. */
const listed = 25;

/** The months beside it, and a menu of all; of very many those around it. */
function ways(say: Say, month: YearMonth, { first, present }: Months): readonly Element[] {
  const name = (one: YearMonth) => monthName(one, say.locale);
  const beside = (one: YearMonth): Button => button(name(one), actionId('review.turn', String(one)));
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })];
  const turns = [
    ...(isBefore(before, first) ? [] : [beside(before)]),
    ...(isBefore(present, after) ? [] : [beside(after)]),
  ];
  if (turns.length === 0) return [];
  const newest = earlier(present, month.add({ months: Math.floor(listed / 2) }));
  const all = Array.from({ length: listed }, (_, back) => newest.subtract({ months: back })).filter(
    (one) => !isBefore(one, first),
  );
  return [
    buttons(...turns),
    {
      kind: 'select',
      action: actionId('review.pick'),
      placeholder: say.text('review.pick'),
      options: all.map((one) => ({ value: String(one), label: name(one) })),
    },
  ];
}

function earlier(one: YearMonth, other: YearMonth): YearMonth {
  return isBefore(one, other) ? one : other;
}

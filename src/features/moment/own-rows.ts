import type { Say } from '../../content/say.ts';
import { isKeptMoment, isQuietMoment, type Moment, type MomentKind } from '../../model/moment.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import {
  headed,
  type OwnReading,
  ownPart,
  piecesOrNone,
  quoted,
  timeOf,
  timeOrNull,
  type Moment as When,
} from '../own-part.ts';
import { dayWords } from './day-sentences.ts';

type OwnMoment = {
  /** Whether this person added it. */
  readonly own: boolean;
  readonly addedAt: string;
  readonly day: string;
  readonly kind: MomentKind;
  readonly yearly: boolean;
  readonly quiet: boolean;
  /** Whether this person wants it kept quiet. */
  readonly quietForMe: boolean;
  readonly takenAwayAt: string | null;
  /** `null` once it was taken away for good. */
  readonly words: string | null;
};

/** What both keep of days, by the day. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'moments',
      copy: ownMoments,
      page: ({ say, when }, all) => {
        const parts = all.map((one) => momentPart(say, one, when));
        return headed(say.text('moment.page-title'), ...piecesOrNone(say, parts));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.moments.forget(couple, side),
};

async function ownMoments({ stores, couple, side }: OwnReading): Promise<readonly OwnMoment[]> {
  const all = await stores.moments.all(couple.id);
  return all
    .filter((one) => one.side === side || isShown(one))
    .map((one) => ({
      own: one.side === side,
      addedAt: timeOf(one.addedAt),
      day: one.day,
      kind: one.kind,
      yearly: one.yearly,
      quiet: isQuietMoment(one),
      quietForMe: one.quiet[side],
      takenAwayAt: timeOrNull(one.goneAt),
      words: one.words === null ? null : one.words.reveal(),
    }));
}

/** Of the other's, what is in the list and was shown in the room. */
function isShown(moment: Moment): boolean {
  return isKeptMoment(moment) && moment.message !== null;
}

function momentPart(say: Say, one: OwnMoment, when: When): Html {
  const how = one.takenAwayAt !== null ? 'gone' : one.quiet ? 'quiet' : one.yearly ? 'yearly' : 'once';
  const lead = say.text('moment.page-moment', {
    day: dayWords(say, one.day),
    kind: say.text(`moment.kind-${one.kind}`),
    by: one.own ? 'you' : 'other',
    at: when(one.addedAt),
    how,
  });
  return html`<p class="small">${lead}</p>
${one.words === null ? html`<p>${say.text('moment.page-gone')}</p>` : quoted(one.words)}`;
}

import type { Say } from '../../content/say.ts';
import type { OwnRows } from '../feature.ts';
import { type Html, html } from '../html.ts';
import { headed, type Moment, type OwnReading, ownPart, piecesOrNone, quoted, timeOf } from '../own-part.ts';

type OwnAppreciation = {
  /** `given`: said by this person. Of what they received, only what was shown in the room. */
  readonly direction: 'given' | 'received';
  readonly at: string;
  /** `null` once this person took it back. */
  readonly words: string | null;
};

/** The jar, oldest first. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'appreciations',
      copy: ownAppreciations,
      page: ({ say, when }, all) => {
        const parts = all.map((one) => appreciationPart(say, one, when));
        return headed(say.text('privacy.page-appreciations'), ...piecesOrNone(say, parts));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.appreciations.forget(couple, side),
};

async function ownAppreciations({ stores, couple, side }: OwnReading): Promise<readonly OwnAppreciation[]> {
  const all = await stores.appreciations.all(couple.id);
  return all
    .filter((one) => one.side === side || (one.message !== null && one.words !== null))
    .map((one) => ({
      direction: one.side === side ? 'given' : 'received',
      at: timeOf(one.at),
      words: one.words === null ? null : one.words.reveal(),
    }));
}

function appreciationPart(say: Say, { direction, at, words }: OwnAppreciation, when: Moment): Html {
  const said = words === null ? html`<p>${say.text('privacy.page-taken-back')}</p>` : quoted(words);
  return html`<p class="small">${say.text('privacy.page-appreciated', { direction, at: when(at) })}</p>
${said}`;
}

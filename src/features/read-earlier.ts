import type { Earlier } from '../content/show-years.ts';
import type { Answer } from '../model/answer.ts';
import { asRevealed, type CheckIn } from '../model/check-in.ts';
import type { Couple } from '../model/couple.ts';
import { sameRoom } from '../model/place.ts';
import type { Stores } from '../port/store.ts';

/**
 * What the two answered a year before to the same question, as far as it may still be shown where they are: it was
 * revealed in this room, its card stands there, and its author has not had it removed. `null` where there is nothing.
 */
export async function readEarlier(stores: Stores, couple: Couple, { because }: CheckIn): Promise<Earlier | null> {
  if (because?.kind !== 'year-ago') return null;
  const earlier = await stores.checkIns.find(because.earlier);
  const revealed = earlier === null ? null : asRevealed(earlier);
  if (revealed === null || revealed.coupleId !== couple.id || revealed.reveal !== 'room') return null;
  if (revealed.revealMessage === null || !sameRoom(revealed.revealMessage.room, couple.room)) return null;
  const [one, other] = await stores.answers.openAnswers(revealed);
  const answers = [kept(one), kept(other)] as const;
  return answers.every((answer) => answer === null) ? null : { at: because.at, answers };
}

function kept(answer: Answer): Answer | null {
  return isEmpty(answer) ? null : answer;
}

function isEmpty({ choice, order, words }: Answer): boolean {
  return choice === undefined && order === undefined && words === undefined;
}

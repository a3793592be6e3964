import type { Content, Library } from '../../content/library.ts';
import { asRevealed, type CheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, type Side, sideOf } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';
import type { Response } from '../../model/response.ts';
import type { Stores } from '../../port/store.ts';
import {
  appreciated,
  type OwnAppreciation,
  type OwnCheckIn,
  type OwnCouple,
  type OwnData,
  said,
  spoken,
  timeOf,
} from './own-data.ts';

export type { OwnData } from './own-data.ts';

/**
 * Everything that is kept about one person, in all their couples. Of the other's words it holds only those that
 * were shown in the room: none that is sealed, and none that was revealed privately.
 */
export async function exportOwnData(stores: Stores, content: Content, user: UserRef, now: Instant): Promise<OwnData> {
  const couples: OwnCouple[] = [];
  for (const couple of await stores.couples.ofUser(user)) {
    const side = sideOf(couple, user);
    if (side !== null)
      couples.push(await ownCouple(stores, content.library(couple.partners[side].locale), couple, side));
  }
  const invitations = (await stores.invitations.ofUser(user)).map((one) => ({
    direction: one.from.user === user.user ? ('from' as const) : ('to' as const),
    at: timeOf(one.createdAt),
    room: one.room,
    state: one.state,
  }));
  return { format: 'attune-export-1', exportedAt: timeOf(now), person: user, couples, invitations };
}

async function ownCouple(stores: Stores, library: Library, couple: Couple, side: Side): Promise<OwnCouple> {
  const me = couple.partners[side];
  const rituals = await stores.rituals.of(couple.id);
  const never = await stores.checkIns.neverOf(couple.id, side);
  const saved = await stores.tips.saved(couple.id, side);
  return {
    room: couple.room,
    pairedAt: timeOf(couple.createdAt),
    endedAt: couple.ending === null ? null : timeOf(couple.ending.at),
    eraseAt: couple.ending === null ? null : timeOf(couple.ending.eraseAt),
    settings: {
      locale: me.locale,
      zone: me.zone,
      nudges: me.nudges,
      depthLimit: me.depthLimit,
      themesNever: me.themesNever,
    },
    shared: { reveal: couple.reveal, answers: couple.answers, quietHours: couple.quietHours, pause: couple.pause },
    rituals: rituals.map(({ name, on, rhythm }) => ({ name, on, ...rhythm })),
    checkIns: await ownCheckIns(stores, library, couple, side),
    appreciations: await ownAppreciations(stores, couple, side),
    neverAsk: [...never].map((id) => ({ promptId: id, question: library.prompts.get(id)?.question ?? null })),
    savedTips: saved.map((id) => ({ tipId: id, idea: library.tips.get(id)?.idea ?? null })),
  };
}

async function ownAppreciations(stores: Stores, couple: Couple, side: Side): Promise<readonly OwnAppreciation[]> {
  const all = await stores.appreciations.all(couple.id);
  return all
    .filter((one) => one.side === side || (one.message !== null && one.words !== null))
    .map((one) => appreciated(one, side));
}

/** More than a couple can ever have; the store reads at most so many. */
const all = 1_000_000;

async function ownCheckIns(
  stores: Stores,
  library: Library,
  couple: Couple,
  side: Side,
): Promise<readonly OwnCheckIn[]> {
  const checkIns = await stores.checkIns.history(couple.id, endOfTime, all);
  const responses = Map.groupBy(await stores.answers.ownResponses(couple.id, side), (one) => one.checkInId);
  const own: OwnCheckIn[] = [];
  for (const checkIn of checkIns.toReversed()) {
    own.push(await ownCheckIn(stores, library, checkIn, side, responses.get(checkIn.id) ?? []));
  }
  return own;
}

async function ownCheckIn(
  stores: Stores,
  library: Library,
  checkIn: CheckIn,
  side: Side,
  responses: readonly Response[],
): Promise<OwnCheckIn> {
  const prompt = library.prompts.get(checkIn.promptId) ?? null;
  const answer = await stores.answers.own(checkIn, side);
  const shown = await shownInRoom(stores, checkIn, side);
  const among = [...responses, ...(shown?.responses ?? [])];
  return {
    askedAt: timeOf(checkIn.openedAt),
    origin: checkIn.origin,
    promptId: checkIn.promptId,
    theme: prompt?.theme ?? null,
    question: prompt?.question ?? null,
    second: prompt?.format === 'words' ? (prompt.second ?? null) : null,
    answeredAt: timeOrNull(checkIn.answeredAt[side]),
    passed: checkIn.passed[side],
    revealedAt: timeOrNull(checkIn.revealedAt),
    reveal: checkIn.reveal,
    answer: answer === null ? null : spoken(answer, prompt),
    responses: responses.map((one) => said(one, among)),
    partner:
      shown === null
        ? null
        : { answer: spoken(shown.answer, prompt), responses: shown.responses.map((one) => said(one, among)) },
  };
}

/** What the other said, if it was revealed in the room; `null` for everything else. */
async function shownInRoom(stores: Stores, checkIn: CheckIn, side: Side) {
  const revealed = asRevealed(checkIn);
  if (revealed === null || revealed.reveal !== 'room') return null;
  const answers = await stores.answers.openAnswers(revealed);
  const responses = await stores.answers.responses(revealed);
  return { answer: answers[otherSide(side)], responses: responses.filter((one) => one.side !== side) };
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : timeOf(at);
}

import type { Library, Prompt } from '../../content/library.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type CheckIn, type Origin, type PassKind } from '../../model/check-in.ts';
import { otherSide, type Reveal, type Side } from '../../model/couple.ts';
import { endOfTime } from '../../model/instant.ts';
import type { Response } from '../../model/response.ts';
import type { Theme } from '../../model/theme.ts';
import type { Way } from '../../model/way.ts';
import type { Stores } from '../../port/store.ts';
import { type OwnReading, timeOf, timeOrNull } from '../own-part.ts';

export type OwnCheckIn = {
  readonly askedAt: string;
  readonly origin: Origin;
  readonly promptId: string;
  readonly theme: Theme | null;
  /** `null` for a question that the content no longer has. */
  readonly question: string | null;
  readonly second: string | null;
  readonly answeredAt: string | null;
  readonly passed: PassKind | null;
  readonly revealedAt: string | null;
  readonly reveal: Reveal | null;
  readonly answer: Spoken | null;
  readonly responses: readonly Said[];
  /** Only what was shown in the room. */
  readonly partner: { readonly answer: Spoken; readonly responses: readonly Said[] } | null;
};

/** An answer in words; a choice with its label. */
export type Spoken = {
  readonly choice?: string;
  readonly guess?: string;
  readonly words?: string;
  readonly second?: string;
};

export type Said = {
  readonly at: string;
  readonly way: Way;
  /** Of an answer, what was asked back: one's own question, or one that was shown in the room. */
  readonly asked?: string;
  readonly words: string;
};

/** More than a couple can ever have; the store reads at most so many. */
const all = 1_000_000;

/** Every question that the couple was asked, oldest first, with what was said to it. */
export async function ownCheckIns({ stores, library, couple, side }: OwnReading): Promise<readonly OwnCheckIn[]> {
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

function spoken(answer: Answer, prompt: Prompt | null): Spoken {
  return {
    ...(answer.choice === undefined ? {} : { choice: labelOf(answer.choice, prompt) }),
    ...(answer.guess === undefined ? {} : { guess: labelOf(answer.guess, prompt) }),
    ...(answer.words === undefined ? {} : { words: answer.words.reveal() }),
    ...(answer.second === undefined ? {} : { second: answer.second.reveal() }),
  };
}

/** A reply; `among` are all that the copy may hold. */
function said({ at, way, words, answersTo }: Response, among: readonly Response[]): Said {
  const asked = among.find(({ id }) => id === answersTo)?.words.reveal();
  return { at: timeOf(at), way, ...(asked === undefined ? {} : { asked }), words: words.reveal() };
}

function labelOf(choice: string, prompt: Prompt | null): string {
  if (prompt === null) return choice;
  if (prompt.format === 'scale') return `${choice} (1: ${prompt.low}, 5: ${prompt.high})`;
  if (!('options' in prompt)) return choice;
  return prompt.options.find((option) => option.id === choice)?.label ?? choice;
}

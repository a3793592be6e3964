import type { Library, Prompt } from '../../content/library.ts';
import { guessOptionsOf, optionLabel, theirLabel } from '../../content/options-of.ts';
import { secondOf } from '../../content/prompt-kind.ts';
import type { Say } from '../../content/say.ts';
import { asRead } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type CheckIn, type Origin, type PassKind } from '../../model/check-in.ts';
import { otherSide, type Reveal, type Side } from '../../model/couple.ts';
import { endOfTime } from '../../model/instant.ts';
import type { Response } from '../../model/response.ts';
import type { Theme } from '../../model/theme.ts';
import type { Way } from '../../model/way.ts';
import type { Stores } from '../../port/store.ts';
import { type OwnReading, timeOf, timeOrNull } from '../own-part.ts';
import { promptOf } from '../prompt-of.ts';

export type OwnCheckIn = {
  readonly askedAt: string;
  readonly origin: Origin;
  readonly promptId: string;
  /** Where it did not come from the deck: the journey and its place in it, or what it came back to. */
  readonly because: OwnBecause | null;
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

type OwnBecause =
  | { readonly journey: string; readonly step: number; readonly of: number }
  | { readonly kind: 'follow-up' | 'year-ago'; readonly askedAt: string };

/** An answer in words; a choice with its label; `sentence` is the words with the beginning that they finish. */
export type Spoken = {
  readonly choice?: string;
  readonly guess?: string;
  readonly order?: readonly string[];
  readonly words?: string;
  readonly sentence?: string;
  readonly second?: string;
};

export type Said = {
  readonly at: string;
  readonly way: Way;
  /** Of an answer, what was asked back: one's own question, or one that was shown in the room. */
  readonly asked?: string;
  readonly words: string;
};

/** Whose answer is told, so that “me” is who it was. */
type Whose = 'own' | 'theirs';

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
  const prompt = (await promptOf({ stores, library }, checkIn)) ?? null;
  const answer = await stores.answers.own(checkIn, side);
  const shown = await shownInRoom(stores, checkIn, side);
  const among = [...responses, ...(shown?.responses ?? [])];
  return {
    askedAt: timeOf(checkIn.openedAt),
    origin: checkIn.origin,
    promptId: checkIn.promptId,
    because: becauseOf(library, checkIn),
    theme: prompt?.theme ?? null,
    question: prompt?.own?.question.reveal() ?? prompt?.question ?? null,
    second: prompt === null ? null : (secondOf(prompt) ?? null),
    answeredAt: timeOrNull(checkIn.answeredAt[side]),
    passed: checkIn.passed[side],
    revealedAt: timeOrNull(checkIn.revealedAt),
    reveal: checkIn.reveal,
    answer: answer === null ? null : spoken(library.say, answer, prompt, 'own'),
    responses: responses.map((one) => said(one, among)),
    partner:
      shown === null
        ? null
        : {
            answer: spoken(library.say, shown.answer, prompt, 'theirs'),
            responses: shown.responses.map((one) => said(one, among)),
          },
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

function spoken(say: Say, answer: Answer, prompt: Prompt | null, whose: Whose): Spoken {
  const { choice, guess, order, words, second } = answer;
  const joined = prompt?.format === 'finish' && words !== undefined ? asRead(prompt, words).reveal() : undefined;
  return {
    ...(choice === undefined ? {} : { choice: labelOf(say, choice, prompt, whose) }),
    ...(guess === undefined ? {} : { guess: guessLabel(say, guess, prompt, whose) }),
    ...(order === undefined ? {} : { order: order.map((id) => labelOf(say, id, prompt, whose)) }),
    ...(words === undefined ? {} : { words: words.reveal() }),
    ...(joined === undefined ? {} : { sentence: joined }),
    ...(second === undefined ? {} : { second: second.reveal() }),
  };
}

function becauseOf({ journeys }: Library, { because }: CheckIn): OwnBecause | null {
  if (because === undefined) return null;
  if (because.kind !== 'journey') return { kind: because.kind, askedAt: timeOf(because.at) };
  return { journey: journeys.get(because.journey)?.title ?? because.journey, step: because.step, of: because.of };
}

/** A reply; `among` are all that the copy may hold. */
function said({ at, way, words, answersTo }: Response, among: readonly Response[]): Said {
  const asked = among.find(({ id }) => id === answersTo)?.words.reveal();
  return { at: timeOf(at), way, ...(asked === undefined ? {} : { asked }), words: words.reveal() };
}

function labelOf(say: Say, id: string, prompt: Prompt | null, whose: Whose): string {
  if (prompt === null) return id;
  const own = prompt.own?.options.get(id);
  if (own !== undefined) return own.reveal();
  if (prompt.format === 'scale') return `${id} (1: ${prompt.low}, 5: ${prompt.high})`;
  return whose === 'own' ? optionLabel(say, prompt, id) : theirLabel(say, prompt, id);
}

/** Whom a guess means, as its reader would say it. */
function guessLabel(say: Say, id: string, prompt: Prompt | null, whose: Whose): string {
  if (prompt?.format !== 'who-of-us') return labelOf(say, id, prompt, whose);
  if (whose === 'own') return guessOptionsOf(say, prompt).find((one) => one.id === id)?.label ?? id;
  return say.text(id === 'me' ? 'check-in.who-partner' : 'check-in.who-me');
}

import { type Card, text } from '../../card/card.ts';
import { instant, person, type Span } from '../../card/markup.ts';
import type { Say, Values } from '../../content/say.ts';
import { type Couple, canBeRestored, forgottenUser, otherSide, type Side, sides } from '../../model/couple.ts';
import { type Instant, minute } from '../../model/instant.ts';
import type { MessageRef } from '../../model/place.ts';
import type { JobOf, Told } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import { putOff } from '../put-off.ts';
import { clockWords } from '../time-words.ts';

/** How long somebody is taken to wait for an answer to what they did. */
const patience = 10 * minute;

/** Tells one partner something, privately; what comes in their quiet hours waits until these are over. */
export async function tell(features: readonly Feature[], context: JobContext, job: JobOf<'tell'>) {
  const { store, content, whisper, now } = context;
  const couple = await store.transaction(async (stores) => {
    const found = await stores.couples.find(job.coupleId);
    if (found === null || isOvertaken(found, job.notice)) return null;
    return (await isNews(features, stores, found, job, now)) ? found : null;
  });
  if (couple === null) return;
  const partner = couple.partners[job.side];
  if (partner.user.user === forgottenUser) return;
  const isAwaited = job.asked !== undefined && now - job.asked < patience;
  if (!isAwaited && (await putOff(context, couple, job.side, job))) return;
  const say = content.library(partner.locale).say;
  const link = linkTo(say, job.message ?? null);
  const sentence = say(`notices.tell-${job.notice}`, { ...valuesOf(say, couple, job.side), link });
  await whisper(partner.user, couple.room, noticeCard(say, sentence), job.key);
}

/** What no feature knows any more is told all the same. */
async function isNews(
  features: readonly Feature[],
  stores: Stores,
  couple: Couple,
  { about, side }: JobOf<'tell'>,
  now: Instant,
): Promise<boolean> {
  if (about === undefined) return true;
  if (couple.ending !== null) return false;
  const kind = features.flatMap(({ news = [] }) => news).find((one) => one.kind === about.kind);
  return kind === undefined || kind.isStill(stores, couple, side, about.id, now);
}

/** Says something to both in their room. */
export async function announce({ now, store, content, post }: JobContext, job: JobOf<'announce'>) {
  const couple = await store.transaction((stores) => stores.couples.find(job.coupleId));
  if (couple === null) return;
  const say = content.library(couple.partners[0].locale).say;
  const sentence = say(`notices.announce-${job.notice}`, valuesOf(say, couple, 0));
  await post(couple.room, noticeCard(say, sentence), job.key, howToTell(couple, sides, now).telling);
}

/** What could still be restored when this was to be said is erased by now: that is told by a notice of its own. */
function isOvertaken(couple: Couple, notice: Told): boolean {
  return (notice === 'unpaired' || notice === 'restore-asked') && couple.ending !== null && !canBeRestored(couple);
}

function linkTo(say: Say, message: MessageRef | null): Span {
  const label = say.text('notices.link');
  return message === null ? { kind: 'plain', text: label } : { kind: 'message', message, label };
}

function noticeCard(say: Say, sentence: ReturnType<Say>): Card {
  return { title: say.text('notices.title'), tone: 'notice', elements: [text(sentence)] };
}

/** Everything that a notice may name; the settings are those of now. */
function valuesOf(say: Say, couple: Couple, side: Side): Values {
  const { from, to } = couple.quietHours;
  return {
    other: person(couple.partners[otherSide(side)].user),
    until: instant(couple.ending?.eraseAt ?? 0, 'day'),
    reveal: couple.reveal,
    answers: couple.answers,
    quiet: from === to ? 'none' : 'some',
    from: clockWords(say, from),
    to: clockWords(say, to),
  };
}

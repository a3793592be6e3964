import { tellPrivately } from '../features/tell-privately.ts';
import { asRevealed } from '../model/check-in.ts';
import { type CoupleId, type Side, sides } from '../model/couple.ts';
import type { Job, Told } from '../port/jobs.ts';
import type { Store, Stores } from '../port/store.ts';

/** Who is told what. The key is the same however often it is found out. */
type ToTell = {
  readonly coupleId: CoupleId;
  readonly to: readonly Side[];
  readonly notice: Told;
  readonly key: string;
};

/**
 * Something could not be shown, and it is not tried again: whoever waits for it hears of it privately, and where it can
 * be found. What stays unsaid is said nowhere else: a reminder, a note.
 */
export async function giveUp({ store }: { readonly store: Store }, job: Job): Promise<void> {
  await store.transaction(async (stores) => {
    const found = await whomToTell(stores, job);
    if (found === null) return;
    await tellPrivately(stores, found.coupleId, found.notice, found.key, found.to);
  });
}

async function whomToTell(stores: Stores, job: Job): Promise<ToTell | null> {
  switch (job.name) {
    case 'post-check-in':
    case 'refresh-check-in':
      return aboutCheckIn(stores, job);
    case 'post-response': {
      const response = await stores.answers.findResponse(job.responseId);
      const checkIn = response === null ? null : await stores.checkIns.find(response.checkInId);
      if (checkIn === null) return null;
      return { coupleId: checkIn.coupleId, to: sides, notice: 'reply-unshown', key: job.responseId };
    }
    case 'post-appreciation':
    case 'refresh-appreciation': {
      const one = await stores.appreciations.find(job.appreciationId);
      if (one === null) return null;
      const notice = one.words === null ? 'take-back-stuck' : 'appreciation-unshown';
      return { coupleId: one.coupleId, to: [one.side], notice, key: one.id };
    }
    case 'nudge':
    case 'whisper-reveal':
    case 'post-invitation':
    case 'refresh-invitation':
    case 'announce-rhythm':
    case 'look-for-partner':
    case 'ask-hears':
    case 'say-hello':
    case 'tell':
    case 'announce':
      return null;
  }
}

async function aboutCheckIn(stores: Stores, job: { name: string; checkInId: string }): Promise<ToTell | null> {
  const checkIn = await stores.checkIns.find(job.checkInId);
  if (checkIn === null) return null;
  const { id: key, coupleId } = checkIn;
  if (asRevealed(checkIn) !== null) {
    return checkIn.revealMessage !== null ? null : { coupleId, to: sides, notice: 'reveal-unshown', key };
  }
  return job.name === 'post-check-in' ? { coupleId, to: sides, notice: 'question-unshown', key } : null;
}

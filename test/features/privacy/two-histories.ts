import { type CheckIn, newCheckIn, type RevealedCheckIn } from '../../../src/model/check-in.ts';
import { day } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { Way } from '../../../src/model/way.ts';
import type { FakeWorld } from '../../flows/fake-world.ts';

/** What each wrote, by where it may be seen: a word that stands nowhere else. */
export const written = {
  samRoom: 'SAM-IN-ROOM <script>alert("&")</script>',
  alexRoom: 'ALEX-IN-ROOM <b>\u202Eabc\u200B</b>',
  samPrivate: 'SAM-PRIVATE',
  alexPrivate: 'ALEX-PRIVATE',
  samSealed: 'SAM-SEALED',
  alexSealed: 'ALEX-SEALED',
  samResponse: "SAM-RESPONSE 'quoted'",
  alexResponse: 'ALEX-RESPONSE',
  alexPrivateResponse: 'ALEX-RESPONSE-PRIVATE',
  alexAsks: 'ALEX-ASKS-BACK',
  samAnswers: 'SAM-ANSWERS-THAT',
  samAnswersPrivately: 'SAM-ANSWERS-IN-PRIVATE',
  samAppreciation: 'SAM-APPRECIATES <i>',
  samTakenBack: 'SAM-TOOK-BACK',
  alexAppreciation: 'ALEX-APPRECIATES',
  alexUnposted: 'ALEX-APPRECIATES-NOT-POSTED',
  alexTakenBack: 'ALEX-TOOK-BACK',
} as const;

/** The tip that Sam saved. */
export const savedTip = 'presence-one-window';

/**
 * A question revealed in the room, one revealed privately, one that only Alex answered, one that only Sam did; and
 * appreciations of both: shown in the room, not posted yet, and taken back.
 */
export async function addHistories(world: FakeWorld): Promise<void> {
  const now = world.now();
  await world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    if (couple === null) throw new Error('Sam and Alex are not paired');
    const base = { coupleId: couple.id, origin: 'question', mode: 'sealed' } as const;
    const ask = (promptId: string, ago: number) =>
      newCheckIn({ ...base, id: crypto.randomUUID(), promptId }, now - ago * day);
    const inRoom = revealed(ask('trust-gone-prompt', 4), 'room');
    const inPrivate = revealed(ask('listening-ideas-or-company', 3), 'private');
    const sealedAlex: CheckIn = { ...ask('listening-storyteller', 2), answeredAt: [null, now] };
    const sealedSam: CheckIn = { ...ask('listening-stranger', 1), answeredAt: [now, null], passed: [null, 'pass'] };
    await stores.checkIns.add([inRoom, inPrivate, sealedAlex, sealedSam]);
    await stores.answers.put(inRoom, 0, { words: new PartnerWords(written.samRoom) });
    await stores.answers.put(inRoom, 1, { words: new PartnerWords(written.alexRoom) });
    await stores.answers.put(inPrivate, 0, { choice: 'ideas', words: new PartnerWords(written.samPrivate) });
    await stores.answers.put(inPrivate, 1, { choice: 'company', words: new PartnerWords(written.alexPrivate) });
    await stores.answers.put(sealedAlex, 1, { words: new PartnerWords(written.alexSealed) });
    await stores.answers.put(sealedSam, 0, { words: new PartnerWords(written.samSealed) });
    const respond = async (to: RevealedCheckIn, side: 0 | 1, way: Way, words: string, answersTo?: string) => {
      const id = crypto.randomUUID();
      await stores.answers.addResponse(to, {
        id,
        checkInId: to.id,
        side,
        way,
        words: new PartnerWords(words),
        at: now + (answersTo === undefined ? 0 : 1),
        message: null,
        ...(answersTo === undefined ? {} : { answersTo }),
      });
      return id;
    };
    await respond(inRoom, 0, 'say-back', written.samResponse);
    await respond(inRoom, 1, 'value', written.alexResponse);
    await respond(inRoom, 0, 'answer', written.samAnswers, await respond(inRoom, 1, 'ask-more', written.alexAsks));
    const asked = await respond(inPrivate, 1, 'ask-more', written.alexPrivateResponse);
    await respond(inPrivate, 0, 'answer', written.samAnswersPrivately, asked);
    await stores.checkIns.setNever(couple.id, 0, 'listening-stranger', true);
    await stores.checkIns.setNever(couple.id, 1, 'listening-storyteller', true);

    await stores.tips.setSaved(couple.id, 0, savedTip, now);
    const message = { room: couple.room, message: 'somewhere' };
    const appreciate = async (side: 0 | 1, words: string, ago: number, shown = true) => {
      const id = crypto.randomUUID();
      const what = { id, coupleId: couple.id, side, at: now - ago * day, words: new PartnerWords(words) };
      await stores.appreciations.add({ ...what, message: shown ? message : null });
      return id;
    };
    await appreciate(0, written.samAppreciation, 5);
    await appreciate(1, written.alexAppreciation, 4);
    await stores.appreciations.takeBack(await appreciate(0, written.samTakenBack, 3));
    await appreciate(1, written.alexUnposted, 2, false);
    await stores.appreciations.takeBack(await appreciate(1, written.alexTakenBack, 1));
  });
}

function revealed(checkIn: CheckIn, reveal: 'room' | 'private'): RevealedCheckIn {
  const at = checkIn.openedAt + 1;
  return { ...checkIn, answeredAt: [at, at], revealedAt: at, reveal } as unknown as RevealedCheckIn;
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followUps } from '../../../src/features/looking-back/index.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { lastPrivate, openQuestion, write } from '../../flows/moves.ts';
import { PastWorld, words } from './past-world.ts';

const { questions } = followUps;
const followed = 'appreciation-made-easier';
const followUp = 'follow-appreciation-easier';

let past: PastWorld;
beforeEach(async () => {
  past = await PastWorld.open();
});
afterEach(() => past[Symbol.asyncDispose]());

/** Something to pick up, five weeks old, and enough since. */
async function told(changes: Partial<CheckIn> = {}): Promise<CheckIn> {
  await past.others(5);
  return past.answered(followed, 35, [words('SAM-THEN'), words('ALEX-THEN')], changes);
}

describe('a follow-up', () => {
  test('picks up what both answered, says when that was, and leads each to what they said', async () => {
    const { world } = past;
    const then = await told();
    const next = await past.next(questions);
    expect(next?.prompt.id).toBe(followUp);
    expect(next?.because).toMatchObject({ kind: 'follow-up', earlier: then.id, promptId: followed });
    await past.ask(next);
    const card = await openQuestion(world.alex);
    expect(card).toContain('In September you each told how the other had made a day easier.');
    expect(card).toContain('Back then, the question was: What’s your partner done lately');
    expect(await allText(world.guest)).not.toContain('THEN');
    await world.alex.click('See what we said');
    expect(await lastPrivate(world.alex)).toMatch(/SAM-THEN[\s\S]*ALEX-THEN/);
    await past.do(({ answers }) => answers.forget(past.couple.id, 0));
    await world.alex.click('See what we said', (await cardWith(world.alex, 'you each told how')).id);
    expect(await lastPrivate(world.alex)).not.toContain('SAM-THEN');
    expect(await lastPrivate(world.alex)).toContain('answer is gone');
    await write(world.sam, 'today');
    await write(world.alex, 'yesterday');
    await world.sam.command('checkin history');
    expect(await lastPrivate(world.sam)).toContain('It followed up on what you’d both said in September.');
  });

  test('comes when chance has it, never twice, and not before five others', async () => {
    await told();
    expect(await past.next(questions, () => 0.5)).toBeNull();
    await past.ask(await past.next(questions));
    for (const days of [1, 30, 200]) {
      expect(await past.next(questions, () => 0, past.world.now() + days * day)).toBeNull();
    }
  });

  test('with fewer questions since the last one, none comes, however much fits', async () => {
    await past.answered(followed, 35);
    await past.answered('appreciation-picked-up', 50);
    await past.others(2);
    expect(await past.next(questions)).toBeNull();
    await past.others(4, 10);
    expect(await past.next(questions)).not.toBeNull();
  });

  test('has its time: not too fresh, and not too old', async () => {
    const then = await told();
    for (const [days, comes] of [
      [27, false],
      [29, true],
      [363, true],
      [366, false],
    ] as const) {
      const next = await past.next(questions, () => 0, then.openedAt + days * day);
      expect([days, next !== null]).toEqual([days, comes]);
    }
  });

  test('a swapped one says no more of it', async () => {
    const { world } = past;
    await told();
    await past.ask(await past.next(questions));
    await world.sam.click('Swap');
    expect(await openQuestion(world.sam)).not.toContain('In September');
  });
});

describe('what may not be brought back, is not', () => {
  const nothing = async () => expect(await past.next(questions)).toBeNull();

  test('private answers', async () => {
    await told({ reveal: 'private' });
    await nothing();
  });

  test('just talking', async () => {
    await told({ mode: 'open' });
    await nothing();
  });

  test('a reveal that never came to their channel, and one in a channel that they have left', async () => {
    const then = await told({ revealMessage: null });
    await nothing();
    await past.do(({ checkIns }) =>
      checkIns.setRevealMessage(then.id, { room: { ...past.couple.room, room: 'before' }, message: 'there' }),
    );
    await nothing();
    await past.change({ ...past.couple, room: { ...past.couple.room, room: 'before' } });
    expect(await past.next(questions)).not.toBeNull();
  });

  test('what one of them has had removed', async () => {
    await told();
    await past.do(({ answers }) => answers.forget(past.couple.id, 1));
    await nothing();
  });

  test('what only one of them answered', async () => {
    const then = await told();
    await past.do(({ checkIns }) =>
      checkIns.save({ ...then, answeredAt: [then.openedAt, null], revealedAt: null, reveal: null }),
    );
    await nothing();
  });

  test('a question that one never wants to see again, the old one or the new one', async () => {
    await told();
    const never = (id: string, is: boolean) => past.do(({ checkIns }) => checkIns.setNever(past.couple.id, 0, id, is));
    for (const id of [followed, followUp]) {
      await never(id, true);
      await nothing();
      await never(id, false);
    }
    expect(await past.next(questions)).not.toBeNull();
  });

  test('a theme that one has ruled out, and what goes deeper than one of them likes', async () => {
    await told();
    const { couple } = past;
    const [sam, alex] = couple.partners;
    const as = (change: Partial<Couple['partners'][1]>) =>
      past.change({ ...couple, partners: [sam, { ...alex, ...change }] });
    await as({ themesNever: ['appreciation'] });
    await nothing();
    await past.answered('dreams-quiet-hope', 70);
    await nothing();
    await as({ depthLimit: 3 });
    await past.change({
      ...past.couple,
      partners: [
        { ...sam, depthLimit: 3 },
        { ...past.couple.partners[1], themesNever: ['appreciation'] },
      ],
    });
    expect((await past.next(questions))?.prompt.id).toBe('follow-dreams-quiet-hope');
  });

  test('a question that is too deep for one of them by now, though what picks it up is not', async () => {
    await past.others(5);
    await past.answered('affection-tender-habit', 40);
    expect((await past.next(questions))?.prompt).toMatchObject({ id: 'follow-affection-habit', depth: 1 });
    const [sam, alex] = past.couple.partners;
    await past.change({ ...past.couple, partners: [sam, { ...alex, depthLimit: 1 }] });
    await nothing();
  });

  test('what another couple said', async () => {
    const then = await told();
    await past.do(async ({ couples, checkIns }) => {
      const other = { ...past.couple, id: crypto.randomUUID(), room: { ...past.couple.room, room: 'theirs' } };
      await couples.add(other);
      expect(await checkIns.shownInRoom([{ coupleId: other.id, promptId: followed, at: then.openedAt }])).toEqual([]);
      expect(
        await checkIns.shownInRoom([{ coupleId: past.couple.id, promptId: followed, at: then.openedAt }]),
      ).toHaveLength(1);
    });
  });
});

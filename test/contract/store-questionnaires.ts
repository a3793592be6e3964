import { describe, expect, test } from 'vitest';
import type { Couple, Side } from '../../src/model/couple.ts';
import { asMet, closed, type Meeting, newMeeting, withRound } from '../../src/model/questionnaire/meeting.ts';
import { newRound, type Round } from '../../src/model/questionnaire/round.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

export function questionnairesAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const aRound = ({ id: coupleId }: Couple, side: Side, changes: Partial<Round> = {}): Round => ({
    ...newRound(
      { id: fresh('round'), coupleId, side, questionnaire: 'pulse' },
      { items: [{ id: 'calm', options: [] }] },
      noon,
    ),
    ...changes,
  });
  const done = { finishedAt: noon + 1, result: { means: { calm: 4 }, levels: { calm: 'high' }, regions: {} } } as const;
  const aMeeting = ({ id: coupleId }: Couple): Meeting =>
    newMeeting({ id: fresh('meeting'), coupleId, questionnaire: 'pulse', by: 0, reveal: 'room' }, noon);

  describe('questionnaires', () => {
    test('what was picked comes back to the one who picked it, sealed in the tables, and to nobody else', async () => {
      const ours = await couple();
      const round = aRound(ours, 1);
      await store().transaction(async ({ rounds }) => {
        await rounds.add(round);
        await rounds.save({ ...round, answers: { calm: 'quite-so-7' }, shown: ['calm'] });
        expect(await rounds.find(ours.id, 1, round.id)).toEqual({
          ...round,
          answers: { calm: 'quite-so-7' },
          shown: ['calm'],
        });
        expect(await rounds.begun(ours.id, 1, 'pulse')).toMatchObject({ id: round.id });
        for (const nobody of [
          await rounds.find(ours.id, 0, round.id),
          await rounds.find('another', 1, round.id),
          await rounds.begun(ours.id, 0, 'pulse'),
          await rounds.begun(ours.id, 1, 'style'),
        ]) {
          expect(nobody).toBeNull();
        }
        expect(await rounds.all(ours.id, 0)).toEqual([]);
      });
      expect(await dump()).not.toContain('quite-so-7');
    });

    test('only one of a kind is begun at a time, and finished ones come back newest first', async () => {
      const ours = await couple();
      const [first, second] = [aRound(ours, 0, done), aRound(ours, 0, { ...done, finishedAt: noon + 2 })];
      await store().transaction(async ({ rounds }) => {
        for (const one of [first, second, aRound(ours, 1, done), aRound(ours, 0)]) await rounds.add(one);
        expect(await rounds.finished(ours.id, 0, 'pulse', 9)).toEqual([second, first]);
        expect(await rounds.finished(ours.id, 0, 'pulse', 1)).toEqual([second]);
      });
      await expect(store().transaction(({ rounds }) => rounds.add(aRound(ours, 0)))).rejects.toThrow();
    });

    test('both are opened only by a meeting that is saved as met, and not any more once it was taken back', async () => {
      const ours = await couple();
      const [mine, theirs] = [aRound(ours, 0, done), aRound(ours, 1, done)];
      const meeting = withRound(aMeeting(ours), 0, mine.id, 'room', noon);
      const met = withRound(meeting, 1, theirs.id, 'room', noon);
      const open = asMet(met);
      if (open === null) throw new Error('they have not met');
      await store().transaction(async ({ rounds, meetings }) => {
        for (const one of [mine, theirs]) await rounds.add(one);
        await meetings.add(meeting);
        expect(await meetings.open(ours.id, 'pulse')).toEqual(meeting);
        await expect(rounds.openRounds(open)).rejects.toThrow('stay sealed');
      });
      await store().transaction(async ({ rounds, meetings }) => {
        await meetings.save(met);
        expect(await rounds.openRounds(open)).toEqual([mine, theirs]);
        expect(await meetings.met(ours.id, 'pulse', 9)).toEqual([met]);
        expect(await meetings.open(ours.id, 'pulse')).toBeNull();
        const [message, metMessage] = [aMessage(), aMessage()];
        await meetings.setMessage(met.id, message);
        await meetings.setMetMessage(met.id, metMessage);
        expect(await meetings.find(met.id)).toEqual({ ...met, message, metMessage });
      });
      await store().transaction(async ({ rounds, meetings }) => {
        await meetings.save(closed(met, noon));
        expect(await meetings.met(ours.id, 'pulse', 9)).toEqual([]);
        await expect(rounds.openRounds(open)).rejects.toThrow('stay sealed');
      });
    });

    test('when both met is known for any stretch of time, and what they met over before a moment', async () => {
      const ours = await couple();
      const metAt = (at: number): Meeting => ({ ...aMeeting(ours), metAt: at });
      const [before, first, second, after] = [noon - 1, noon, noon + 5, noon + 10].map(metAt);
      const takenBack = closed(metAt(noon + 2), noon + 3);
      const other = { ...metAt(noon + 3), questionnaire: 'style' as const };
      await store().transaction(async ({ meetings }) => {
        for (const one of [before, second, first, after, takenBack, other, aMeeting(ours)]) {
          if (one !== undefined) await meetings.add(one);
        }
        const period = { from: noon, until: noon + 10 };
        expect(await meetings.metIn(ours.id, 'pulse', period)).toEqual([noon, noon + 5]);
        expect(await meetings.metIn('nobody', 'pulse', period)).toEqual([]);
        expect(await meetings.met(ours.id, 'pulse', 2, noon + 10)).toEqual([second, first]);
        expect(await meetings.met(ours.id, 'pulse', 1)).toEqual([after]);
      });
    });

    test('forgetting one partner leaves the other’s, and an empty place where they met', async () => {
      const ours = await couple();
      const [mine, theirs] = [aRound(ours, 0, done), aRound(ours, 1, done)];
      const met = withRound(withRound(aMeeting(ours), 0, mine.id, 'room', noon), 1, theirs.id, 'room', noon);
      await store().transaction(async ({ rounds, meetings }) => {
        for (const one of [mine, theirs]) await rounds.add(one);
        await meetings.add(met);
        await meetings.forget(ours.id, 1);
        await rounds.forget(ours.id, 1);
        expect(await rounds.all(ours.id, 1)).toEqual([]);
        expect(await rounds.all(ours.id, 0)).toEqual([mine]);
        const [left] = await meetings.met(ours.id, 'pulse', 1);
        expect(left?.rounds).toEqual([mine.id, null]);
        expect(left === undefined ? null : await rounds.openRounds(left)).toEqual([mine, null]);
      });
      await store().transaction(({ couples }) => couples.erase(ours.id));
      expect(await store().transaction(({ meetings }) => meetings.find(met.id))).toBeNull();
      expect(await dump()).not.toContain(mine.id);
    });
  });
}

import { describe, expect, test } from 'vitest';
import { asRevealed } from '../../src/model/check-in.ts';
import { type Couple, withPartner } from '../../src/model/couple.ts';
import { day } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import {
  aCheckIn,
  aCouple,
  aMessage,
  aMoment,
  anAppreciation,
  anInvitation,
  aResponse,
  aRitual,
  aRoom,
  fresh,
  noon,
  revealed,
} from './store-fixtures.ts';

export function couplesAreKept(store: () => Store, dump: () => Promise<string>): void {
  const add = async (couple: Couple) => {
    await store().transaction((stores) => stores.couples.add(couple));
    return couple;
  };
  const find = (id: string) => store().transaction((stores) => stores.couples.find(id));
  const ended = (couple: Couple, at: number): Couple => ({
    ...couple,
    ending: { at, eraseAt: at + 30 * day },
  });

  describe('couples', () => {
    test('a couple comes back as it was added', async () => {
      const plain = await add(aCouple());
      expect(await find(plain.id)).toEqual(plain);
    });

    test('every setting comes back as it was saved', async () => {
      const couple = await add(aCouple());
      const changed: Couple = {
        ...withPartner(couple, {
          ...couple.partners[1],
          locale: 'pt-BR',
          zone: 'America/Sao_Paulo',
          nudges: false,
          depthLimit: 1,
          themesNever: ['fears', 'conflict'],
          leftAt: noon + 5,
        }),
        room: { ...aRoom(), under: 'a message' },
        reveal: 'private',
        answers: 'open',
        quietHours: { from: '00:00', to: '00:00' },
        pause: { until: noon + day, why: 'asked' },
        ending: { at: noon, eraseAt: noon + 30 * day },
      };
      await store().transaction((stores) => stores.couples.save(changed));
      expect(await find(couple.id)).toEqual(changed);
      expect(await store().transaction((stores) => stores.couples.lock(couple.id))).toEqual(changed);
    });

    test('what was never added is not found', async () => {
      expect(await find('nobody')).toBeNull();
      expect(await store().transaction((stores) => stores.couples.lock('nobody'))).toBeNull();
      expect(await store().transaction((stores) => stores.couples.activeIn(aRoom()))).toBeNull();
    });

    test('a room has one active couple, wherever in it one points', async () => {
      const couple = await add(aCouple());
      const under = { ...couple.room, under: 'some message' };
      expect(await store().transaction((stores) => stores.couples.activeIn(under))).toEqual(couple);
    });

    test('a second active couple in the same room is refused', async () => {
      const couple = await add(aCouple());
      await expect(add(aCouple({ room: couple.room }))).rejects.toThrow();
    });

    test('a couple that ended leaves its room free and is found there until it is erased', async () => {
      const first = await add(aCouple());
      await store().transaction((stores) => stores.couples.save(ended(first, noon)));
      const second = await add(aCouple({ room: first.room }));
      await store().transaction(async ({ couples }) => {
        expect((await couples.activeIn(first.room))?.id).toBe(second.id);
        expect((await couples.endedIn(first.room)).map((one) => one.id)).toEqual([first.id]);
      });
    });

    test("a person's couples are listed newest first, ended ones too", async () => {
      const older = await add(aCouple());
      const newer = await add(
        aCouple({ createdAt: noon + day, partners: [aCouple().partners[0], { ...older.partners[0], side: 1 }] }),
      );
      await store().transaction((stores) => stores.couples.save(ended(older, noon)));
      const found = await store().transaction((stores) => stores.couples.ofUser(older.partners[0].user));
      expect(found.map((one) => one.id)).toEqual([newer.id, older.id]);
    });

    test('nobody pairs with themselves', async () => {
      const one = aCouple();
      const same: Couple = { ...one, partners: [one.partners[0], { ...one.partners[1], user: one.partners[0].user }] };
      await expect(add(same)).rejects.toThrow();
    });

    test('a pause comes up when its end has passed, one without an end never', async () => {
      const short = await add(aCouple({ pause: { until: noon, why: 'asked' } }));
      const long = await add(aCouple({ pause: { until: noon + day, why: 'asked' } }));
      const endless = await add(aCouple({ pause: { until: null, why: 'forbidden' } }));
      const over = await add(ended(aCouple({ pause: { until: noon, why: 'asked' } }), noon));
      const early = await store().transaction((stores) => stores.couples.lockToResume(noon - 1, 100));
      const due = await store().transaction((stores) => stores.couples.lockToResume(noon, 100));
      const ids = due.map((one) => one.id);
      expect(early.map((one) => one.id)).not.toContain(short.id);
      expect(ids).toContain(short.id);
      for (const rests of [long, endless, over]) expect(ids).not.toContain(rests.id);
      const one = await store().transaction((stores) => stores.couples.lockToResume(noon + 2 * day, 1));
      expect(one).toHaveLength(1);
    });

    test('an ended couple is to be erased when its time has come, an active one never', async () => {
      const active = await add(aCouple());
      const old = await add(ended(aCouple(), noon - 30 * day));
      const recent = await add(ended(aCouple(), noon));
      const ids = await store().transaction((stores) => stores.couples.toErase(noon, 100));
      expect(ids).toContain(old.id);
      expect(ids).not.toContain(recent.id);
      expect(ids).not.toContain(active.id);
    });

    test('what points to a room that got another id points there now, and nothing else does', async () => {
      const [couple, others] = [await add(aCouple()), await add(aCouple())];
      const to = aRoom();
      const at = (one: Couple) => aMessage({ ...one.room, under: 'a message' });
      const all = [couple, others].map((one) => ({
        checkIn: aCheckIn(one, { message: at(one) }),
        moment: aMoment(one, 0, 'kept', { message: at(one) }),
        invitation: anInvitation({ room: one.room, coupleId: one.id, message: at(one) }),
      }));
      await store().transaction(async ({ couples, checkIns, moments, invitations, goals }) => {
        for (const { checkIn, moment, invitation } of all) {
          await checkIns.add([checkIn]);
          await moments.add(moment);
          await invitations.add(invitation);
          const review = { id: moment.id, coupleId: moment.coupleId, at: noon, question: 1, message: moment.message };
          await goals.addReview(review);
        }
        await couples.renameRoom(couple.room, to);
        const rooms = await Promise.all(
          all.map(async ({ checkIn, moment, invitation }) => [
            (await checkIns.find(checkIn.id))?.message?.room,
            (await moments.find(moment.id))?.message?.room,
            (await goals.findReview(moment.id))?.message?.room,
            (await invitations.find(invitation.id))?.message?.room,
          ]),
        );
        const there = { ...to, under: 'a message' };
        const here = { ...others.room, under: 'a message' };
        expect(rooms).toEqual([Array(4).fill(there), Array(4).fill(here)]);
        expect((await couples.activeIn(to))?.id).toBe(couple.id);
        expect(await couples.activeIn(couple.room)).toBeNull();
      });
    });

    test('erasing leaves nothing about the couple in any table, and nothing of others goes', async () => {
      const [gone, stays] = [await add(aCouple()), await add(aCouple())];
      const traces: string[] = [];
      const replies: [string, string][] = [];
      for (const couple of [gone, stays]) {
        const checkIn = aCheckIn(couple, { message: aMessage(couple.room) });
        const draft = { id: fresh('draft'), coupleId: couple.id, by: couple.partners[0].user, at: noon, form: '{}' };
        await store().transaction(async (stores) => {
          await stores.rituals.save([aRitual(couple)]);
          await stores.checkIns.add([checkIn]);
          await stores.checkIns.setNever(couple.id, 0, 'fears-dark', true);
          await stores.answers.put(checkIn, 0, { words: new PartnerWords('yes') });
          await stores.checkIns.save(revealed(checkIn));
          const open = asRevealed(revealed(checkIn));
          const reply = aResponse(checkIn, 1, 'so you say yes');
          if (open !== null) await stores.answers.addResponse(open, reply);
          await stores.posts.begin(`response:${reply.id}`, noon);
          replies.push([couple.id, reply.id]);
          const said = anAppreciation(couple, 0, 'your calm', { message: aMessage(couple.room) });
          await stores.appreciations.add(said);
          await stores.posts.begin(`appreciation:${said.id}`, noon);
          await stores.posts.finish(`appreciation:${said.id}`, said.message);
          await stores.tips.setShown(couple.id, 'gratitude-note', noon);
          await stores.tips.setHidden(couple.id, 'gratitude-note', true);
          await stores.tips.setSaved(couple.id, 1, 'gratitude-note', noon);
          await stores.drafts.add(draft);
          await stores.posts.begin(`check-in ${checkIn.id}`, noon);
          await stores.posts.finish(`check-in ${checkIn.id}`, checkIn.message);
          await stores.posts.begin(`tell ${couple.id}`, noon);
          const [from, to] = [couple.partners[0].user, couple.partners[1].user];
          await stores.invitations.add(anInvitation({ room: couple.room, from, to, state: 'accepted' }));
          await stores.invitations.add(anInvitation({ from, to, coupleId: couple.id }));
        });
        if (couple === gone)
          traces.push(couple.id, checkIn.id, draft.id, ...couple.partners.map((one) => one.user.user));
      }
      traces.push(...replies.filter(([couple]) => couple === gone.id).map(([, reply]) => reply));
      const before = await dump();
      for (const trace of traces) expect(before).toContain(trace);

      await store().transaction((stores) => stores.couples.erase(gone.id));

      const after = await dump();
      for (const trace of [...traces, gone.room.room]) expect(after).not.toContain(trace);
      const lost = before.split('\n').length - after.split('\n').length;
      expect(after.split('\n').filter((line) => line.includes(stays.id)).length).toBeGreaterThan(8);
      expect(
        before
          .split('\n')
          .filter((line) => traces.some((trace) => line.includes(trace)) || line.includes(gone.room.room)),
      ).toHaveLength(lost);
      expect(await find(gone.id)).toBeNull();
      expect(await find(stays.id)).toEqual(stays);
    });
  });
}

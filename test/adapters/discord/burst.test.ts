import { expect, test } from 'vitest';
import { simpleCard } from '../../contract/platform-cards.ts';
import { onDiscord } from './on-discord.ts';

test(
  'a burst is posted in order, each once, within what Discord takes in a second',
  onDiscord(
    async ({ twin, guild, room, worker }) => {
      const rooms = Array.from({ length: 60 }, () => ({ ...room, room: twin.world.addChannel(guild).id }));
      await Promise.all(rooms.map((one) => worker.post(one, simpleCard('Due'), `check-in:${one.room}`)));
      const posted = [...twin.world.messages.values()].map(({ channel }) => channel);
      expect(posted.length).toBe(60);
      expect(new Set(posted).size).toBe(60);
      expect(posted.slice(0, 10)).toEqual(rooms.slice(0, 10).map((one) => one.room));
      // One that Discord refused comes again at the end.
      const strays = posted.slice(-10).filter((channel) => !rooms.slice(-15).some((one) => one.room === channel));
      expect(strays.length).toBeLessThanOrEqual(twin.limits.refused);
      expect(twin.limits.refused).toBeLessThan(5);
    },
    { twin: { global: { most: 50, per: 1000 } } },
  ),
);

test(
  'what Discord refuses once is made up for evenly, and not refused again in every second that follows',
  onDiscord(
    async ({ twin, guild, room, worker }) => {
      const rooms = Array.from({ length: 130 }, () => ({ ...room, room: twin.world.addChannel(guild).id }));
      // Half of this second is somebody else's.
      for (let count = 0; count < 45; count += 1) twin.limits.take(twin.now(), null, true);
      await Promise.all(rooms.map((one) => worker.post(one, simpleCard('Due'), `check-in:${one.room}`)));
      expect(twin.world.messages.size).toBe(130);
      expect(twin.limits.refused).toBeGreaterThan(0);
      expect(twin.limits.refused).toBeLessThan(3);
    },
    { twin: { global: { most: 50, per: 1000 } } },
  ),
);

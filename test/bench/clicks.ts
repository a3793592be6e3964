import { setTimeout as wait } from 'node:timers/promises';
import { loadContent } from '../../adapters/files/load-content.ts';
import { newCheckIn } from '../../src/model/check-in.ts';
import { DiscordPerson } from '../fakes/discord-twin/person.ts';
import { addCouple } from './couple.ts';
import type { ServerWorld } from './server-world.ts';
import { within } from './within.ts';

/** Somebody who answers one question after the other. */
export type Clicks = {
  /** Answers so many, one every `pace` ms. Returns how long the form took each time, and the receipt (ms). */
  answer(count: number, pace: number): Promise<{ readonly forms: number[]; readonly receipts: number[] }>;
};

/** A couple whose channel is full of questions, which the workers have posted. */
export async function openClicks(world: ServerWorld, questions: number): Promise<Clicks> {
  const { twin, store, system } = world;
  const [sam, alex] = [twin.world.addUser('sam'), twin.world.addUser('alex')];
  const guild = twin.world.addGuild('Our server', [sam, alex]);
  const channel = twin.world.addChannel(guild);
  const coupleId = await addCouple(world, { platform: 'discord', space: guild.id, room: channel.id }, [
    sam.id,
    alex.id,
  ]);
  const prompts = [...(await loadContent('content')).library('en').prompts.values()].filter(
    (one) => one.format === 'words' && one.second === undefined && one.ritual === undefined && one.retired !== true,
  );
  const checkIns = Array.from({ length: questions }, (_, n) => {
    const promptId = prompts[n % prompts.length]?.id ?? '';
    return newCheckIn({ id: system.newId(), coupleId, origin: 'asked', promptId, mode: 'sealed' }, system.now() - n);
  });
  await store.transaction(async (stores) => {
    await stores.checkIns.add(checkIns);
    await stores.jobs.enqueue(checkIns.map(({ id }) => ({ name: 'post-check-in', checkInId: id })));
  });
  const cards = () =>
    [...twin.world.messages.values()].filter((one) => one.channel === channel.id && one.onlyFor === null);
  const posted = async (): Promise<void> => {
    while (cards().length < questions) await wait(100);
  };
  await within(600_000, 'the questions to be posted', posted());
  const left = cards().map(({ id }) => id);
  const person = new DiscordPerson(twin, channel, sam, new Map());

  const timed = async (deed: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await deed();
    return performance.now() - from;
  };

  return {
    answer: async (count, pace) => {
      const forms: number[] = [];
      const receipts: number[] = [];
      for (let n = 0; n < count; n += 1) {
        const paced = wait(pace);
        const card = left.shift();
        forms.push(await timed(() => person.click('Answer', card)));
        receipts.push(
          await timed(() => person.submit({ words: 'The slow breakfast, and that nobody looked at a clock.' })),
        );
        await paced;
      }
      return { forms, receipts };
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { BareCalls } from './bot-calls.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { openDiscordScene } from './discord-scene.ts';
import { percentile } from './percentile.ts';
import type { Progress } from './progress.ts';
import { couples } from './questions.ts';
import type { Result } from './result.ts';
import { type Deed, deeds, type Scene, type Times } from './scene.ts';
import { openSlackScene } from './slack-scene.ts';

const warmUp = 50;
const rounds = 300;

/** The least time that a round takes (ms), so that discord.js never waits for its own limit of 50 requests a second. */
const pace = 80;

/**
 * How long a person waits for a tip, a form, and the receipt of an answer, beside a bare bot on the same SDK that
 * answers a constant. Each bot is a process of its own, on loopback: what networks add comes on top, for both.
 */
export async function benchInteraction(progress: Progress): Promise<readonly Result[]> {
  return [
    ...(await benchPlatform('discord', openDiscordScene, progress)),
    ...(await benchPlatform('slack', openSlackScene, progress)),
  ];
}

async function benchPlatform(
  platform: 'discord' | 'slack',
  openScene: () => Promise<Scene>,
  progress: Progress,
): Promise<readonly Result[]> {
  progress.say(`posting questions on ${platform}`);
  await using ownScene = await openScene();
  await using attune = await startBot('attune', ownScene.where);
  const { room, people } = ownScene;
  const cards = await attune.ask(150_000, 'postQuestions', room, people, warmUp + rounds);
  await using bareScene = await openScene();
  await using bare = await startBot('bare', bareScene.where);
  const bareCard = bareScene.addCard();
  const taken = new Map<string, Times[]>();
  for (let round = 0; round < warmUp + rounds; round += 1) {
    if (round % 10 === 0) progress.say(`acting on ${platform}, ${round} of ${warmUp + rounds}`);
    const paced = wait(pace);
    const ours = { name: 'attune', scene: ownScene, bot: attune, card: cards[round] ?? '' } as const;
    const theirs = { name: 'bare', scene: bareScene, bot: bare, card: bareCard } as const;
    for (const deed of deeds) {
      // Who goes first takes turns, so that what disturbs the machine disturbs both.
      for (const side of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
        const times = await actOnce(side, deed, `a ${deed} on ${platform}`);
        if (round >= warmUp) listOf(taken, side.name, deed).push(times);
      }
    }
    await paced;
  }
  const mb = await attune.ask(5000, 'megabytes');
  return deeds.flatMap((deed) =>
    rowsOf(`interaction-${platform}-${deed}`, listOf(taken, 'attune', deed), listOf(taken, 'bare', deed), mb),
  );
}

type Side = {
  readonly scene: Scene;
  readonly bot: BotProcess<Pick<BareCalls, 'settle' | 'problems'>>;
  readonly card: string;
};

async function actOnce({ scene, bot, card }: Side, deed: Deed, what: string): Promise<Times> {
  const problem = async () => [...scene.violations, ...(await bot.ask(5000, 'problems'))][0];
  try {
    const times = await scene.act(deed, card, () => bot.ask(10_000, 'settle'));
    const found = await problem();
    if (found !== undefined) throw new Error(found);
    return times;
  } catch (error) {
    const why = await problem().catch(() => undefined);
    throw new Error(`${what} was not answered as it should be: ${why ?? (error as Error).message}`, { cause: error });
  }
}

/** Until the first answer; and until the content, where the two differ. */
function rowsOf(name: string, own: readonly Times[], bare: readonly Times[], mb: number): readonly Result[] {
  const differ = own.some(({ ack, done }) => done !== ack);
  return (differ ? (['ack', 'done'] as const) : (['ack'] as const)).map((which) => {
    const [mine, theirs] = [own, bare].map((all) => all.map((times) => times[which])) as [number[], number[]];
    const [p50, p99] = [percentile(mine, 50), percentile(mine, 99)];
    const [peer, peerP99] = [percentile(theirs, 50), percentile(theirs, 99)];
    return {
      name: which === 'ack' ? name : `${name}-done`,
      couples,
      ms: p50,
      mb,
      p50,
      p99,
      peer,
      peerP99,
      ratio: p50 / peer,
      against: 'a bare bot',
    };
  });
}

function listOf(taken: Map<string, Times[]>, side: string, deed: Deed): Times[] {
  const key = `${side} ${deed}`;
  const list = taken.get(key) ?? [];
  taken.set(key, list);
  return list;
}

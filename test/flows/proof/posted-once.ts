import { cp, rm } from 'node:fs/promises';
import { openOnDisk } from '../../adapters/postgres/open-store.ts';
import type { BothTwins } from '../../cli/both-twins.ts';
import type { ConnectedCouple } from './connected-couples.ts';
import type { Told } from './connected-load.ts';
import { fail } from './invariants.ts';

/** What a data folder holds: check-ins by couple, and the keys of the posts whose answer is known. */
export type Kept = {
  readonly checkIns: ReadonlyMap<string, readonly string[]>;
  readonly answered: ReadonlySet<string>;
};

/** Reads a copy of a folder, so that the next process finds the folder as the last one left it. */
export async function copyFolder(dataDir: string): Promise<{ read(): Promise<Kept> }> {
  const copy = `${dataDir}-copy`;
  // A socket cannot be copied, and is not part of the data.
  await cp(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return {
    read: async () => {
      const kept = await readKept(copy, null);
      await rm(copy, { recursive: true });
      return kept;
    },
  };
}

/** Reads a folder that no process uses, and holds it to what people were told. */
export async function readKept(dataDir: string, told: Told | null): Promise<Kept> {
  const { database, store, close } = await openOnDisk(dataDir);
  try {
    const rows = await database.kysely.selectFrom('check_ins').select(['id', 'couple_id']).execute();
    const posts = await database.kysely.selectFrom('posts').select('key').where('state', '=', 'posted').execute();
    await store.transaction(async ({ checkIns, answers }) => {
      for (const { checkIn: id, side, words } of told?.sealed ?? []) {
        const checkIn = await checkIns.find(id);
        const answer = checkIn === null ? null : await answers.own(checkIn, side);
        if (answer?.words?.reveal() !== words) fail(`the sealed answer of side ${side} to ${id} is lost`);
      }
    });
    const checkIns = Map.groupBy(rows, (row) => row.couple_id);
    return {
      checkIns: new Map([...checkIns].map(([couple, own]) => [couple, own.map(({ id }) => id)])),
      answered: new Set(posts.map(({ key }) => key)),
    };
  } finally {
    await close();
  }
}

/** The question that was due is there, and every other one of which somebody was told that it is on its way. */
export function expectAsked({ checkIns }: Kept, couples: readonly ConnectedCouple[], { asked }: Told): void {
  for (const { couple } of couples) {
    const wanted = 1 + (asked.get(couple.id) ?? 0);
    const own = checkIns.get(couple.id)?.length ?? 0;
    if (own < wanted)
      fail(`${wanted} questions were on their way to a couple on ${couple.room.platform}, ${own} are left`);
  }
}

/** Which check-ins stand in no channel. A couple that just talks has no buttons: its posts are known by their keys. */
export function missing(
  twins: BothTwins,
  couples: readonly ConnectedCouple[],
  { checkIns }: Pick<Kept, 'checkIns'>,
): readonly string[] {
  const keys = new Set(slackPosts(twins).map(({ key }) => key));
  return couples.flatMap(({ couple, posted }) => {
    const there = new Set(posted().map(({ checkIn }) => checkIn));
    return (checkIns.get(couple.id) ?? []).filter((id) =>
      couple.room.platform === 'slack' ? !(keys.has(`check-in:${id}`) || keys.has(`reveal:${id}`)) : !there.has(id),
    );
  });
}

/** Check-ins that stand in a channel of Discord more than once. */
export function twiceOnDiscord(couples: readonly ConnectedCouple[]): readonly string[] {
  const ids = couples
    .filter(({ couple }) => couple.room.platform === 'discord')
    .flatMap(({ posted }) => posted().map(({ checkIn, isReveal }) => `${isReveal ? 'the reveal of ' : ''}${checkIn}`));
  return repeated(ids);
}

/** Keys of posts that Slack has made more than one message of. */
export function twiceOnSlack(twins: BothTwins): readonly string[] {
  return repeated(slackPosts(twins).map(({ key }) => key));
}

function repeated(all: readonly string[]): readonly string[] {
  return all.filter((one, index) => all.indexOf(one) !== index);
}

/** How often Discord was asked for a post for which it had been asked before: it knows it by its nonce. */
export function askedAgain({ discord }: BothTwins): number {
  const nonces = discord.requests.flatMap(({ method, path, body }) =>
    method === 'POST' && path.endsWith('/messages') && body['nonce'] !== undefined ? [body['nonce']] : [],
  );
  return nonces.length - new Set(nonces).size;
}

/** Messages that Slack has made of posts, in order, each with the key that it carries. */
export function slackPosts({ workspace }: BothTwins): readonly { readonly key: string }[] {
  return workspace.messages.flatMap(({ metadata }) => {
    const key = (metadata as { event_payload?: { key?: string } } | null)?.event_payload?.key;
    return key === undefined ? [] : [{ key }];
  });
}

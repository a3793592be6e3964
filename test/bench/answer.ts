import { sql } from 'kysely';
import { newCheckIn } from '../../src/model/check-in.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { addCouple } from './couple.ts';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';
import { addCouples, openBenchWorld } from './world.ts';

/** A sealed answer, stored durably, one after the other; beside a bare row inserted into the same database. */
export async function benchAnswer(progress: Progress): Promise<readonly Result[]> {
  await using world = await openBenchWorld();
  const rounds = 300;
  progress.say(`storing ${rounds} answers`);
  await addCouples(world.db, 1, 1, world.system.now());
  await sql`delete from couples where id = 'c1'`.execute(world.db);
  const couple = await addCouple(world, { platform: 'web', space: 'bench', room: 'bench-room' }, ['p-0', 'p-1']);
  const answer = { words: new PartnerWords('What I liked most was the slow breakfast. '.repeat(5)) };
  const checkIns = Array.from({ length: rounds }, (_, n) =>
    newCheckIn(
      { id: `answer-${n}`, coupleId: couple, origin: 'asked', promptId: `prompt-${n}`, mode: 'sealed' },
      world.system.now(),
    ),
  );
  await world.store.transaction((stores) => stores.checkIns.add(checkIns));
  const begin = performance.now();
  for (const checkIn of checkIns) await world.store.transaction((stores) => stores.answers.put(checkIn, 0, answer));
  const ms = (performance.now() - begin) / rounds;
  await sql`create table bare (id int primary key, words text)`.execute(world.db);
  const bareBegin = performance.now();
  for (let n = 0; n < rounds; n += 1) await sql`insert into bare values (${n}, ${'x'.repeat(215)})`.execute(world.db);
  const bare = (performance.now() - bareBegin) / rounds;
  const mb = process.memoryUsage().rss / 1024 / 1024;
  return [{ name: 'answer', couples: 1, ms, mb, ratio: ms / bare, against: 'inserting one bare row' }];
}

import type { Side } from '../../../src/model/couple.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { advance, type Move, newSession, type SessionEvent } from '../../../src/model/practice/advance.ts';
import { pageNumber } from '../../../src/model/practice/session.ts';
import type { FakeWorld } from '../../flows/fake-world.ts';
import type { Filled } from './fillers.ts';

type Deed = readonly [Side, Move];

const say = (kind: 'answer' | 'draft' | 'propose' | 'line', text: string): Move => ({
  kind,
  words: { words: new PartnerWords(text) },
});
const pick = (id: string): Move => ({ kind: 'pick', words: { pick: new PartnerWords(id) } });
const join: Deed = [1, { kind: 'join' }];
const goOn: Deed = [0, { kind: 'go-on' }];

/** Both partners leave words of every kind in practices: sealed, shown, sent to one alone, proposed, kept. */
export async function addPractices(world: FakeWorld): Promise<Filled> {
  await add(world, 'apology', ...drafted(0, 'SAM-DRAFTED-IT'));
  await add(world, 'apology', ...drafted(1, 'ALEX-DRAFTED-IT'));
  await add(world, 'three-thanks', join, goOn, [0, say('answer', 'SAM-THANKS')], [1, say('answer', 'ALEX-THANKS')]);
  await add(world, 'three-thanks', join, goOn, [0, say('answer', 'SAM-THANKS-ALONE')]);
  await add(world, 'three-thanks', join, goOn, [1, say('answer', 'ALEX-THANKS-ALONE')]);
  const begin: Deed = [0, { kind: 'begin', first: 0 }];
  await add(world, 'talk-it-through', join, begin, goOn, [0, say('propose', 'SAM-PROPOSES-IT')]);
  await add(world, 'talk-it-through', join, begin, goOn, [1, say('propose', 'ALEX-PROPOSES-IT')]);
  return {
    sam: ['SAM-DRAFTED-IT', 'SAM-THANKS', 'SAM-THANKS-ALONE', 'SAM-PROPOSES-IT'],
    alexShown: ['ALEX-THANKS', 'ALEX-PROPOSES-IT'],
    alexUnshown: ['ALEX-DRAFTED-IT', 'ALEX-THANKS-ALONE'],
  };
}

function drafted(side: Side, text: string): readonly Deed[] {
  const begin: Deed = [side, { kind: 'begin', first: side }];
  return [join, begin, goOn, [side, pick('yes')], [side, say('draft', text)], [side, { kind: 'send', to: 'other' }]];
}

/** A session that has gone so far, and was stopped then. */
async function add(world: FakeWorld, id: string, ...deeds: readonly Deed[]): Promise<void> {
  const practice = world.content.library('en').practices.get(id);
  if (practice === undefined) throw new Error(`there is no practice ${id}`);
  await world.store.transaction(async ({ couples, practices }) => {
    const couple = await couples.activeIn(world.room);
    const about = { id: crypto.randomUUID(), coupleId: couple?.id ?? '', by: 0 } as const;
    let session = newSession(practice, about, world.now());
    const events = deeds.map(
      ([side, move]) =>
        (page: number): SessionEvent => ({ kind: 'move', side, page, move }),
    );
    for (const event of [...events, (): SessionEvent => ({ kind: 'stop', side: 0 })]) {
      const outcome = advance(practice, session, event(pageNumber(session)), world.now());
      if (!('session' in outcome)) throw new Error(`${id}: ${outcome.refused}`);
      session = outcome.session;
    }
    await practices.save(session);
  });
}

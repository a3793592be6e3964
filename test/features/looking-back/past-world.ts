import type { Prompt } from '../../../src/content/library.ts';
import type { Asked, NextQuestion, QuestionSource } from '../../../src/features/question-source.ts';
import type { Answer } from '../../../src/model/answer.ts';
import { type CheckIn, newCheckIn } from '../../../src/model/check-in.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day, type Instant } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { MessageRef } from '../../../src/model/place.ts';
import type { Stores } from '../../../src/port/store.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam and Alex, with a past that a test makes up. */
export class PastWorld {
  readonly world: FakeWorld;
  couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(): Promise<PastWorld> {
    const world = await FakeWorld.open({ settle: true, now: byDay });
    await pair(world);
    const couple = await world.store.transaction(({ couples }) => couples.activeIn(world.room));
    if (couple === null) throw new Error('nobody is paired');
    return new PastWorld(world, couple);
  }

  do<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.world.store.transaction(work);
  }

  async change(couple: Couple): Promise<void> {
    this.couple = couple;
    await this.do(({ couples }) => couples.save(couple));
  }

  prompt(id: string): Prompt {
    const found = this.world.content.library('en').prompts.get(id);
    if (found === undefined) throw new Error(`there is no question ${id}`);
    return found;
  }

  /** A question that both answered, so many days ago, and whose answers stand in the channel; or as `changes` have it. */
  async answered(
    promptId: string,
    days: number,
    answers: readonly [Answer, Answer] = [words('SAM-THEN'), words('ALEX-THEN')],
    changes: Partial<CheckIn> = {},
  ): Promise<CheckIn> {
    const at = this.world.now() - days * day;
    const what = { id: crypto.randomUUID(), coupleId: this.couple.id, origin: 'question', promptId } as const;
    const open = { ...newCheckIn({ ...what, mode: 'sealed' }, at), ...changes };
    const all: CheckIn = { ...open, answeredAt: [at, at + 1], revealedAt: at + 1, reveal: changes.reveal ?? 'room' };
    await this.do(async ({ checkIns, answers: kept }) => {
      await checkIns.add([all]);
      const card = 'revealMessage' in changes ? (changes.revealMessage ?? null) : this.card();
      await checkIns.setRevealMessage(all.id, card);
      await kept.put(all, 0, answers[0]);
      await kept.put(all, 1, answers[1]);
    });
    return all;
  }

  /** Other questions, a day apart and asked since, that nothing came of. */
  async others(count: number, lastDays = 1): Promise<void> {
    const prompts = [...this.world.content.library('en').prompts.values()].filter(
      (one) => one.apart === undefined && one.depth < 3 && one.theme === 'openness',
    );
    await this.do(({ checkIns }) =>
      checkIns.add(
        prompts.slice(0, count).map(({ id: promptId }, index) => {
          const what = { id: crypto.randomUUID(), coupleId: this.couple.id, origin: 'question', promptId } as const;
          return newCheckIn({ ...what, mode: 'sealed' }, this.world.now() - (lastDays + index) * day);
        }),
      ),
    );
  }

  card(): MessageRef {
    return { room: this.couple.room, message: `reveal-${crypto.randomUUID()}` };
  }

  /** What a source has for the couple now; chance is on its side, unless told otherwise. */
  async next(source: QuestionSource, random = () => 0, at?: Instant): Promise<NextQuestion | null> {
    const { content } = this.world;
    return this.do(async (stores) => {
      const history = (await stores.checkIns.historyOf([this.couple.id])).get(this.couple.id);
      if (history === undefined) throw new Error('the couple is gone');
      const asked: Asked = { couple: this.couple, library: content.library('en'), history, by: 'rhythm' };
      const context = {
        stores,
        content,
        rituals: [],
        random,
        now: at ?? this.world.now(),
        newId: () => crypto.randomUUID(),
      };
      return (await source.next([asked], context)).get(this.couple.id) ?? null;
    });
  }

  /** Puts to them what a source has, as the rhythm would. */
  async ask(next: NextQuestion | null): Promise<CheckIn> {
    if (next === null) throw new Error('there is nothing to ask');
    const what = { id: crypto.randomUUID(), coupleId: this.couple.id, origin: 'question' } as const;
    const checkIn = newCheckIn(
      {
        ...what,
        promptId: next.prompt.id,
        ...(next.because === undefined ? {} : { because: next.because }),
        mode: this.couple.answers,
      },
      this.world.now(),
    );
    await this.do(async ({ checkIns, jobs }) => {
      await checkIns.add([checkIn]);
      await jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id }]);
    });
    await this.world.settle();
    return checkIn;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.world[Symbol.asyncDispose]();
  }
}

export function words(text: string): Answer {
  return { words: new PartnerWords(text) };
}

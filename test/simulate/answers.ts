import { afterQuiet, day, hour } from './clock.ts';
import type { Known } from './placing.ts';

/** A question that was put to two people, which is chance, as they saw it: `key` names it, `prompt` says which it was. */
export type Asked = {
  readonly key: string;
  readonly room: string;
  readonly at: number;
  readonly us: boolean;
  readonly prompt: string;
  /** A small thing to do by tomorrow. */
  readonly isMission: boolean;
};

type Question = Asked & { readonly answered: [boolean, boolean]; remindAt: number | null };

const sides = [0, 1] as const;

/**
 * What comes of what two people answer: once both have, both answers, at once. Where one alone has, the other is
 * reminded, once, privately: four hours after that, counted from when it is not quiet for them; of a mission not within
 * two days of the question; once it is not quiet for them. Not once the next question is there, nor while all rests, and
 * not after the seven days for which a question takes answers.
 */
export class Answers {
  /** When both answers were shown. */
  readonly shown: number[] = [];
  readonly #known: Known;
  #all: readonly Question[] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  ask(asked: Asked): void {
    const open = this.#all.filter(({ at }) => asked.at - at < 8 * day);
    this.#all = [...open, { ...asked, answered: [false, false], remindAt: null }];
  }

  /** Whether both have answered by that. */
  answer(key: string, who: 0 | 1, at: number): boolean {
    const question = this.#all.find((one) => one.key === key);
    if (question === undefined || !this.isOpen(key, at)) return false;
    const isFirst = question.answered.every((has) => !has);
    question.answered[who] = true;
    if (isFirst) {
      const heard = this.#free(who === 0 ? 1 : 0, at);
      const wish = Math.max(heard + 4 * hour, question.isMission ? question.at + 2 * day : 0);
      question.remindAt = this.#free(who === 0 ? 1 : 0, wish);
    }
    const isShown = question.answered.every((has) => has);
    if (isShown) this.shown.push(at);
    return isShown;
  }

  /** Whether it still takes answers. */
  isOpen(key: string, now: number): boolean {
    const question = this.#all.find((one) => one.key === key);
    return question !== undefined && now - question.at < 7 * day && question.answered.some((has) => !has);
  }

  /** Whether it is the newest that takes answers, and waits for one of the two. */
  waitsFor(who: 0 | 1, key: string, now: number): boolean {
    const newest = this.#all.findLast((one) => this.isOpen(one.key, now));
    return newest?.key === key && !newest.answered[who];
  }

  /** When somebody is to be reminded next. */
  next(): number {
    return Math.min(...this.#all.flatMap(({ remindAt }) => remindAt ?? []));
  }

  /** Who is reminded now. */
  take(now: number, rests: boolean): readonly (0 | 1)[] {
    return this.#all.flatMap((question) => {
      if (question.remindAt === null || question.remindAt > now) return [];
      question.remindAt = null;
      const isNewest = question === this.#all.at(-1);
      if (rests || !isNewest || !this.isOpen(question.key, now)) return [];
      return sides.flatMap((side) => {
        if (question.answered[side]) return [];
        const free = this.#free(side, now);
        if (free <= now) return side;
        question.remindAt = free;
        return [];
      });
    });
  }

  #free(side: 0 | 1, at: number): number {
    return afterQuiet(this.#known.quiet, [this.#known.zones[side]], at);
  }
}

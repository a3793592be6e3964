import type { Answer } from '../../../src/model/answer.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import type { Couple, CoupleId, Side } from '../../../src/model/couple.ts';
import { endOfTime, type Instant } from '../../../src/model/instant.ts';
import { type RoomRef, sameRoom } from '../../../src/model/place.ts';
import type { Meeting } from '../../../src/model/questionnaire/meeting.ts';
import type { Round } from '../../../src/model/questionnaire/round.ts';
import { isWeekly, type Ritual } from '../../../src/model/ritual.ts';
import { Table, type TableShape } from './table.ts';
import { Undo } from './undo.ts';

/** `lookBackAt`: when their month is looked at next, for an offer. */
export type CoupleRow = { readonly couple: Couple; readonly lookBackAt: Instant };

/** `awake` follows the couple's, so that nobody who rests is found among what is due. */
export type RitualRow = { readonly ritual: Ritual; readonly awake: boolean };

/** `closing` until the card was looked at a last time after it closed. */
export type CheckInRow = { readonly checkIn: CheckIn; readonly closing: boolean };

/** What one of the two answered. */
export type AnswerRow = {
  readonly checkInId: string;
  readonly coupleId: CoupleId;
  readonly side: Side;
  readonly answer: Answer;
};

/** `side`: who never wants to see it again. */
export type PromptRow = { readonly coupleId: CoupleId; readonly promptId: string; readonly side: Side };

/** A post under its key. */
export type PostRow = {
  readonly key: string;
  readonly state: 'attempting' | 'posted';
  readonly since: Instant;
  readonly message: { readonly room: RoomRef; readonly message: string } | null;
};

/** Everything that a store in memory holds: the tables that several stores read, and those that one has for itself. */
export class Memory {
  readonly undo = new Undo();
  readonly #tables: Table<object, string, string>[] = [];

  readonly couples = this.table({
    name: 'couples',
    key: ({ couple }: CoupleRow) => couple.id,
    couple: ({ couple }) => couple.id,
    found: {
      room: ({ couple }) => [placeOf(couple.room)],
      channel: ({ couple: { room } }) => [`${room.platform} ${room.room}`],
      space: ({ couple: { room } }) => [`${room.platform} ${room.space}`],
      user: ({ couple }) => couple.partners.map(({ user }) => userText(user)),
    },
    due: {
      resume: ({ couple: { ending, pause } }) => (ending === null ? (pause?.until ?? null) : null),
      erase: ({ couple }) => couple.ending?.eraseAt ?? null,
      lookBack: ({ couple, lookBackAt }) => (isAwake(couple) && lookBackAt < endOfTime ? lookBackAt : null),
    },
  });

  readonly rituals = this.table({
    name: 'rituals',
    key: ({ ritual: { coupleId, name } }: RitualRow) => `${coupleId} ${name}`,
    couple: ({ ritual }) => ritual.coupleId,
    due: { next: ({ ritual, awake }) => (awake ? ritual.nextAt : null) },
    ranked: {
      farthestWeekly: (row) => (isWeekly(row.ritual.rhythm) ? -farOf(row) : null),
      farthestMonthly: (row) => (isWeekly(row.ritual.rhythm) ? null : -farOf(row)),
    },
  });

  readonly checkIns = this.table({
    name: 'check_ins',
    key: ({ checkIn }: CheckInRow) => checkIn.id,
    couple: ({ checkIn }) => checkIn.coupleId,
    due: {
      nudge: ({ checkIn }) => checkIn.nudgeAt,
      close: ({ checkIn, closing }) =>
        closing && checkIn.revealedAt === null && checkIn.message !== null ? checkIn.closesAt : null,
    },
  });

  readonly answers = this.table({
    name: 'answers',
    key: ({ checkInId, side }: AnswerRow) => `${checkInId},${side}`,
    couple: ({ coupleId }) => coupleId,
    sealed: ['answer'],
  });

  readonly rounds = this.table({
    name: 'rounds',
    key: ({ id }: Round) => id,
    couple: ({ coupleId }) => coupleId,
    sealed: ['items', 'answers', 'result', 'shown'],
  });

  readonly meetings = this.table({
    name: 'meetings',
    key: ({ id }: Meeting) => id,
    couple: ({ coupleId }) => coupleId,
  });

  /** When each prompt was last asked. */
  readonly asked = this.table({
    name: 'prompts_asked',
    key: ({ coupleId, promptId }: Omit<PromptRow, 'side'> & { readonly at: Instant }) => `${coupleId},${promptId}`,
    couple: ({ coupleId }) => coupleId,
  });

  readonly posts = this.table({ name: 'posts', key: ({ key }: PostRow) => key });

  /** What else goes with a couple. */
  readonly erasers: ((couple: Couple) => void)[] = [];

  /** A table that a store has for itself; it is erased and shown with all others. */
  table<Row extends object, Lookup extends string = never, Plan extends string = never>(
    shape: TableShape<Row, Lookup, Plan>,
  ): Table<Row, Lookup, Plan> {
    const table = new Table(this.undo, shape);
    this.#tables.push(table as unknown as Table<object, string, string>);
    return table;
  }

  /** The couple, which must be there. */
  couple(id: CoupleId): Couple {
    const row = this.couples.get(id);
    if (row === undefined) throw new Error(`couple ${id} is not there: it was erased, or never added`);
    return row.couple;
  }

  /** Every row of a couple, and every post that names one of them. */
  erase(id: CoupleId): void {
    const couple = this.couples.get(id)?.couple;
    if (couple === undefined) return;
    for (const erase of this.erasers) erase(couple);
    const ids = new Set(uuidsIn(id));
    for (const table of this.#tables) {
      for (const row of table.ofCouple(id)) {
        const key = table.shape.key(row);
        for (const part of uuidsIn(key)) ids.add(part);
        table.drop(key);
      }
    }
    for (const { key } of this.posts.all()) if (uuidsIn(key).some((part) => ids.has(part))) this.posts.drop(key);
  }

  /** Points whatever points to a room to another one. */
  rename(from: RoomRef, to: RoomRef): void {
    for (const table of this.#tables) {
      for (const row of table.all()) {
        const moved = movedTo(row, from, to);
        if (moved !== row) table.put(moved);
      }
    }
  }

  /** When time next brings something. */
  next(): Instant | null {
    let soonest: Instant | null = null;
    for (const table of this.#tables) {
      const at = table.next();
      if (at !== null && (soonest === null || at < soonest)) soonest = at;
    }
    return soonest;
  }

  lines(): readonly string[] {
    return this.#tables.flatMap((table) => table.lines());
  }
}

/** The same, wherever in it a room is named, with another in its place. */
function movedTo<Value extends object>(value: Value, from: RoomRef, to: RoomRef): Value {
  if (Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)) return value;
  const isRoom = 'platform' in value && 'space' in value && 'room' in value;
  if (isRoom) return sameRoom(value as RoomRef, from) ? { ...value, space: to.space, room: to.room } : value;
  const entries = Object.entries(value).map(
    ([name, one]) => [name, typeof one === 'object' && one !== null ? movedTo(one, from, to) : one] as const,
  );
  if (entries.every(([name, one]) => one === value[name as keyof Value])) return value;
  return (Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries)) as Value;
}

/** When it comes next, if that can be too far ahead: not where somebody asked to skip some. */
function farOf({ ritual, awake }: RitualRow): number {
  return awake && ritual.lastSkip?.why !== 'asked' ? (ritual.nextAt ?? 0) : 0;
}

export function isAwake({ ending, pause }: Couple): boolean {
  return ending === null && pause === null;
}

export function placeOf({ platform, space, room }: RoomRef): string {
  return `${platform} ${space} ${room}`;
}

export function userText({ platform, space, user }: Couple['partners'][0]['user']): string {
  return `${platform} ${space} ${user}`;
}

function uuidsIn(text: string): readonly string[] {
  return text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

import type { CoupleId } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { Agenda } from './agenda.ts';
import type { Undo } from './undo.ts';

/** What a table is, and by what its rows are found. */
export type TableShape<Row, Lookup extends string, Plan extends string> = {
  readonly name: string;
  readonly key: (row: Row) => string;
  /** Whose rows they are, so that they go with their couple. */
  readonly couple?: (row: Row) => CoupleId | null;
  /** Texts by which a row is found. */
  readonly found?: Readonly<Record<Lookup, (row: Row) => readonly string[]>>;
  /** When time brings something to a row. */
  readonly due?: Readonly<Partial<Record<Plan, (row: Row) => Instant | null>>>;
  /** Other numbers in whose order rows are found. */
  readonly ranked?: Readonly<Partial<Record<Plan, (row: Row) => number | null>>>;
  /** What the database seals: no text of a table shows it. */
  readonly sealed?: readonly (keyof Row & string)[];
};

/** Rows by their key. A row never changes: another takes its place, and until a transaction ends that can be undone. */
export class Table<Row extends object, Lookup extends string = never, Plan extends string = never> {
  readonly shape: TableShape<Row, Lookup, Plan>;
  readonly #undo: Undo;
  readonly #rows = new Map<string, Row>();
  readonly #lookups: readonly (readonly [(row: Row) => readonly string[], Map<string, Set<string>>])[];
  readonly #byName = new Map<string, Map<string, Set<string>>>();
  readonly #plans: readonly (readonly [(row: Row) => Instant | null, Agenda])[];
  readonly #agendas = new Map<string, Agenda>();
  readonly #timed: readonly Agenda[];

  constructor(undo: Undo, shape: TableShape<Row, Lookup, Plan>) {
    this.shape = shape;
    this.#undo = undo;
    const { couple, found, due, ranked } = shape;
    const ofCouple = (row: Row): readonly string[] => {
      const id = couple?.(row) ?? null;
      return id === null ? [] : [id];
    };
    const finders: Readonly<Record<string, (row: Row) => readonly string[]>> = {
      ...(found ?? {}),
      ...(couple === undefined ? {} : { [whose]: ofCouple }),
    };
    this.#lookups = Object.entries(finders).map(([name, textsOf]) => {
      const keys = new Map<string, Set<string>>();
      this.#byName.set(name, keys);
      return [textsOf, keys];
    });
    const agenda = (name: string, of: (row: Row) => number | null) => {
      const made = new Agenda((key) => {
        const row = this.#rows.get(key);
        return row === undefined ? null : of(row);
      });
      this.#agendas.set(name, made);
      return [of, made] as const;
    };
    const plansOf = (some: typeof due) => Object.entries<((row: Row) => number | null) | undefined>(some ?? {});
    const made = [...plansOf(due), ...plansOf(ranked)].flatMap(([name, of]) =>
      of === undefined ? [] : [agenda(name, of)],
    );
    this.#plans = made;
    this.#timed = made.slice(0, plansOf(due).length).map(([, one]) => one);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** Adds a row; there must be none with its key. */
  add(row: Row): void {
    const key = this.shape.key(row);
    if (this.#rows.has(key)) throw new Error(`${this.shape.name} already has ${key}`);
    this.#replace(key, row);
  }

  /** Adds a row, or replaces the one with its key. */
  put(row: Row): void {
    this.#replace(this.shape.key(row), row);
  }

  /** Puts another in the place of a row, if it is there. */
  change(key: string, change: (row: Row) => Row): void {
    const row = this.#rows.get(key);
    if (row !== undefined) this.#replace(key, change(row));
  }

  drop(key: string): void {
    if (this.#rows.has(key)) this.#replace(key, undefined);
  }

  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  ofCouple(id: CoupleId): readonly Row[] {
    return this.#found(whose, id);
  }

  by(lookup: Lookup, text: string): readonly Row[] {
    return this.#found(lookup, text);
  }

  /** What is due, the longest first and at one moment by key; or what has such a number at most, the least first. */
  due(plan: Plan, now: Instant, most: number): readonly Row[] {
    return (this.#agendas.get(plan)?.due(now, most) ?? []).flatMap((key) => this.#rows.get(key) ?? []);
  }

  /** When time next brings something, whatever that is. */
  next(): Instant | null {
    let soonest: Instant | null = null;
    for (const agenda of this.#timed) {
      const at = agenda.next();
      if (at !== null && (soonest === null || at < soonest)) soonest = at;
    }
    return soonest;
  }

  /** A line for each row, as a table of the database would show it. */
  lines(): readonly string[] {
    const { name, sealed = [] } = this.shape;
    const shown = (row: Row) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(row).map(([field, value]) => [
            field,
            value !== null && (sealed as readonly string[]).includes(field) ? sealedText : value,
          ]),
        ),
      );
    return [...this.#rows].map(([key, row]) => `${name} (${key},${shown(row)})`);
  }

  #found(lookup: string, text: string): readonly Row[] {
    const rows: Row[] = [];
    for (const key of this.#byName.get(lookup)?.get(text) ?? []) {
      const row = this.#rows.get(key);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  #replace(key: string, row: Row | undefined): void {
    const before = this.#rows.get(key);
    this.#undo.note(() => this.#set(key, before));
    this.#set(key, row);
  }

  #set(key: string, row: Row | undefined): void {
    const before = this.#rows.get(key);
    if (row === undefined) this.#rows.delete(key);
    else this.#rows.set(key, row);
    for (const [textsOf, keys] of this.#lookups) {
      const [old, now] = [before === undefined ? [] : textsOf(before), row === undefined ? [] : textsOf(row)];
      for (const text of old) if (!now.includes(text)) remove(keys, text, key);
      for (const text of now) if (!old.includes(text)) insert(keys, text, key);
    }
    for (const [dueAt, agenda] of this.#plans) {
      const at = row === undefined ? null : dueAt(row);
      if (at !== null && (before === undefined || dueAt(before) !== at)) agenda.put(at, key);
    }
  }
}

/** The lookup that every table of couples has. */
const whose = 'couple';

/** How every sealed text begins. */
const sealedText = 'eyJ';

function insert(keys: Map<string, Set<string>>, text: string, key: string): void {
  const some = keys.get(text);
  if (some === undefined) keys.set(text, new Set([key]));
  else some.add(key);
}

function remove(keys: Map<string, Set<string>>, text: string, key: string): void {
  const some = keys.get(text);
  some?.delete(key);
  if (some?.size === 0) keys.delete(text);
}

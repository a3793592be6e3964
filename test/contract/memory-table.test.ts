import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Table } from '../fakes/memory-store/table.ts';
import { Undo } from '../fakes/memory-store/undo.ts';

type Row = { readonly key: string; readonly couple: string; readonly at: number | null };

const rows = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  couple: fc.constantFrom('one', 'other'),
  at: fc.option(fc.integer({ min: 0, max: 5 })),
});

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), row: rows }) },
    fc.record({ kind: fc.constant('drop' as const), row: rows }),
    fc.record({ kind: fc.constantFrom('commit' as const, 'rollBack' as const, 'due' as const), row: rows }),
  ),
  { maxLength: 40 },
);

test('whatever is put, dropped, looked for and undone: a row is found by what it is, and what is due in its order', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const undo = new Undo();
      const table = new Table(undo, {
        name: 'rows',
        key: ({ key }: Row) => key,
        couple: ({ couple }) => couple,
        due: { at: ({ at }) => at },
      });
      let committed = new Map<string, Row>();
      let now = new Map<string, Row>();
      for (const { kind, row } of all) {
        switch (kind) {
          case 'put':
            table.put(row);
            now.set(row.key, row);
            break;
          case 'drop':
            table.drop(row.key);
            now.delete(row.key);
            break;
          case 'commit':
            undo.commit();
            committed = new Map(now);
            break;
          case 'rollBack':
            undo.rollBack();
            now = new Map(committed);
            break;
          case 'due':
            // A look changes nothing, however little of it is wanted.
            expect(table.due('at', 3, 1)).toEqual(dueOf(now).slice(0, 1));
        }
        expect(table.due('at', 3, 9)).toEqual(dueOf(now));
        const times = [...now.values()].flatMap(({ at }) => at ?? []);
        expect(table.next()).toBe(times.length === 0 ? null : Math.min(...times));
        for (const couple of ['one', 'other']) {
          const found = table.ofCouple(couple).toSorted((a, b) => (a.key < b.key ? -1 : 1));
          expect(found).toEqual(
            [...now.values()].filter((one) => one.couple === couple).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

function dueOf(all: ReadonlyMap<string, Row>): readonly Row[] {
  return [...all.values()]
    .filter(({ at }) => at !== null && at <= 3)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.key < b.key ? -1 : 1));
}

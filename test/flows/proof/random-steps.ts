import fc from 'fast-check';
import type { Who } from './journal.ts';
import { flavourNames } from './marked-text.ts';
import type { Deed, Step } from './step.ts';

/** Weighted so that a story of thirty steps pairs, asks, answers, reveals and responds, with mischief in between. */
export function randomSteps(options: { readonly least: number; readonly most: number }): fc.Arbitrary<Step[]> {
  return fc.array(step, { minLength: options.least, maxLength: options.most, size: 'max' });
}

/** What the other of the two and a stranger may do while a secret stays one: all but answering, for a week. */
export function othersDeeds(other: Who): fc.Arbitrary<Step[]> {
  const who = fc.oneof(
    { arbitrary: fc.constant(other), weight: 4 },
    { arbitrary: fc.constant<Who>('guest'), weight: 1 },
  );
  const looking = fc.oneof(
    fc.record({ do: fc.constant('look around' as const), who, nth: newest }),
    fc.record({ do: fc.constant('command' as const), who, nth, option: fc.constant(0), flavour, twice }),
    fc.record({ do: fc.constant('export' as const), who }),
    fc.integer({ min: 1, max: 1200 }).map((minutes) => ({ do: 'wait' as const, minutes })),
    fc.constant({ do: 'restart' as const, after: null }),
  );
  return fc.array(looking, { minLength: 4, maxLength: 8, size: 'max' });
}

const partner = fc.constantFrom<Who>('sam', 'alex');
const anybody = fc.oneof({ arbitrary: partner, weight: 8 }, { arbitrary: fc.constant<Who>('guest'), weight: 1 });
const flavour = fc.constantFrom(...flavourNames);
const nth = fc.nat({ max: 60 });
/** The newest things are pressed most. */
const newest = fc.oneof({ arbitrary: fc.nat({ max: 8 }), weight: 3 }, { arbitrary: nth, weight: 1 });
const twice = fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, { arbitrary: fc.constant(true), weight: 1 });

const press = fc.record({ do: fc.constant('press' as const), who: anybody, nth: newest, twice });
const pressAny = fc.record({ do: fc.constant('press any id' as const), who: anybody, nth, twice });
const submit = fc.record({ do: fc.constant('submit' as const), who: anybody, nth, flavour, twice });
const submitAny = fc.record({ do: fc.constant('submit any id' as const), who: anybody, nth: newest, flavour, twice });
const command = fc.record({ do: fc.constant('command' as const), who: anybody, nth, option: nth, flavour, twice });
const answer = fc.record({ do: fc.constant('answer' as const), who: partner, nth: fc.nat({ max: 3 }), flavour });
const respond = fc.record({ do: fc.constant('respond' as const), who: partner, nth: fc.nat({ max: 5 }), flavour });
const appreciate = fc.record({
  do: fc.constant('appreciate' as const),
  who: partner,
  nth: fc.nat({ max: 3 }),
  flavour,
});
const ask = fc.record({ do: fc.constant('ask' as const), who: partner });
const copy = fc.record({ do: fc.constant('export' as const), who: anybody });
const pair = fc.record({ do: fc.constant('pair' as const), who: partner });
const move = fc.record({ do: fc.constant('move' as const), who: partner });
const hide = fc.record({ do: fc.constant('hide the reveal' as const), who: partner });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { arbitrary: answer, weight: 8 },
  { arbitrary: press, weight: 8 },
  { arbitrary: submit, weight: 4 },
  { arbitrary: respond, weight: 3 },
  { arbitrary: appreciate, weight: 2 },
  { arbitrary: pressAny, weight: 3 },
  { arbitrary: submitAny, weight: 2 },
  { arbitrary: command, weight: 3 },
  { arbitrary: ask, weight: 3 },
  { arbitrary: copy, weight: 1 },
  { arbitrary: hide, weight: 1 },
  { arbitrary: pair, weight: 1 },
  { arbitrary: move, weight: 1 },
);

/** Both of them, or one and a stranger, in the same millisecond. */
const atOnce: fc.Arbitrary<Step> = fc
  .tuple(deed, deed)
  .filter(([one, other]) => one.who !== other.who)
  .map((both) => ({ do: 'at once', both }));

const bothAnswer: fc.Arbitrary<Step> = fc.tuple(answer, answer).map(([one, other]) => ({
  do: 'at once',
  both: [
    { ...one, who: 'sam' },
    { ...other, who: 'alex' },
  ],
}));

const wait: fc.Arbitrary<Step> = fc
  .oneof(
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 2, max: 30 }).map((hours) => hours * 60),
    fc.constant(4 * 1440),
  )
  .map((minutes) => ({ do: 'wait', minutes }));

const method = fc.constantFrom('post' as const, 'edit' as const, 'remove' as const, 'whisper' as const);

/** What is forbidden was not done; of the others nobody knows. */
const fail: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('fail' as const),
    method,
    kind: fc.constantFrom('rate-limited' as const, 'unavailable' as const, 'unknown' as const),
    after: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('fail' as const),
    method,
    kind: fc.constant('forbidden' as const),
    after: fc.constant(false),
  }),
);

const restart: fc.Arbitrary<Step> = fc.option(deed).map((after) => ({ do: 'restart', after }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: deed, weight: 14 },
  { arbitrary: wait, weight: 3 },
  { arbitrary: atOnce, weight: 3 },
  { arbitrary: bothAnswer, weight: 2 },
  { arbitrary: fail, weight: 2 },
  { arbitrary: restart, weight: 1 },
);

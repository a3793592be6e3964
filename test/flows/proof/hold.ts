import fc from 'fast-check';
import { proofRuns } from '../../proof-runs.ts';

/** Read before any test gives this process other variables. */
const given = process.env['ATTUNE_PROOF_SEED'];

/**
 * Holds a property to `runs` random cases, times `ATTUNE_PROOF_RUNS` if that is set. On failure it throws the
 * shortest case that was found, as the case tells itself, with the seed that brings it back as `ATTUNE_PROOF_SEED`.
 */
export async function hold<T>(
  cases: fc.Arbitrary<T>,
  shorter: (one: T) => Iterable<T>,
  check: (one: T) => Promise<void>,
  runs: number,
): Promise<void> {
  const details = await fc.check(fc.asyncProperty(cases, check), {
    endOnFailure: true,
    numRuns: Math.ceil(runs * proofRuns),
    ...(given === undefined ? {} : { seed: Number(given) }),
  });
  if (!details.failed) return;
  if (details.counterexample === null) throw new Error('the stories ended without one that fails');
  throw new Error(await explain(details, details.counterexample[0], shorter, check));
}

async function explain<T>(
  { seed, numRuns, errorInstance }: { seed: number; numRuns: number; errorInstance: unknown },
  one: T,
  shorter: (one: T) => Iterable<T>,
  check: (one: T) => Promise<void>,
): Promise<string> {
  const found = await shorten(one, messageOf(errorInstance), shorter, check);
  const again = `ATTUNE_PROOF_SEED=${seed} ATTUNE_PROOF_RUNS=100`;
  return `Story ${numRuns} does not hold (${again} brings it back). At its shortest it goes:\n${found}`;
}

/** At most so many tries, so that a failure is told within a minute or two. */
const patience = 150;

/** Takes the first shorter case that fails too, until none does. */
async function shorten<T>(
  first: T,
  told: string,
  shorter: (one: T) => Iterable<T>,
  check: (one: T) => Promise<void>,
): Promise<string> {
  let smallest = { one: first, told };
  let tries = 0;
  for (let improved = true; improved && tries < patience; ) {
    improved = false;
    for (const one of shorter(smallest.one)) {
      tries += 1;
      const failure = await check(one).then(
        () => null,
        (error: unknown) => messageOf(error),
      );
      if (failure !== null) smallest = { one, told: failure };
      improved = failure !== null;
      if (improved || tries >= patience) break;
    }
  }
  return smallest.told;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * How many times as much is tried of what is left to chance, and of what takes turns: `ATTUNE_PROOF_RUNS`, one unless a
 * maintainer wants more (CONTRIBUTING.md).
 */
export const proofRuns = Math.max(1, Number(process.env['ATTUNE_PROOF_RUNS'] ?? 1));

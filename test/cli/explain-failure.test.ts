import { describe, expect, test } from 'vitest';
import { CliError, explainFailure } from '../../src/cli/explain-failure.ts';

describe('a failure', () => {
  test('that nobody has words for tells its type and its place, and the rest only with LOG_LEVEL=debug', () => {
    const failure = new TypeError('my secret');
    expect(explainFailure(failure, false)).toMatch(
      /^Attune failed for a reason .* \(TypeError at .*explain-failure\.test.*LOG_LEVEL=debug/,
    );
    expect(explainFailure(failure, false)).not.toContain('my secret');
    expect(explainFailure(failure, true)).toMatch(/my secret\n\s+at /);
    class ErrnoError {
      readonly errno = 51;
    }
    expect(explainFailure(new ErrnoError(), false)).toContain('(ErrnoError 51)');
  });

  test('is the one that came first, not one while it was cleared away', () => {
    const first = new CliError('This is why.');
    expect(explainFailure(new SuppressedError(new Error('closing failed'), first), false)).toBe('This is why.');
  });
});

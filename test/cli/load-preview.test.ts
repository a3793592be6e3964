import { expect, test } from 'vitest';
import { CliError } from '../../src/cli/explain-failure.ts';
import { loadPreview } from '../../src/cli/load-preview.ts';

test('an installation without the preview says so; what else goes wrong is not taken for that', async () => {
  const failing = (code: string) => loadPreview(() => Promise.reject(Object.assign(new Error('failed'), { code })));
  await expect(failing('ERR_MODULE_NOT_FOUND')).rejects.toThrow(CliError);
  await expect(failing('ERR_MODULE_NOT_FOUND')).rejects.toThrow(/no preview to open.*without --omit=dev/);
  await expect(failing('EACCES')).rejects.toThrow('failed');
});

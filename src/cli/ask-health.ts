import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { loadEnvFile } from 'node:process';

/** How long Attune may take to answer (ms): it gives its database three seconds. */
const patience = 5000;

/**
 * Asks the Attune of this machine whether it is well, says what it answers, and ends with status 0 or 1. Loads nothing
 * else of Attune: where this is asked twice a minute, it costs a twentieth of what any other command does.
 */
export async function askHealth(): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env');
  const port = Number(process.env['ATTUNE_PORT'] || 4141);
  const { isWell, says } = await ask(port).catch(() => silent(port));
  process.stdout.write(`${says}\n`);
  process.exitCode = isWell ? 0 : 1;
}

type Heard = { readonly isWell: boolean; readonly says: string };

function ask(port: number): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: '/health', timeout: patience }, async (response) => {
      try {
        const { status, reason } = JSON.parse(Buffer.concat(await response.toArray()).toString());
        resolve({ isWell: response.statusCode === 200, says: [status, reason].filter(Boolean).join(': ') });
      } catch (error) {
        reject(error);
      }
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
}

function silent(port: number): Heard {
  return {
    isWell: false,
    says: `No Attune answers at port ${port} of this machine. Is it running, with this ATTUNE_PORT?`,
  };
}

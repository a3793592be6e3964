import type { Config } from '../../config.ts';
import { close, listen } from '../door/ports.ts';
import { explainFailure } from '../explain-failure.ts';
import type { Running } from './ask-running.ts';
import { type Finding, ok, problemFrom } from './finding.ts';

/** Whether a start could listen where it has to. Each port is opened for a moment, unless Attune already has it. */
export async function checkPorts(
  { port, discord, slack, healthListen }: Config,
  running: Running | null,
): Promise<readonly Finding[]> {
  const isConnected = discord !== null || slack !== null;
  const ports = [
    { name: 'ATTUNE_PORT', host: '127.0.0.1', port },
    ...(slack?.mode === 'http' && slack.listen !== undefined ? [{ name: 'ATTUNE_LISTEN', ...slack.listen }] : []),
    ...(healthListen !== undefined && isConnected ? [{ name: 'ATTUNE_HEALTH_LISTEN', ...healthListen }] : []),
  ];
  if (running !== null) return [ok('port', `Attune is running at port ${port}.`)];
  return Promise.all(
    ports.map(async ({ name, host, port: wanted }) => {
      try {
        await close(await listen(() => undefined, host, wanted, name));
        return ok('port', `Port ${wanted} (${name}) is free.`);
      } catch (error) {
        return problemFrom('port', explainFailure(error));
      }
    }),
  );
}

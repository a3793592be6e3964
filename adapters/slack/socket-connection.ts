import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import { slackTimes } from './limits.ts';
import type { Ways } from './proxy.ts';
import type { sdkLog } from './sdk-log.ts';

/** One connection of Socket Mode, from its hello to its end. */
export type SocketConnection = {
  /** Resolves with Slack's hello: how many connections the app has now, this one included. */
  open(): Promise<{ readonly connections: number }>;
  acknowledge(envelope: string, said: object | undefined): Promise<void>;
  isOpen(): boolean;
  /** Says goodbye, and does not wait for Slack to hang up. */
  close(): Promise<void>;
};

export type SocketEvents = {
  readonly envelope: (id: string, payload: unknown) => void;
  /** Slack is about to end this connection. */
  readonly ending: (reason: string) => void;
  readonly gone: () => void;
};

export type SocketSettings = { readonly appToken: string; readonly apiUrl: string | undefined; readonly ways: Ways };

/**
 * A connection through the SDK's client, of which only the wire is used. Its reading of frames is replaced: it throws,
 * in a promise that nobody waits for, for an envelope without an inner event (Slack's own `app_rate_limited`), for a
 * frame `null` and for a payload `null`, which ends the process (node-slack-sdk #2167, mended in socket-mode 3.1.1);
 * and it hangs up as soon as Slack asks for a new connection, before there is one.
 */
export function createSocketConnection(
  { appToken, apiUrl, ways }: SocketSettings,
  { logger, log }: { readonly logger: ReturnType<typeof sdkLog>; readonly log: Log },
  events: SocketEvents,
): SocketConnection {
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    ...(ways.dispatcher === undefined ? {} : { dispatcher: ways.dispatcher }),
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        fetch: ways.fetch,
        timeout: slackTimes.request,
      },
    },
  });
  let connections = 1;
  let over = false;

  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const frame = isBinary ? null : readFrame(data);
    if (frame === null) return log.debug('a frame from Slack could not be read');
    const { type, num_connections: count, reason, envelope_id: id, payload } = frame;
    if (type === 'hello') {
      if (typeof count === 'number') connections = count;
      // The event of the SDK's client that its `start` waits for.
      client.emit('connected');
    } else if (type === 'disconnect') events.ending(typeof reason === 'string' ? reason : '');
    else if (typeof id === 'string') events.envelope(id, payload);
  });
  client.on('disconnected', () => {
    if (over) return;
    over = true;
    events.gone();
  });

  const hangUp = (): void => {
    client.disconnect().catch(() => undefined);
  };

  const close = async (): Promise<void> => {
    over = true;
    hangUp();
    // Slack answers the goodbye, and keeps the line open (node-slack-sdk #2752); a second one cuts it.
    await new Promise((resolve) => setTimeout(resolve, slackTimes.goodbye));
    hangUp();
  };

  return {
    open: async () => {
      const gaveUp = Promise.withResolvers<never>();
      const patience = setTimeout(() => gaveUp.reject(new Error('Slack did not say hello')), slackTimes.hello);
      try {
        await Promise.race([client.start(), gaveUp.promise]);
        return { connections };
      } catch (error) {
        void close();
        throw error ?? new Error('Slack hung up before it said hello');
      } finally {
        clearTimeout(patience);
      }
    },
    acknowledge: async (envelope_id, said = {}) => {
      if (client.websocket?.isActive() !== true) throw new Error('the Slack socket is closed');
      const sent = Promise.withResolvers<void>();
      client.websocket.send(JSON.stringify({ envelope_id, payload: said }), (error) => {
        if (error === undefined || error === null) sent.resolve();
        else sent.reject(error);
      });
      await sent.promise;
    },
    isOpen: () => !over && client.websocket?.isActive() === true,
    close,
  };
}

type Frame = Readonly<Record<'type' | 'num_connections' | 'reason' | 'envelope_id' | 'payload', unknown>>;

function readFrame(data: unknown): Frame | null {
  try {
    const found: unknown = JSON.parse(String(data));
    return typeof found === 'object' && found !== null ? (found as Frame) : null;
  } catch {
    return null;
  }
}

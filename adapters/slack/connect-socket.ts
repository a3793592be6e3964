import { SocketModeReceiver, webApi } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import type { System } from '../../src/port/system.ts';
import { slackTimes } from './limits.ts';
import type { sdkLog } from './sdk-log.ts';
import { translateError } from './translate-error.ts';

/** A connection that is kept up until it is closed. */
export type Connection = { readonly receiver: SocketModeReceiver; open(): Promise<void>; close(): Promise<void> };

export type SocketSettings = { readonly appToken: string; readonly apiUrl: string | undefined };

export type SocketParts = {
  readonly logger: ReturnType<typeof sdkLog>;
  readonly log: Log;
  readonly system: System;
  /** Has to succeed before each connection. */
  readonly before: () => Promise<unknown>;
};

/**
 * Socket Mode. Reconnecting is done here: at once when Slack asks for it, as it does every few hours, and more and
 * more slowly while it does not work, for as long as it takes. The SDK's own way ends the process when a token is
 * withdrawn in between.
 */
export function connectSocket(
  { appToken, apiUrl }: SocketSettings,
  { logger, log, system, before }: SocketParts,
): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    processEventErrorHandler: async ({ error }) => {
      log.error('a Slack event was not handled', error);
      return false;
    },
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: slackTimes.request,
      },
    },
  });
  const { client } = receiver;
  let closing = false;
  let connecting = false;
  /** In a row; forgotten once a connection has held for a while. */
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let stable: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    connecting = true;
    const gaveUp = Promise.withResolvers<never>();
    const patience = setTimeout(() => gaveUp.reject(new Error('Slack did not say hello')), 30_000);
    try {
      await before();
      await Promise.race([client.start(), gaveUp.promise]);
      stable = setTimeout(() => (failures = 0), 30_000);
      stable.unref();
    } catch (error) {
      client.disconnect().catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(patience);
      connecting = false;
    }
  };

  const again = (): void => {
    clearTimeout(stable);
    if (closing || timer !== undefined) return;
    const longest = Math.min(1000 * 2 ** failures, 60_000);
    const wait = failures === 0 ? 0 : longest / 2 + (system.random() * longest) / 2;
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      if (closing) return;
      connect().then(
        () => log.info('the Slack socket is connected'),
        (error: unknown) => {
          log.warn('the Slack socket could not be connected', { failures, why: reason(error) });
          again();
        },
      );
    }, wait);
  };

  return {
    receiver,
    open: async () => {
      client.on('disconnected', () => {
        if (!connecting) again();
      });
      try {
        await connect();
      } catch (error) {
        if (translateError(error, 'the socket', system.now()).kind !== 'unavailable') throw error;
        log.warn('Slack does not answer yet, and is asked again', { why: reason(error) });
        failures = 1;
        again();
      }
    },
    close: async () => {
      closing = true;
      clearTimeout(timer);
      clearTimeout(stable);
      const gone = Promise.withResolvers<void>();
      const patience = setTimeout(gone.resolve, 2000);
      await Promise.race([client.disconnect().catch(() => undefined), gone.promise]);
      clearTimeout(patience);
    },
  };
}

function reason(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.name : 'closed';
}

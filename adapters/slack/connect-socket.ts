import { hour, type Instant } from '../../src/model/instant.ts';
import type { Condition } from '../../src/port/chat-platform.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { System } from '../../src/port/system.ts';
import { createEnvelopes } from './envelopes.ts';
import { finalCode } from './error-codes.ts';
import type { Take } from './intake.ts';
import { slackTimes } from './limits.ts';
import type { sdkLog } from './sdk-log.ts';
import { createSocketConnection, type SocketConnection, type SocketSettings } from './socket-connection.ts';
import { codeOf, translateError } from './translate-error.ts';

/** A connection that is kept up until it is closed. */
export type Connection = {
  open(take: Take): Promise<void>;
  close(): Promise<void>;
  condition(): Condition;
  /** Resolves with a sentence when Slack takes the tokens no more. */
  readonly lost: Promise<Error>;
  /** Looks whether Slack still takes the bot's token. */
  recheck(): Promise<void>;
};

/** Which of the two tokens Slack refuses for good. */
export type Withdrawn = 'bot' | 'app';

export type SocketParts = {
  readonly logger: ReturnType<typeof sdkLog>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  /** Asks Slack whose bot token it is; has to succeed before each connection. */
  readonly identify: () => Promise<unknown>;
  /** What the host reads where a token is refused: what, and what to do. */
  readonly refused: (which: Withdrawn, code: string) => string;
  /** How many other sockets there may be: those of processes that share what comes in. None if left out. */
  readonly others?: () => number;
};

/**
 * Socket Mode. Reconnecting is done here: when Slack asks for it, as it does every few hours, a second connection is
 * opened before the first one ends, so that there always is one; else at once, and more and more slowly while it does
 * not work, for as long as it takes. The SDK's own way leaves seconds without any.
 */
export function connectSocket(settings: SocketSettings, parts: SocketParts): Connection {
  const { log, metrics, system, identify, refused } = parts;
  const lost = Promise.withResolvers<Error>();
  const retiring = new Map<SocketConnection, NodeJS.Timeout>();
  let take: Take | null = null;
  let started = false;
  let current: SocketConnection | null = null;
  let closing = false;
  let end: string | null = null;
  let why = 'it was not connected yet';
  let since: Instant = system.now();
  /** In a row; forgotten once a connection has held for a while. */
  let failures = 0;
  let next: NodeJS.Timeout | undefined;
  let stable: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let shared = false;

  const count = (): void => metrics.gauge('slack_sockets_open', current === null ? 0 : 1);

  const envelopes = createEnvelopes({ take: () => take, current: () => current });

  /** Makes the next connection the current one. Slack may have said of it already that it is about to end. */
  const connect = async (): Promise<void> => {
    await asked('bot', identify);
    let endsAlready: string | null = null;
    const made: SocketConnection = createSocketConnection(settings, parts, {
      envelope: (id, payload) => envelopes.take(made, id, payload),
      ending: (reason) => {
        if (made === current) onEnding(made, reason);
        else endsAlready = reason;
      },
      gone: () => onGone(made),
    });
    const { connections } = await asked('app', () => made.open());
    if (closing || end !== null) return made.close();
    const broken = started && current === null;
    if (current !== null) retire(current);
    current = made;
    count();
    // Slack may still count one that broke.
    if (!broken) lookForOthers(connections);
    clearTimeout(stable);
    stable = setTimeout(() => (failures = 0), 30_000);
    stable.unref();
    if (endsAlready !== null) setTimeout(() => onEnding(made, endsAlready ?? ''));
  };

  /** A token that is refused for good ends it. */
  const asked = async <T>(which: Withdrawn, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (started && code !== null && finalCode(code)) giveUp(refused(which, code));
      throw error;
    }
  };

  const giveUp = (sentence: string): void => {
    if (end !== null || closing) return;
    end = sentence;
    log.warn('Slack does not take a token any more');
    lost.resolve(new Error(sentence));
    void closeAll();
  };

  /** One attempt after another, until there is a connection that is not about to end. */
  const again = (): void => {
    clearTimeout(stable);
    if (closing || end !== null || next !== undefined) return;
    const longest = Math.min(1000 * 2 ** failures, 60_000);
    const wait = failures === 0 ? 0 : longest / 2 + (system.random() * longest) / 2;
    failures += 1;
    next = setTimeout(() => {
      connect()
        .finally(() => (next = undefined))
        .then(
          () => log.info('the Slack socket is connected'),
          (error: unknown) => {
            why = reasonOf(error);
            if (end === null) log.warn('the Slack socket could not be connected', { failures, why });
            again();
          },
        );
    }, wait);
  };

  const onEnding = (which: SocketConnection, reason: string): void => {
    if (which !== current) return;
    why = `Slack ended the connection (${reason === '' ? 'it did not say why' : reason})`;
    // With too many there is no place for one more, and without Socket Mode none.
    if (reason === 'too_many_websockets' || reason === 'link_disabled') {
      failures = Math.max(failures, 3);
      log.warn('Slack ended the socket', { why: reason });
      onGone(which);
      which.close().catch(() => undefined);
    } else again();
  };

  const onGone = (which: SocketConnection): void => {
    clearTimeout(retiring.get(which));
    retiring.delete(which);
    if (which !== current) return;
    current = null;
    count();
    since = system.now();
    again();
  };

  /** Slack ends it by itself; until then it may still bring something. */
  const retire = (which: SocketConnection): void => {
    const timer = setTimeout(() => {
      retiring.delete(which);
      which.close().catch(() => undefined);
    }, slackTimes.retirement);
    timer.unref();
    retiring.set(which, timer);
  };

  /** Ours are the one that was made and those that are about to end. */
  const lookForOthers = (connections: number): void => {
    const known = 1 + (parts.others?.() ?? 0);
    const others = connections - known - [...retiring.keys()].filter((one) => one.isOpen()).length;
    if (others > 0 && !shared) {
      log.warn('another process uses the same Slack app token, and gets a part of what people do', { others });
    }
    shared = others > 0;
  };

  const closeAll = async (): Promise<void> => {
    for (const timer of [next, stable, ...retiring.values()]) clearTimeout(timer);
    clearInterval(watch);
    const open = [...retiring.keys(), ...(current === null ? [] : [current])];
    retiring.clear();
    current = null;
    count();
    await Promise.all(open.map((one) => one.close()));
  };

  return {
    open: async (taking) => {
      take = taking;
      metrics.gauge('slack_sockets_wanted', 1);
      try {
        await connect();
      } catch (error) {
        const { kind } = translateError(error, 'the socket', system.now());
        if (kind !== 'unavailable' && kind !== 'rate-limited') throw error;
        why = reasonOf(error);
        log.warn('Slack does not answer yet, and is asked again', { why });
        failures = 1;
        again();
      }
      started = true;
      // A line that Slack keeps open after its goodbye is no connection, and nothing tells.
      watch = setInterval(() => {
        if (current !== null && !current.isOpen()) onGone(current);
      }, slackTimes.watch);
      watch.unref();
    },
    close: async () => {
      closing = true;
      // Slack is told over this line what becomes of what it brought; and brings what comes meanwhile over this one too.
      await envelopes.settled(slackTimes.lastWords);
      await closeAll();
    },
    condition: () => {
      if (end !== null) return { state: 'lost', reason: end };
      const gap = system.now() - since;
      if (current?.isOpen() === true || (gap >= 0 && gap < 30_000)) return { state: 'up' };
      const seconds = gap < 0 || gap > 24 * hour ? '' : ` for ${Math.round(gap / 1000)} seconds`;
      return { state: 'down', reason: `There has been no connection to Slack${seconds}: ${why}.` };
    },
    lost: lost.promise,
    recheck: async () => {
      await asked('bot', identify).catch(() => undefined);
    },
  };
}

function reasonOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.name : 'the connection was closed');
}

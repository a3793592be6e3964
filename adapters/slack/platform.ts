import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Leases } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import type { System } from '../../src/port/system.ts';
import { clientOptions, openClients } from './clients.ts';
import type { Withdrawn } from './connect-socket.ts';
import { openInstalledEntrance, openSocketEntrance, type SlackSettings } from './entrance.ts';
import { createFindPosted } from './find-posted.ts';
import { createReplace } from './held-card.ts';
import type { ReadHome } from './home-tab.ts';
import { createIntake, type Intake } from './intake.ts';
import type { InteractionParts } from './interactions.ts';
import { slackTimes } from './limits.ts';
import { createNotices } from './notices.ts';
import { createPostMessage, type PostMessage } from './post-message.ts';
import { openProfiles } from './profiles.ts';
import { openWays, type ProxySettings } from './proxy.ts';
import { openResponses } from './response-url.ts';
import { sdkLog } from './sdk-log.ts';
import { createSeldom } from './seldom.ts';
import { createSpeaking } from './speaking.ts';
import { createPostWithPictures, pictureWaits } from './upload-pictures.ts';
import { createWhisper } from './whisper.ts';
import type { WordsIn } from './words.ts';

export type { SlackSettings } from './entrance.ts';

export type SlackParts = {
  readonly settings: SlackSettings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  readonly draw: DrawPicture;
  /** What the adapter says itself. */
  readonly words: WordsIn;
  /** Another address than `https://slack.com/api/`, for proxies and twins. */
  readonly baseUrl?: string;
  /** The host's settings for proxies; without any, Slack is reached directly. */
  readonly proxies?: ProxySettings;
  /** Over Socket Mode: how the sockets are shared out between processes. */
  readonly leases?: Leases;
  /** Needed over HTTP: where the workspaces' tokens are kept. */
  readonly installations?: InstallationStore;
  /** What stands on a person's Home tab; without it nothing is put there. */
  readonly home?: ReadHome;
  /** Takes the requests that are not Slack's, over HTTP. */
  readonly otherwise?: RequestListener;
  /** What the host reads where Slack takes one of the tokens no more: what, and what to do. */
  readonly refused?: (which: Withdrawn, code: string) => string;
  /** Says that something is done although its answer could not be shown, and where to look. */
  readonly notShown?: InteractionParts['notShown'];
  /** Other times than Slack's, in ms, for a twin that is in a hurry. */
  readonly times?: { readonly formPatience?: number; readonly request?: number; readonly picture?: readonly number[] };
};

/** Slack. `post` may be told since when an earlier try under the same key may have arrived. */
export interface SlackPlatform extends ChatPlatform {
  readonly name: 'slack';
  readonly post: PostMessage;
  /** Resolves when everything that came from Slack so far was dealt with. */
  readonly settled: () => Promise<void>;
  /** Over HTTP: Slack's requests and the installation pages, for a server of one's own. */
  readonly requestListener: RequestListener | null;
  /** Over HTTP, once started with `listen`: where it listens. */
  readonly address: () => AddressInfo | null;
}

/**
 * Connects to Slack: one workspace over Socket Mode, or any number over HTTP. Posting works before `start`, so a
 * process that only posts never has to listen.
 */
export function createSlackPlatform(parts: SlackParts): SlackPlatform {
  const { settings, log, metrics, system, baseUrl } = parts;
  const now = () => system.now();
  const logger = sdkLog(log);
  const times = { ...slackTimes, picture: pictureWaits, ...parts.times };
  const postPictures = createPostWithPictures({ draw: parts.draw, words: parts.words, log, waits: times.picture });
  const ways = openWays(parts.proxies ?? {});
  const options = clientOptions(baseUrl, logger, times.request, ways.fetch);
  const seldom = createSeldom(log, metrics, now);
  let inbox: Inbox | null = null;
  let intake: Intake | null = null;

  /** A process that only posts has nobody to tell. */
  const tell = async (notice: NoticeEvent): Promise<void> => {
    await inbox?.handle(notice);
  };
  const added = (space: string): void => {
    void tell({ kind: 'notice', what: 'space-open', place: { platform: 'slack', space } });
  };

  const entrance =
    settings.mode === 'socket'
      ? openSocketEntrance(settings, {
          ...parts,
          logger,
          ways,
          client: new webApi.WebClient(settings.botToken, { ...options }),
        })
      : openInstalledEntrance(settings, { ...parts, logger, ways, options, seldom, added });
  const clients = openClients(entrance.tokenOf, options);
  const find = createFindPosted(now);
  const respond = openResponses(ways.fetch);
  const speaking = createSpeaking(clients, now, parts.words, parts.home);
  const profiles = openProfiles(clients, now);

  const settled = async (): Promise<void> => intake?.settled();

  const showHome = async (space: string, user: string): Promise<void> => {
    try {
      await speaking.showHome(space, user, await profiles(space, user));
    } catch (error) {
      log.error('the Home tab was not shown', error);
    }
  };

  return {
    name: 'slack',
    requestListener: entrance.requestListener,
    address: entrance.address,
    start: async (given: Inbox) => {
      inbox = given;
      const { spaceOf } = entrance;
      const interactions = {
        inbox: given,
        clients,
        respond,
        postPictures,
        profiles,
        words: parts.words,
        spaceOf,
        system,
        log,
        metrics,
        showHome,
        patience: times.formPatience,
        ...(parts.notShown === undefined ? {} : { notShown: parts.notShown }),
      };
      const notices = createNotices({
        inbox: given,
        clients,
        spaceOf,
        installations: parts.installations,
        showHome,
        withdrawn: entrance.recheck,
      });
      intake = createIntake({ interactions, notices, log, seldom });
      await entrance.open(intake.take);
    },
    settled,
    post: createPostMessage(clients, find, postPictures, parts.words, now),
    edit: speaking.edit,
    whisper: createWhisper({ clients, find, postPictures, now, tell }),
    replace: createReplace({ clients, respond, now }),
    events: null,
    remove: speaking.remove,
    inspect: speaking.inspect,
    condition: entrance.condition,
    lost: entrance.lost,
    [Symbol.asyncDispose]: async () => {
      await entrance.close();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, 3000);
      await Promise.race([settled(), patience.promise]);
      clearTimeout(timer);
      await ways.close();
    },
  };
}

import type { HttpSettings } from '../../../adapters/slack/connect-http.ts';
import type { ReadHome } from '../../../adapters/slack/home-tab.ts';
import {
  createSlackPlatform,
  type SlackParts,
  type SlackPlatform,
  type SlackSettings,
} from '../../../adapters/slack/platform.ts';
import { createSlackTools } from '../../../adapters/slack/tools.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { features } from '../../bot/registry.ts';
import { readHome } from '../../features/home/index.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { Store } from '../../port/store.ts';
import type { InstallationStore } from '../../port/stores/installation-store.ts';
import { CliError } from '../explain-failure.ts';
import type { SlackConfig } from '../settings/platform-settings.ts';
import type { Connection, ConnectionParts } from './connection.ts';
import { installWords } from './install-words.ts';
import { landingWords } from './landing-words.ts';
import { refused, refusedApp, slackRefusal } from './slack-refusal.ts';
import { slackWords } from './slack-words.ts';
import { whereToLook } from './where-to-look.ts';

/** Slack, not connected yet. */
export function connectSlack(config: SlackConfig, parts: ConnectionParts): Connection {
  const { store, content, system } = parts;
  const usual = content.locales[0] ?? 'en';
  const platform = openSlack(config, {
    ...parts,
    landing: (locale) => landingWords(content.library(locale ?? usual), parts.hostPages ?? {}, config.history),
    installed: (locale) => installWords(content.library(locale ?? usual)),
    installations: installationsIn(store),
    home: (user, { locale }) =>
      store.transaction((stores) => readHome(features, { stores, content, now: system.now() }, user, locale)),
    words: (locale) => slackWords(content, locale ?? usual),
    notShown: (event) =>
      content.library(event.locale ?? 'en').say('refusals.done-not-shown', { command: whereToLook(event) }),
  });
  const tools = createSlackTools({ ...base(config), now: () => parts.system.now(), proxies: process.env });
  const check = async (): Promise<void> => {
    const refusal = await slackRefusal(config, tools).catch((error: unknown) => {
      // Slack does not answer now; the adapter tries on for as long as it takes.
      if (error instanceof PlatformError) return null;
      throw error;
    });
    if (refusal !== null) throw new CliError(`${refusal.says} ${refusal.remedy}`);
  };
  return {
    platform,
    role: config.mode === 'socket' ? 'gateway' : 'web',
    title: config.mode === 'socket' ? 'Slack' : 'Slack over HTTP',
    note:
      config.mode === 'socket' ? null : `To add Attune to a Slack workspace, open ${config.publicUrl}/slack/install`,
    requests: platform.requestListener,
    check,
    start: async (inbox) => {
      await check();
      try {
        await platform.start(inbox);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const closer = 'Look closer with: npm run -s attune -- doctor';
        throw new CliError(`Slack could not be connected (${why}). ${closer}`, { cause: error });
      }
    },
  };
}

export type OpenSlackParts = Omit<ConnectionParts, 'content' | 'store'> & {
  /** Over Socket Mode none is needed. */
  readonly installations: InstallationStore | null;
  /** What stands on a person's Home tab; without it nothing is put there. */
  readonly home?: ReadHome;
  /** What stands on the page at which a workspace adds Attune. */
  readonly landing?: HttpSettings['landing'];
  /** What stands on the pages after it; whoever only looks around has none. */
  readonly installed?: HttpSettings['installed'];
  /** What the adapter says itself; whoever only looks around says nothing. */
  readonly words?: SlackParts['words'];
  /** What is said where something is done, but its answer could not be shown. */
  readonly notShown?: SlackParts['notShown'];
};

/** Slack as the settings say. It can post and look around without being started. */
export function openSlack(config: SlackConfig, parts: OpenSlackParts): SlackPlatform {
  const { installations, home, notShown, leases, log, metrics, system, words = silent } = parts;
  return createSlackPlatform({
    settings: settingsOf(config, parts),
    log,
    metrics,
    system,
    draw: drawPicture,
    words,
    proxies: process.env,
    refused: (which, code) => {
      const { says, remedy } = which === 'bot' ? refused('SLACK_BOT_TOKEN', code) : refusedApp(code);
      return `${says} ${remedy} Then start Attune again.`;
    },
    ...(installations === null ? {} : { installations }),
    ...(home === undefined ? {} : { home }),
    ...(leases === undefined ? {} : { leases }),
    ...(notShown === undefined ? {} : { notShown }),
    ...base(config),
  });
}

function settingsOf(
  config: SlackConfig,
  { landing, installed = silent }: Pick<OpenSlackParts, 'landing' | 'installed'>,
): SlackSettings {
  if (config.mode === 'socket') return { mode: 'socket', botToken: config.botToken, appToken: config.appToken };
  const { signingSecret, clientId, clientSecret, stateSecret, publicUrl, history } = config;
  const secrets = { signingSecret, clientId, clientSecret, stateSecret };
  return { mode: 'http', ...secrets, publicUrl, history, installed, ...(landing === undefined ? {} : { landing }) };
}

function silent(): never {
  throw new Error('nothing is said to anybody here');
}

/** Every method a transaction of its own. */
function installationsIn(store: Store): InstallationStore {
  return {
    find: (space) => store.transaction(({ installations }) => installations.find(space)),
    save: (record) => store.transaction(({ installations }) => installations.save(record)),
    remove: (space, before) => store.transaction(({ installations }) => installations.remove(space, before)),
  };
}

function base({ baseUrl }: SlackConfig): { readonly baseUrl?: string } {
  return baseUrl === undefined ? {} : { baseUrl };
}

import type { CommandSpec } from '../../src/port/command-spec.ts';
import { publishCommands, type SlashCommandEntry } from './publish-commands.ts';
import { slackEvents, wantedScopes } from './scopes.ts';

/** Over Socket Mode nothing has to be reachable from outside; over HTTP `url` is where Attune is, without a path. */
export type ManifestMode = ({ readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string }) & {
  /** Whether Attune may look for its own posts; see `historyScopes`. */
  readonly history?: boolean;
};

/** What Slack shows of the app: in few words, in more, and of `/attune`. */
export type ManifestWords = { readonly description: string; readonly long: string; readonly command: string };

/** Where Attune listens, over HTTP. `begin` leads from the page at `install` to Slack's own. */
export const paths = {
  events: '/slack/events',
  install: '/slack/install',
  begin: '/slack/begin',
  redirect: '/slack/oauth_redirect',
} as const;

/** The app's manifest, to be pasted as JSON where Slack says "From a manifest". */
export type SlackManifest = {
  readonly _metadata: { readonly major_version: 2; readonly minor_version: 1 };
  readonly display_information: Readonly<
    Record<'name' | 'description' | 'long_description' | 'background_color', string>
  >;
  readonly features: {
    readonly app_home: Readonly<
      Record<'home_tab_enabled' | 'messages_tab_enabled' | 'messages_tab_read_only_enabled', boolean>
    >;
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlashCommandEntry[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
};

/** Builds the manifest from the command list, with the least scopes. */
export function slackManifest(
  commands: readonly CommandSpec[],
  words: ManifestWords,
  how: ManifestMode,
): SlackManifest {
  const base = how.mode === 'http' ? how.url.replace(/\/+$/, '') : null;
  const address = base === null ? {} : { request_url: `${base}${paths.events}` };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Attune',
      description: words.description,
      long_description: words.long,
      background_color: '#7a4b5e',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'attune', always_online: true },
      slash_commands: publishCommands(commands, words.command, base === null ? undefined : `${base}${paths.events}`),
    },
    oauth_config: {
      ...(base === null ? {} : { redirect_urls: [`${base}${paths.redirect}`] }),
      scopes: { bot: wantedScopes(how.history === true) },
    },
    settings: {
      event_subscriptions: { ...address, bot_events: slackEvents },
      interactivity: { is_enabled: true, ...address },
      // One workspace at a time, by somebody in it: an organisation does not decide this for a couple.
      org_deploy_enabled: false,
      socket_mode_enabled: how.mode === 'socket',
      // A token from the settings is not renewed by anybody; one from an installation is.
      token_rotation_enabled: how.mode === 'http',
    },
  };
}

import { slackScopes } from '../../adapters/slack/scopes.ts';
import type { TwinChannel, TwinGuild } from '../fakes/discord-twin/model.ts';
import { DiscordPerson } from '../fakes/discord-twin/person.ts';
import { DiscordTwin } from '../fakes/discord-twin/twin.ts';
import { overSocket } from '../fakes/slack-twin/delivery.ts';
import { SlackPerson } from '../fakes/slack-twin/slack-person.ts';
import { SlackTwin, twinApp } from '../fakes/slack-twin/slack-twin.ts';
import type { TwinWorkspace } from '../fakes/slack-twin/workspace-state.ts';

export const slackTokens = { SLACK_BOT_TOKEN: 'xoxb-twin', SLACK_APP_TOKEN: twinApp.appToken };

/** The variables of Slack over HTTP, for the twin's app. */
export function slackOverHttp(secret: string) {
  return {
    SLACK_SIGNING_SECRET: secret,
    SLACK_CLIENT_ID: twinApp.clientId,
    SLACK_CLIENT_SECRET: twinApp.clientSecret,
    SLACK_STATE_SECRET: 'state-secret',
    ATTUNE_PUBLIC_URL: 'https://attune.example.org',
  };
}

/** A Discord server and a Slack workspace, each with Sam and Alex in a channel, for a process of its own to connect to. */
export class BothTwins implements AsyncDisposable {
  readonly discord: DiscordTwin;
  readonly guild: TwinGuild;
  readonly channel: TwinChannel;
  readonly slack: SlackTwin;
  readonly workspace: TwinWorkspace;

  private constructor(discord: DiscordTwin, slack: SlackTwin) {
    this.discord = discord;
    this.slack = slack;
    const { world } = discord;
    this.guild = world.addGuild(
      'Our server',
      ['sam', 'alex'].map((name) => world.addUser(name)),
    );
    this.channel = world.addChannel(this.guild);
    this.workspace = slack.addWorkspace('T1', slackScopes);
    for (const [id, name] of [
      ['USAM', 'sam'],
      ['UALEX', 'alex'],
    ] as const)
      this.workspace.addUser(id, name);
    this.workspace.addChannel('CUS', 'private', [this.workspace.botUser, 'USAM', 'UALEX']);
    slack.tokens.give(this.workspace, slackTokens.SLACK_BOT_TOKEN);
  }

  /** With `shards`, Discord recommends so many connections. */
  static async open(shards = 1): Promise<BothTwins> {
    const calm = { most: 1000, per: 1000 };
    return new BothTwins(await DiscordTwin.open({ channel: calm, global: calm, shards }), await SlackTwin.open());
  }

  /** The variables that connect a process to both. */
  get env(): Readonly<Record<string, string>> {
    return { ...this.addresses, DISCORD_TOKEN: this.discord.token, ...slackTokens };
  }

  get addresses(): Readonly<Record<string, string>> {
    return { ATTUNE_DISCORD_API: this.discord.api, ATTUNE_SLACK_API: this.slack.apiUrl };
  }

  onDiscord(name: 'sam' | 'alex'): DiscordPerson {
    const user = [...this.discord.world.users.values()].find(({ username }) => username === name);
    if (user === undefined) throw new Error(`there is no ${name}`);
    return new DiscordPerson(this.discord, this.channel, user, new Map());
  }

  onSlack(id: 'USAM' | 'UALEX'): SlackPerson {
    const { slack: twin, workspace } = this;
    return new SlackPerson(id, {
      twin,
      workspace,
      channel: 'CUS',
      deliver: () => overSocket(twin),
      settled: async () => undefined,
    });
  }

  /** Everything that either platform would have refused. */
  get violations(): readonly string[] {
    return [...this.discord.violations, ...this.slack.violations];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.discord.close();
    await this.slack.close();
  }
}

/** Adds Attune to the twins’ workspace by the page that a process has at this port. Returns the status of its last page. */
export async function install(port: string, twins: BothTwins): Promise<number> {
  const begun = await fetch(`http://127.0.0.1:${port}/slack/begin`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const back = new URLSearchParams({ code: twins.slack.tokens.giveCode(twins.workspace), state });
  const done = await fetch(`http://127.0.0.1:${port}/slack/oauth_redirect?${back}`, { headers: { cookie } });
  return done.status;
}

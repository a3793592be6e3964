import { expect } from 'vitest';
import {
  createSlackPlatform,
  type SlackParts,
  type SlackPlatform,
  type SlackSettings,
} from '../../../adapters/slack/platform.ts';
import { wantedScopes } from '../../../adapters/slack/scopes.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { Inbox } from '../../../src/port/inbox.ts';
import { pageWords, words } from '../../adapters/slack/words.ts';
import { contractCommands } from '../../contract/platform-cards.ts';
import type { PlatformDriver } from '../../contract/platform-driver.ts';
import { FakeInbox } from '../fake-inbox.ts';
import { MemoryLog, MemoryMetrics } from '../memory-log.ts';
import { TestSystem } from '../test-system.ts';
import { type Deliver, overHttp, overSocket } from './delivery.ts';
import { MemoryInstallations } from './memory-installations.ts';
import { SlackPerson } from './slack-person.ts';
import { SlackTwin, twinApp } from './slack-twin.ts';
import type { TwinWorkspace } from './workspace-state.ts';

export type SlackOptions = {
  readonly mode?: 'socket' | 'http';
  /** Whether the app may read history. */
  readonly history?: boolean;
  readonly draw?: SlackParts['draw'];
  readonly home?: SlackParts['home'];
  readonly times?: SlackParts['times'];
  readonly proxies?: SlackParts['proxies'];
};

export const signingSecret = 'signing-secret';

export const botToken = 'xoxb-twin';

/** The adapter on its twin: a channel with two people, a stranger in it, and a bot that says what a test tells it. */
export class SlackWorld implements PlatformDriver {
  readonly twin: SlackTwin;
  readonly workspace: TwinWorkspace;
  readonly inbox: FakeInbox;
  readonly system = new TestSystem();
  readonly log = new MemoryLog();
  readonly metrics = new MemoryMetrics();
  readonly installations = new MemoryInstallations();
  readonly room: RoomRef = { platform: 'slack', space: 'T1', room: 'CUS' };
  readonly lostRoom: RoomRef = { platform: 'slack', space: 'TLOST', room: 'CLOST' };
  readonly one: SlackPerson;
  readonly other: SlackPerson;
  readonly stranger: SlackPerson;
  readonly #options: SlackOptions;
  #platform: SlackPlatform;
  #deliver: Deliver;

  private constructor(twin: SlackTwin, inbox: FakeInbox, options: SlackOptions) {
    this.twin = twin;
    this.inbox = inbox;
    this.#options = options;
    const scopes = wantedScopes(options.history !== false);
    this.workspace = twin.addWorkspace('T1', scopes);
    const people = [
      ['UONE', 'sam', 'Europe/Lisbon'],
      ['UOTHER', 'alex', 'America/New_York'],
      ['USTRANGER', 'guest', 'Asia/Tokyo'],
    ] as const;
    for (const [id, name, zone] of people) this.workspace.addUser(id, name, zone);
    this.workspace.addChannel('CUS', 'private', [this.workspace.botUser, ...people.map(([id]) => id)]);
    [this.one, this.other, this.stranger] = people.map(([id]) => this.person(id)) as [
      SlackPerson,
      SlackPerson,
      SlackPerson,
    ];
    twin.tokens.give(this.workspace, botToken);
    this.installations.records.set('T1', installed(this.workspace));
    this.#platform = this.#create();
    this.#deliver = overSocket(twin);
  }

  static async open(options: SlackOptions = {}, inbox = sayingInbox()): Promise<SlackWorld> {
    const world = await SlackWorld.prepare(options, inbox);
    await world.start();
    return world;
  }

  /** The same, not started yet. */
  static async prepare(options: SlackOptions = {}, inbox = sayingInbox()): Promise<SlackWorld> {
    const clock = { now: () => Date.now() };
    const world = new SlackWorld(await SlackTwin.open(() => clock.now()), inbox, options);
    clock.now = () => world.system.now();
    return world;
  }

  get platform(): SlackPlatform {
    return this.#platform;
  }

  /** Where the app listens, over HTTP. */
  get address(): string {
    return `http://127.0.0.1:${this.#platform.address()?.port}`;
  }

  person(id: string, channel = 'CUS', workspace = this.workspace): SlackPerson {
    const { twin } = this;
    return new SlackPerson(id, {
      twin,
      workspace,
      channel,
      deliver: () => this.#deliver,
      settled: () => this.#platform.settled(),
    });
  }

  /** Delivers something that no person did. */
  get deliver(): Deliver {
    return this.#deliver;
  }

  async start(inbox: Inbox = this.inbox): Promise<void> {
    await this.#platform.start(inbox);
    if (this.#options.mode === 'http') this.#deliver = overHttp(this.twin, () => this.address, signingSecret);
  }

  async restart(inbox: Inbox = this.inbox): Promise<void> {
    await this.#platform[Symbol.asyncDispose]();
    this.workspace.forgetEphemeral();
    this.#platform = this.#create();
    await this.start(inbox);
  }

  /** Fails the test if Slack would have refused anything. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#platform[Symbol.asyncDispose]();
    await this.twin.close();
    expect(this.twin.violations).toEqual([]);
  }

  #create(): SlackPlatform {
    const { draw, home, times, proxies } = this.#options;
    return createSlackPlatform({
      draw: draw ?? drawPicture,
      words: () => words,
      settings: settingsFor(this.#options.mode ?? 'socket'),
      log: this.log,
      metrics: this.metrics,
      system: this.system,
      baseUrl: this.twin.apiUrl,
      installations: this.installations,
      ...(home === undefined ? {} : { home }),
      ...(times === undefined ? {} : { times }),
      ...(proxies === undefined ? {} : { proxies }),
    });
  }
}

function sayingInbox(): FakeInbox {
  const inbox = new FakeInbox();
  inbox.commands = contractCommands;
  return inbox;
}

function settingsFor(mode: 'socket' | 'http'): SlackSettings {
  if (mode === 'socket') return { mode, botToken, appToken: twinApp.appToken };
  return {
    mode,
    signingSecret,
    clientId: twinApp.clientId,
    clientSecret: twinApp.clientSecret,
    stateSecret: 'state-secret',
    publicUrl: 'https://attune.example.org',
    installed: () => pageWords,
    listen: { port: 0, host: '127.0.0.1' },
  };
}

function installed(workspace: TwinWorkspace) {
  const bot = { token: botToken, userId: workspace.botUser, id: 'B1', scopes: workspace.scopes };
  const value = JSON.stringify({
    team: { id: workspace.id },
    bot,
    user: { id: 'UINSTALLER' },
    authVersion: 'v2',
    isEnterpriseInstall: false,
    metadata: '1',
  });
  return { space: workspace.id, installedAt: 1, value };
}

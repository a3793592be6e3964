import type appreciate from '../../content/en/copy/appreciate.json';
import type checkIn from '../../content/en/copy/check-in.json';
import type commands from '../../content/en/copy/commands.json';
import type discord from '../../content/en/copy/discord.json';
import type help from '../../content/en/copy/help.json';
import type history from '../../content/en/copy/history.json';
import type home from '../../content/en/copy/home.json';
import type host from '../../content/en/copy/host.json';
import type install from '../../content/en/copy/install.json';
import type notices from '../../content/en/copy/notices.json';
import type obstacles from '../../content/en/copy/obstacles.json';
import type pairing from '../../content/en/copy/pairing.json';
import type preview from '../../content/en/copy/preview.json';
import type privacy from '../../content/en/copy/privacy.json';
import type prompt from '../../content/en/copy/prompt.json';
import type refusals from '../../content/en/copy/refusals.json';
import type respond from '../../content/en/copy/respond.json';
import type rhythm from '../../content/en/copy/rhythm.json';
import type settings from '../../content/en/copy/settings.json';
import type slack from '../../content/en/copy/slack.json';
import type support from '../../content/en/copy/support.json';
import type tips from '../../content/en/copy/tips.json';

/**
 * The files of the bot's own sentences. A feature adds its own here, in its `index.ts`:
 * `declare module '…/content/copy.ts' { interface CopyFiles { toast: typeof import('…/toast.json') } }`.
 */
export interface CopyFiles {
  appreciate: typeof appreciate;
  'check-in': typeof checkIn;
  commands: typeof commands;
  discord: typeof discord;
  help: typeof help;
  history: typeof history;
  home: typeof home;
  host: typeof host;
  install: typeof install;
  notices: typeof notices;
  obstacles: typeof obstacles;
  pairing: typeof pairing;
  preview: typeof preview;
  privacy: typeof privacy;
  prompt: typeof prompt;
  refusals: typeof refusals;
  respond: typeof respond;
  rhythm: typeof rhythm;
  settings: typeof settings;
  slack: typeof slack;
  support: typeof support;
  tips: typeof tips;
}

/** The name of one of the bot's own sentences: its file, a dot, and its key there (`pairing.invite-title`). */
export type CopyKey = {
  [File in keyof CopyFiles]: `${File}.${Exclude<keyof CopyFiles[File], '$schema'> & string}`;
}[keyof CopyFiles];

/** The ICU messages of one language, by key. */
export type Copy = Readonly<Record<CopyKey, string>>;

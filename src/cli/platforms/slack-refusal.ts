import type { SlackTools } from '../../../adapters/slack/tools.ts';
import type { SlackConfig } from '../settings/platform-settings.ts';
import { remedyFor, type VariableName } from '../settings/variables.ts';

/** What Slack does not take of the settings, and what to do. */
export type Refusal = { readonly says: string; readonly remedy: string };

/** The first of the settings that Slack refuses, or `null`. Throws a `PlatformError` if Slack does not answer. */
export async function slackRefusal(config: SlackConfig, tools: SlackTools): Promise<Refusal | null> {
  if (config.mode === 'http') {
    const client = await tools.checkClient(config.clientId, config.clientSecret);
    return client.taken ? null : refused('SLACK_CLIENT_ID', client.code, 'SLACK_CLIENT_ID with SLACK_CLIENT_SECRET');
  }
  const bot = await tools.identify(config.botToken);
  if (!bot.taken) return refused('SLACK_BOT_TOKEN', bot.code);
  const app = await tools.checkAppToken(config.appToken);
  return app.taken ? null : refusedApp(app.code);
}

export function refused(name: VariableName, code: string, what: string = name): Refusal {
  return { says: `Slack refused ${what} (${code}).`, remedy: remedyFor(name) };
}

/** A token that is right may be refused because the app does not use Socket Mode. */
export function refusedApp(code: string): Refusal {
  const { says, remedy } = refused('SLACK_APP_TOKEN', code);
  return { says, remedy: `${remedy} Under Socket Mode, "Enable Socket Mode" has to be on.` };
}

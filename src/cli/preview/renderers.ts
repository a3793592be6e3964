import type { Renderers } from '../../../adapters/web/renderings.ts';

/** How Discord and Slack get what the preview shows: by their own adapters, loaded when somebody looks. */
export const renderers: Renderers = {
  discord: async () => (await import('./discord-bodies.ts')).discordBodies,
  slack: async () => (await import('./slack-bodies.ts')).slackBodies,
};

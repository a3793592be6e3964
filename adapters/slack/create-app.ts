import { App, type BlockAction, LogLevel, type Receiver, type SlashCommand, type ViewSubmitAction } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import { onForm } from './form-submission.ts';
import { type Ack, type FormAck, type InteractionParts, onAction, onCommand } from './interactions.ts';
import type { createNotices, SlackNotice } from './notices.ts';
import { slackEvents } from './scopes.ts';
import type { sdkLog } from './sdk-log.ts';

export type Listeners = {
  readonly interactions: InteractionParts;
  readonly notices: ReturnType<typeof createNotices>;
  /** Counts what runs, so that a stop can wait for it. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/**
 * The SDK's app. It looks up no token before a listener runs, as it would by itself, because that is database work
 * and has to come after the acknowledgement.
 */
export function createApp(receiver: Receiver, logger: ReturnType<typeof sdkLog>, log: Log): App {
  const app = new App({
    // Hides the installer, which the SDK would take its tokens from.
    receiver: { init: (one) => receiver.init(one), start: () => receiver.start(), stop: () => receiver.stop() },
    authorize: async ({ teamId }) => (teamId === undefined ? {} : { teamId }),
    ignoreSelf: false,
    convoStore: false,
    logger,
    logLevel: LogLevel.INFO,
  });
  app.error(async (error) => log.error('a Slack listener failed', error));
  return app;
}

/** Takes everything that Slack sends to the bot. */
export function listen(app: App, { interactions, notices, track }: Listeners): void {
  app.command(/^\/.*/, ({ body, ack }) => track(onCommand(body as SlashCommand, ack as Ack, interactions)));
  app.action(/.*/, ({ body, ack }) => track(onAction(body as BlockAction, ack as Ack, interactions)));
  app.view({ callback_id: /.*/, type: 'view_submission' }, ({ body, ack }) =>
    track(onForm(body as ViewSubmitAction, ack as FormAck, interactions)),
  );
  for (const name of slackEvents) {
    app.event(name, ({ body }) => track(notices(body as unknown as SlackNotice)));
  }
}

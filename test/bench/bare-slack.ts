import { App, type Logger, LogLevel } from '@slack/bolt';
import { twinApp } from '../fakes/slack-twin/slack-twin.ts';
import type { BareCalls, Where } from './bot-calls.ts';
import { within } from './within.ts';

/** The least that a bot on Bolt can do: it acknowledges, and then answers with a constant. */
export async function openBareSlack({ api, token }: Omit<Where, 'platform'>): Promise<BareCalls & AsyncDisposable> {
  const problems: string[] = [];
  let running: Promise<unknown> = Promise.resolve();
  const follow = (work: Promise<unknown>): Promise<void> => {
    running = work;
    return work.then(() => undefined);
  };
  const app = new App({
    token,
    appToken: twinApp.appToken,
    socketMode: true,
    logger: errorsInto(problems),
    clientOptions: { slackApiUrl: api },
    installerOptions: { clientOptions: { slackApiUrl: api } },
  });
  app.command('/tip', ({ ack, respond }) => follow(ack().then(() => respond({ response_type: 'in_channel', ...tip }))));
  app.action('answer', ({ ack, body }) =>
    follow(ack().then(() => app.client.views.open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view }))),
  );
  app.view('answer', ({ ack, body }) =>
    follow(ack().then(() => app.client.chat.postEphemeral({ channel: 'CUS', user: body.user.id, ...thanks }))),
  );
  await within(30_000, 'the bare bot to connect to Slack', app.start());
  return {
    settle: async () => void (await running),
    problems: async () => problems,
    [Symbol.asyncDispose]: async () => void (await app.stop()),
  };
}

function errorsInto(problems: string[]): Logger {
  const nothing = (): void => undefined;
  const error = (...said: unknown[]): void => void problems.push(said.map(String).join(' '));
  const level = { setLevel: nothing, getLevel: () => LogLevel.ERROR, setName: nothing };
  return { debug: nothing, info: nothing, warn: nothing, error, ...level };
}

function saying(text: string) {
  return { text, blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }] };
}

const tip = saying('Take a walk together.');
const thanks = saying('Thank you.');

const view = {
  type: 'modal' as const,
  callback_id: 'answer',
  title: { type: 'plain_text' as const, text: 'Your answer' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: { type: 'plain_text' as const, text: 'What do you say?' },
      element: { type: 'plain_text_input' as const, action_id: 'words', multiline: true },
    },
  ],
};
